import { Type, type Static } from 'typebox';
import { EntryCorrected } from '../ledger/entry-corrected.event.js';
import { defineEvent, type EventOf, type FactOf } from '../ledger/fact.js';
import { DecimalSchema, IdSchema, LocalDateSchema, nullable, oneOf, Sha256Schema, ShortTextSchema, TextSchema } from '../ledger/schemas.js';

/** Rule 2: the six kinds of deadline. `date` is the last day (`by`, `within`), absent for `relative` until triggered and for `ongoing`. */
export const DEADLINE_KINDS = ['by', 'within', 'from', 'recurring', 'relative', 'ongoing'] as const;
export const DeadlineSchema = Type.Object({
  kind: oneOf(DEADLINE_KINDS),
  /** The words of the plan. */
  raw: ShortTextSchema,
  date: nullable(LocalDateSchema),
  from: nullable(LocalDateSchema),
  every: nullable(oneOf(['week', 'month', 'quarter', 'half-year', 'year'])),
  /** Day of the period, 1–31, for `recurring`. */
  day: nullable(Type.Integer({ minimum: 1, maximum: 31 })),
});
export type Deadline = Static<typeof DeadlineSchema>;

/** Rule 5: what a milestone has to reach, where the text is plain. */
export const TargetSchema = Type.Object({
  raw: ShortTextSchema,
  unit: ShortTextSchema,
  direction: Type.Union([Type.Literal('at-least'), Type.Literal('at-most'), Type.Literal('increase'), Type.Literal('decrease')]),
  baseline: nullable(DecimalSchema),
  value: DecimalSchema,
});
export type Target = Static<typeof TargetSchema>;

/** Rule 7: role as printed; `derived` marks the lead that registration derived because only responsible units were given. */
export const ResponsibilitySchema = Type.Object({
  unit: IdSchema,
  printedName: ShortTextSchema,
  role: Type.Union([Type.Literal('lead'), Type.Literal('responsible'), Type.Literal('supporting')]),
  /** Which responsibility bracket of the text, from 1. */
  group: Type.Integer({ minimum: 1 }),
  derived: Type.Boolean(),
});
export type Responsibility = Static<typeof ResponsibilitySchema>;

export const MilestoneSchema = Type.Object({
  /** Unique in its measure: `m1`, `m2` …; occurrences of a recurring one are `m1@2021-05` in state and in later events. */
  milestone: IdSchema,
  label: ShortTextSchema,
  deadline: nullable(DeadlineSchema),
  targets: Type.Array(TargetSchema),
});
export type Milestone = Static<typeof MilestoneSchema>;

/** A number as printed before an indicator, an item or a measure; documents count below 1,000 (intake/numbering.ts). */
const NumberingSchema = Type.Integer({ minimum: 0, maximum: 9999 });

const milestone = { milestone: IdSchema };

export const MEASURE_KINDS = ['numbered', 'main-text'] as const;

export const MeasureRegistered = defineEvent({
  type: 'measure-registered',
  version: 4,
  label: '措施登记',
  data: Type.Object({
    plan: IdSchema,
    indicator: Type.Object({ ordinal: nullable(NumberingSchema), name: ShortTextSchema }),
    item: nullable(Type.Object({ number: nullable(NumberingSchema), title: ShortTextSchema })),
    number: nullable(NumberingSchema),
    title: ShortTextSchema,
    text: nullable(TextSchema),
    /** Last day of the plan: recurring milestones yield occurrences until then. */
    planEnds: LocalDateSchema,
    /**
     * Rule 2: first day on which an occurrence of a recurring deadline can fall due: the plan's issue date, else the day the ledger took
     * it in. Null in what was registered before version 4: from the day of the registration, or from the deadline's own.
     */
    occurrencesFrom: nullable(LocalDateSchema),
    milestones: Type.Array(MilestoneSchema, { minItems: 1 }),
    units: Type.Array(ResponsibilitySchema),
    /** Rule 6: the plan names further units by 等 or 等相关部门 only (未列全), until the office names them. */
    unitsIncomplete: Type.Boolean(),
    /** `main-text` (正文任务): a duty of the plan's main text, outside its numbered measures. Totals count the two apart. */
    kind: oneOf(MEASURE_KINDS),
    source: Type.Object({ documentSha256: nullable(Sha256Schema), textSha256: nullable(Sha256Schema), reference: ShortTextSchema }),
    /** Fields above that a person changed against the reading of the document. */
    changedByHand: Type.Array(ShortTextSchema),
  }),
  upcasts: {
    // Version 1 held the targets of the measure as one list; they belong to the milestone they are due with.
    1: ({ targets, milestones, ...rest }) => ({
      ...rest,
      milestones: (milestones as object[]).map((one, index) => ({ ...one, targets: index === 0 ? (targets ?? []) : [] })),
    }),
    // Version 2 held numbered measures only, as they were read.
    2: (data) => ({ ...data, unitsIncomplete: false, kind: 'numbered', changedByHand: [] }),
    3: (data) => ({ ...data, occurrencesFrom: null }),
  },
});

