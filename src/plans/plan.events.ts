import { Type } from 'typebox';
import { defineEvent, type EventOf, type FactOf } from '../ledger/fact.js';
import { LocalDateSchema, nullable, Sha256Schema, ShortTextSchema, TextSchema } from '../ledger/schemas.js';

/** Plan identity = jurisdiction + title + issue date (architecture.md, "Streams"). */
export const PlanRegistered = defineEvent({
  type: 'plan-registered', version: 2, label: '方案登记',
  data: Type.Object({
    title: ShortTextSchema,
    shortTitle: ShortTextSchema,
    jurisdiction: ShortTextSchema,
    issuer: nullable(ShortTextSchema),
    documentNumber: nullable(ShortTextSchema),
    issued: nullable(LocalDateSchema),
    year: Type.Integer({ minimum: 1990, maximum: 2100 }),
    /** Last day of the plan period; after it views open at this day and say 计划期已结束. */
    ends: LocalDateSchema,
    indicators: Type.Array(Type.Object({ ordinal: nullable(Type.Integer()), name: ShortTextSchema, coordinator: nullable(ShortTextSchema) })),
    measureCount: Type.Integer({ minimum: 0 }),
    source: Type.Object({ documentSha256: nullable(Sha256Schema), textSha256: nullable(Sha256Schema) }),
    fileName: nullable(ShortTextSchema),
    /** Fields above that a person changed against the reading of the document, or answered where it says nothing. */
    changedByHand: Type.Array(ShortTextSchema),
  }),
  // Version 1 came from seeds and from documents that nobody had reviewed.
  upcasts: { 1: (data) => ({ ...data, documentNumber: null, fileName: null, changedByHand: [] }) },
});
/** A duty outside the numbered measures that the office does not register as a 正文任务; which one is told by its words. */
export const DutyDismissed = defineEvent({
  type: 'duty-dismissed', version: 1, label: '正文任务不作登记',
  data: Type.Object({
    /** Line of the document, from 1. */
    line: Type.Integer({ minimum: 1 }),
    excerptSha256: Sha256Schema,
    words: Type.String({ minLength: 1, maxLength: 60 }),
    reason: ShortTextSchema,
  }),
});
export const PlanTextAttached = defineEvent({
  type: 'plan-text-attached', version: 1, label: '方案原文载入',
  data: Type.Object({ documentSha256: Sha256Schema, textSha256: Sha256Schema, measures: Type.Integer({ minimum: 0 }) }),
});
export const PlanRevised = defineEvent({
  type: 'plan-revised', version: 2, label: '方案修订',
  /** Null: it stays as it is. The plan keeps its id, which follows from what it was registered under. */
  data: Type.Object({
    title: nullable(ShortTextSchema), issuer: nullable(ShortTextSchema), documentNumber: nullable(ShortTextSchema), issued: nullable(LocalDateSchema),
    ends: nullable(LocalDateSchema), reason: TextSchema,
  }),
  // Version 1 knew of no later editions.
  upcasts: { 1: (data) => ({ ...data, issuer: null, documentNumber: null, issued: null }) },
});
/** A wrongly imported plan leaves all counts (rule 11); nothing is deleted. */
export const PlanVoided = defineEvent({
  type: 'plan-voided', version: 1, label: '方案作废',
  data: Type.Object({ reason: TextSchema }),
});
export const PLAN_EVENTS = [PlanRegistered, PlanTextAttached, DutyDismissed, PlanRevised, PlanVoided] as const;
export type PlanEvent = EventOf<(typeof PLAN_EVENTS)[number]>;
export type PlanFact = FactOf<(typeof PLAN_EVENTS)[number]>;