/** The full text of the plan document, added when the document of a seeded measure is imported. */
export const MeasureTextAttached = defineEvent({
  type: 'measure-text-attached', version: 1, label: '原文载入',
  data: Type.Object({ text: TextSchema, textSha256: Sha256Schema, documentSha256: Sha256Schema }),
});

/** Rule 6: the group of the measure for which the unit acts as one of its members, each for itself; null: the plan names the unit. */
const memberOf = { memberOf: nullable(IdSchema) };
const withoutMembers = { 1: (data: Record<string, unknown>) => ({ ...data, memberOf: null }) };

/** `implied`: the unit filed without acknowledging first; filing is acknowledging. */
export const MeasureAcknowledged = defineEvent({
  type: 'measure-acknowledged', version: 2, label: '签收',
  data: Type.Object({ unit: IdSchema, ...memberOf, implied: Type.Boolean() }),
  upcasts: withoutMembers,
});

/** Rule 12: `enteredFor` names the source where the office enters for a unit (代填). */
const enteredFor = { enteredFor: nullable(Type.Object({ source: ShortTextSchema })) };

export const ProgressReported = defineEvent({
  type: 'progress-reported', version: 2, label: '进展填报',
  data: Type.Object({
    ...milestone, unit: IdSchema, ...memberOf, text: TextSchema, cumulative: nullable(DecimalSchema),
    problems: nullable(TextSchema), nextSteps: nullable(TextSchema), ...enteredFor,
  }),
  upcasts: withoutMembers,
});

export const PACES = ['ahead', 'on-pace', 'behind', 'not-quantified', 'undated'] as const;
export const PaceAssessed = defineEvent({
  type: 'pace-assessed', version: 1, label: '进度评定',
  data: Type.Object({ ...milestone, pace: oneOf(PACES), reason: nullable(TextSchema) }),
});

/**
 * `completedOn` is the day the unit says it was done; the checker may accept another (rule 3). A member's own part is done with it.
 * `completes`: the members of the group that reports whose parts make up the milestone: in the report of theirs that was entered last, or
 * in one of the group's own, where a member that left was the last one missing. When and as of what day it is reported follows from theirs.
 */
export const CompletionReported = defineEvent({
  type: 'completion-reported', version: 2, label: '报完成',
  data: Type.Object({ ...milestone, unit: IdSchema, ...memberOf, text: TextSchema, completedOn: LocalDateSchema, ...enteredFor, completes: nullable(Type.Array(IdSchema, { minItems: 1 })) }),
  upcasts: { 1: (data) => ({ ...data, memberOf: null, completes: null }) },
});
/** Close-out (销号): `completedOn` is the completion date that the checker accepts; on time or late is judged by it. */
export const CompletionVerified = defineEvent({
  type: 'completion-verified', version: 1, label: '核验销号',
  data: Type.Object({ ...milestone, completedOn: LocalDateSchema, opinion: nullable(TextSchema) }),
});
export const CompletionReturned = defineEvent({
  type: 'completion-returned', version: 1, label: '退回整改',
  data: Type.Object({ ...milestone, reason: TextSchema, limit: LocalDateSchema }),
});
export const MilestoneReopened = defineEvent({
  type: 'milestone-reopened', version: 1, label: '重新启用',
  data: Type.Object({ ...milestone, reason: TextSchema }),
});
export const MilestoneSuspended = defineEvent({
  type: 'milestone-suspended', version: 1, label: '暂停',
  data: Type.Object({ ...milestone, reason: TextSchema }),
});
export const MilestoneResumed = defineEvent({
  type: 'milestone-resumed', version: 1, label: '恢复',
  data: Type.Object({ ...milestone, reason: nullable(TextSchema) }),
});
export const MilestoneTerminated = defineEvent({
  type: 'milestone-terminated', version: 1, label: '终止',
  data: Type.Object({ ...milestone, reason: TextSchema }),
});

/**
 * Rule 4. Whether a request was late is computed from its day and the deadline then in force, never stored. A member of a group asks for
 * its own part: what it is granted moves its own date, not the group's.
 */
export const ExtensionRequested = defineEvent({
  type: 'extension-requested', version: 2, label: '申请延期',
  data: Type.Object({ ...milestone, unit: IdSchema, ...memberOf, reason: TextSchema, progress: TextSchema, proposedDate: LocalDateSchema }),
  upcasts: withoutMembers,
});
export const ExtensionGranted = defineEvent({
  type: 'extension-granted', version: 1, label: '同意延期',
  data: Type.Object({ ...milestone, request: IdSchema, from: LocalDateSchema, date: LocalDateSchema, opinion: nullable(TextSchema) }),
});
export const ExtensionRefused = defineEvent({
  type: 'extension-refused', version: 1, label: '不同意延期',
  data: Type.Object({ ...milestone, request: IdSchema, reason: TextSchema }),
});

/** Rule 2: fixes the date of a `relative` deadline; the fact's basis names the document. */
export const TriggerDated = defineEvent({
  type: 'trigger-dated', version: 1, label: '时限触发',
  data: Type.Object({ ...milestone, date: LocalDateSchema }),
});
export const ResponsibilityReassigned = defineEvent({
  type: 'responsibility-reassigned', version: 1, label: '分工调整',
  data: Type.Object({ units: Type.Array(ResponsibilitySchema, { minItems: 1 }), reason: TextSchema }),
});

/** How a link to the province's plan came about: the proposal as it was, another choice, or none: reviewed, and there is no counterpart. */
export const LINK_KINDS = ['confirmed', 'changed', 'none'] as const;
/** Which measures of the province's plan a city's measure implements. Set anew as a whole; the latest counts. */
export const ProvincialLinkSet = defineEvent({
  type: 'provincial-link-set', version: 1, label: '省市对照',
  data: Type.Object({
    to: Type.Array(IdSchema, { maxItems: 20, uniqueItems: true }),
    /** What the program proposed when it was set. */
    proposed: Type.Array(IdSchema, { maxItems: 20 }),
    how: oneOf(LINK_KINDS),
  }),
});

/**
 * A later edition of the document says otherwise than registered; the fact's basis names it. Null: as it stands. `milestones` is the
 * whole new list: one that keeps its id keeps its state under the new deadline, one that is left out is terminated. What is closed, and
 * occurrences that were due before, stay as they are.
 */
export const MeasureRevised = defineEvent({
  type: 'measure-revised', version: 2, label: '措施修订',
  data: Type.Object({
    title: nullable(ShortTextSchema),
    text: nullable(TextSchema),
    textSha256: nullable(Sha256Schema),
    milestones: nullable(Type.Array(MilestoneSchema, { minItems: 1 })),
    units: nullable(Type.Array(ResponsibilitySchema)),
    /** Rule 6: whether the document names further units by 等 only (未列全). */
    unitsIncomplete: nullable(Type.Boolean()),
    documentSha256: nullable(Sha256Schema),
  }),
  // Version 1 did not say: 未列全 stays until the office names the rest.
  upcasts: { 1: (data) => ({ ...data, unitsIncomplete: null }) },
});

export const OPENING_STATUSES = ['in-progress', 'reported', 'closed'] as const;
/**
 * 期初补录: where a milestone stood in the Excel ledger that was kept before, on the day that ledger stands for. What units did
 * before they did outside this ledger: it counts as no filing, and none of it as late.
 */
export const OpeningRecorded = defineEvent({
  type: 'opening-recorded', version: 1, label: '期初补录',
  data: Type.Object({
    ...milestone,
    /** The 主报单位, null where the measure has none. */
    unit: nullable(IdSchema),
    status: nullable(oneOf(OPENING_STATUSES)),
    progress: nullable(TextSchema), cumulative: nullable(DecimalSchema), problems: nullable(TextSchema), nextSteps: nullable(TextSchema),
    completedOn: nullable(LocalDateSchema), extendedTo: nullable(LocalDateSchema), extensionReason: nullable(TextSchema),
    /** Slips the ledger tells of, in its own words. */
    slip: nullable(TextSchema),
    /** Row of the sheet, from 1. */
    source: Type.Object({ documentSha256: Sha256Schema, sheet: ShortTextSchema, row: Type.Integer({ minimum: 1, maximum: 1_048_576 }) }),
  }),
});

export const MEASURE_EVENTS = [
  MeasureRegistered, MeasureTextAttached, MeasureRevised, MeasureAcknowledged, ProgressReported, PaceAssessed, CompletionReported,
  CompletionVerified, CompletionReturned, MilestoneReopened, MilestoneSuspended, MilestoneResumed, MilestoneTerminated,
  ExtensionRequested, ExtensionGranted, ExtensionRefused, TriggerDated, ResponsibilityReassigned, ProvincialLinkSet, OpeningRecorded, EntryCorrected,
] as const;
export type MeasureEvent = EventOf<(typeof MEASURE_EVENTS)[number]>;
export type MeasureFact = FactOf<(typeof MEASURE_EVENTS)[number]>;
