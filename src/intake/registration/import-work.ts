import { decide as decideDepartment, evolve as evolveDepartment, initialState as noDepartment } from '../../departments/department.decider.js';
import type { DepartmentEvent } from '../../departments/department.events.js';
import type { FactToAppend } from '../../event-store/event-store.js';
import type { Basis, Fact, LocalDate } from '../../ledger/fact.js';
import type { Actor } from '../../ledger/roles.js';
import { decide as decideMeasure, foldMeasure } from '../../measures/measure.decider.js';
import type { MeasureCommandOf } from '../../measures/measure.commands.js';
import type { MeasureEvent, Responsibility } from '../../measures/measure.events.js';
import type { MilestoneState } from '../../measures/measure.state.js';
import { reportingLeads } from '../../measures/responsibilities.js';
import { decide as decidePlan, evolve as evolvePlan, initialState as noPlan, type PlanCommand } from '../../plans/plan.decider.js';
import type { PlanEvent, PlanFact } from '../../plans/plan.events.js';
import { lastDone, type ActedSince, type ActedSinceAnswer } from './acted-since.js';
import { isTitleAlone } from './compare-measure.js';
import { IntakeError } from '../intake-error.js';
import { textFingerprint, type DocumentFingerprint } from '../text-fingerprint.js';
import { changesFrom, occurrencesBegin, registrationDay } from './import-days.js';
import { editionSource, importCorrelation, importEventId } from './import-ids.js';
import type { OpeningSaid } from './opening-entries.js';
import { correctedData, type LedgerSnapshot } from './ledger-snapshot.js';
import type { MeasureToRegister, PlanToRegister } from './plan-to-register.js';
import type { RegisteredMeasure } from './registered-measure.js';
import type { DismissedDuty } from './reviewed-plan.js';
import type { UnitToRegister } from './unit-directory.js';

/** One decided append: its facts are accepted before the first one is written. */
export interface Append {
  stream: string;
  expectedRevision: number;
  facts: FactToAppend[];
}

/** Leaves hold 65,535 bytes; what the store adds around the data takes less than this. */
const MAX_FACT_BYTES = 62_000;
const DISMISSED_WORDS = 60;

export type RegisteredPlan = Extract<PlanEvent, { type: 'plan-registered' }>['data'];

/** What of the plan itself another edition changes; null: it stays. */
export type PlanFrontRevision = Pick<Extract<PlanCommand, { type: 'revise-plan' }>, 'title' | 'issuer' | 'documentNumber' | 'issued'>;

type MeasureRevision = Omit<MeasureCommandOf<'revise-measure'>, 'type' | 'occurredOn' | 'basis'>;

const revisionSource = (history: readonly MeasureEvent[], revision: MeasureRevision): string => textFingerprint(JSON.stringify([history.length, revision]));

/** Work on it can still end. */
export const goesOn = ({ status }: Pick<MilestoneState, 'status'>): boolean => status !== 'closed' && status !== 'terminated';

/** A milestone as it stood in the ledger kept before, as a person took it. */
export interface OpeningToRecord extends OpeningSaid {
  milestone: string;
  sheet: string;
  row: number;
}

/** Turns what is to be done into decided appends; every event id follows from what it says. */
export class ImportWork {
  private readonly basis: Basis;
  /** Day the plan is registered as of. */
  private readonly occurredOn: LocalDate;
  /** Day from which changes to a plan that stands apply. */
  readonly changesFrom: LocalDate;
  private readonly occurrencesBegin: LocalDate;
  private readonly correlation: string;
  /** Of what was to be changed. */
  readonly actedSince: ActedSince[] = [];

  constructor(
    private readonly plan: PlanToRegister, private readonly snapshot: LedgerSnapshot, private readonly by: { today: LocalDate; actor: Actor },
    private readonly document: DocumentFingerprint | null, effectiveOn: LocalDate | null,
    private readonly whereActed: ActedSinceAnswer | null,
  ) {
    const { documentNumber, source } = plan;
    const { title, issued } = plan.stated ?? plan;
    this.basis = { title, documentNumber, issuedOn: issued, sha256: document?.sha256 ?? source.documentSha256 };
    this.occurredOn = registrationDay(plan, snapshot, effectiveOn, by.today);
    this.changesFrom = changesFrom(plan, snapshot, effectiveOn, by.today);
    this.occurrencesBegin = occurrencesBegin(plan, snapshot, effectiveOn, by.today);
    this.correlation = importCorrelation(plan.id, source.documentSha256);
  }

  registeredPlan(): RegisteredPlan | null {
    return correctedData<RegisteredPlan>(this.snapshot.streams.get(this.planStream()), 'plan-registered');
  }

  /**
   * What is to be said of the plan itself: registered where it is not yet, duties dismissed, the text attached, revised.
   *
   * @param attachedMeasures of which the document's text is at hand; null: none is to be attached
   * @param revision null: it stays as it is
   */
  planFacts(attachedMeasures: number | null, revision: PlanFrontRevision | null): Append[] {
    const history = this.events(this.planStream()) as PlanEvent[];
    const facts: FactToAppend[] = [];
    let state = history.reduce(evolvePlan, noPlan);
    const accept = (command: PlanCommand, source: string): void => {
      const decided = decidePlan(command, state, this.by);
      state = decided.reduce((before, fact) => evolvePlan(before, fact as PlanEvent), state);
      facts.push(...this.toAppend(this.planStream(), decided, source));
    };
    if (!state.exists) accept(this.registerPlan(), '');
    for (const duty of this.plan.dismissed) {
      const command = this.dismissDuty(duty);
      if (!state.dismissedDuties.includes(command.excerptSha256)) accept(command, command.excerptSha256);
    }
    if (attachedMeasures !== null && state.textSha256 === null && this.document !== null) {
      const { sha256: documentSha256, textSha256 } = this.document;
      accept({ type: 'attach-plan-text', documentSha256, textSha256, measures: attachedMeasures, occurredOn: this.by.today, basis: this.basis }, textSha256);
    }
    if (revision !== null) {
      accept({ type: 'revise-plan', ...revision, ends: null, reason: `按修订稿《${this.basis.title}》更新`, occurredOn: this.changesFrom, basis: this.basis }, textFingerprint(JSON.stringify([history.length, revision])));
    }
    return facts.length === 0 ? [] : [{ stream: this.planStream(), expectedRevision: history.length - 1, facts }];
  }

  /** A group comes with its members, which are registered before it. */
  registerUnit({ id, name, aliases, class: unitClass, order, rankingGroup, members }: UnitToRegister): Append {
    const { jurisdiction } = this.plan;
    const command = { type: 'register-department' as const, jurisdiction, name: name.slice(0, 200), aliases, class: unitClass, order, rankingGroup, ...this.registration() };
    const stream = `department-${id}`;
    const context = { ...this.by, department: id, mergeTarget: null };
    const registered = decideDepartment(command, noDepartment, context);
    const append = this.append(stream, registered, '');
    if (members.length === 0) return append;
    const group = registered.reduce((before, fact) => evolveDepartment(before, { ...fact, stream } as DepartmentEvent), noDepartment);
    const standing = new Map(members.map((member) =>
      [member, { department: member, name: member, jurisdiction, registeredOn: this.occurredOn, mergedInto: null, holdsGroup: false }]));
    const joined = decideDepartment({ type: 'add-members', members, from: null, ...this.registration() }, group, { ...context, members: standing });
    return { ...append, facts: [...append.facts, ...joined.flatMap((fact, place) => this.toAppend(stream, [fact], members[place]!))] };
  }

  /** A printed name that a person matched with a unit is one of its names from now on. */
  addAliases(unit: string, aliases: readonly string[]): Append[] {
    const stream = `department-${unit}`;
    const history = this.events(stream) as DepartmentEvent[];
    const facts: FactToAppend[] = [];
    let state = history.reduce(evolveDepartment, noDepartment);
    for (const alias of aliases) {
      if (!state.exists || state.mergedInto !== null || state.name === alias || state.aliases.includes(alias)) continue;
      const decided = decideDepartment({ type: 'add-alias', alias, occurredOn: this.by.today, basis: this.basis }, state, { ...this.by, department: unit, mergeTarget: null });
      state = decided.reduce((before, fact) => evolveDepartment(before, { ...fact, stream } as DepartmentEvent), state);
      facts.push(...this.toAppend(stream, decided, alias));
    }
    return facts.length === 0 ? [] : [{ stream, expectedRevision: history.length - 1, facts }];
  }

  /** @param as part of the plan from its beginning, or added to one that stands */
  registerMeasure(measure: MeasureToRegister, units: Responsibility[], documentSha256: string | null, as: 'planned' | 'added'): Append {
    const { indicator, item, number, title, text, milestones, textSha256, cited, kind, unitsIncomplete, changedByHand } = measure;
    const command = {
      type: 'register-measure' as const, plan: this.plan.id, indicator, item, number, title, text, planEnds: this.plan.ends,
      // A task that is added later was not due before.
      occurrencesFrom: as === 'planned' ? this.occurrencesBegin : this.changesFrom, milestones, units, unitsIncomplete, kind,
      source: { documentSha256, textSha256, reference: cited }, changedByHand, occurredOn: as === 'planned' ? this.occurredOn : this.changesFrom, basis: this.basis,
    };
    const bytes = Buffer.byteLength(JSON.stringify(command));
    if (bytes > MAX_FACT_BYTES) {
      throw new IntakeError('PLAN_NOT_USABLE', `${cited}的原文、时限和单位（${units.length} 个）合起来有 ${bytes} 字节，超过一条记录 ${MAX_FACT_BYTES} 字节的上限，没有导入。请检查是否漏掉了分段编号。`, { bytes, units: units.length });
    }
    return this.append(`measure-${measure.id}`, decideMeasure(command, foldMeasure([]), this.measureContext([])), '');
  }

  /** Null where the text stands already, or none is at hand. */
  attachText(measure: MeasureToRegister, { history, state }: RegisteredMeasure): Append | null {
    const { id, text, textSha256 } = measure;
    if (text === null || isTitleAlone(measure) || state.text !== null || this.document === null) return null;
    const command = { type: 'attach-text' as const, text, textSha256, documentSha256: this.document.sha256, occurredOn: this.by.today, basis: this.basis };
    return this.append(`measure-${id}`, decideMeasure(command, state, this.measureContext(history)), textSha256);
  }

  /** Null where it was acted on after the day from which it would apply, and nobody has said what becomes of it then. */
  reviseMeasure(id: string, before: RegisteredMeasure, revision: MeasureRevision): Append | null {
    const { history, state } = before;
    const occurredOn = this.dayFor(before);
    if (occurredOn === null) return null;
    const facts = decideMeasure({ type: 'revise-measure', ...revision, occurredOn, basis: this.basis }, state, this.measureContext(history));
    return this.append(`measure-${id}`, facts, revisionSource(history, revision));
  }

  /** A measure that the document does not hold any more: every milestone that goes on ends with it. */
  terminateMeasure(stream: string, before: RegisteredMeasure): Append[] {
    const open = before.state.milestones.filter(goesOn);
    const day = this.dayFor(before);
    if (day === null) return [];
    const facts = this.onMilestones(stream, 'terminate', day, open, `《${this.basis.title}》已不含这项措施`, before.history);
    return facts.length === 0 ? [] : [{ stream, expectedRevision: before.history.length - 1, facts }];
  }

  /**
   * A measure that an edition had ended and this one holds again: its milestones are taken up (重新启用), and what the document says
   * otherwise of it now is taken over.
   */
  takeUpMeasure(id: string, before: RegisteredMeasure, ended: readonly MilestoneState[], revision: MeasureRevision | null): Append | null {
    const { history } = before;
    const stream = `measure-${id}`;
    const occurredOn = this.dayFor(before);
    if (occurredOn === null) return null;
    const facts = this.onMilestones(stream, 'reopen', occurredOn, ended, `《${this.basis.title}》重新列入这项措施`, history);
    if (revision === null) return { stream, expectedRevision: history.length - 1, facts };
    const taken = [...history, ...asEvents(stream, facts, history.length)];
    const revised = decideMeasure({ type: 'revise-measure', ...revision, occurredOn, basis: this.basis }, foldMeasure(taken), this.measureContext(taken));
    return { stream, expectedRevision: history.length - 1, facts: [...facts, ...this.toAppend(stream, revised, revisionSource(taken, revision))] };
  }

  /** The day from which a change of the measure applies; null where a person has to say first. */
  private dayFor({ state, cited }: RegisteredMeasure): LocalDate | null {
    const on = lastDone(state);
    if (on <= this.changesFrom) return this.changesFrom;
    this.actedSince.push({ measure: state.measure, cited, on });
    return this.whereActed === 'from-last-entry' ? on : null;
  }

  private onMilestones(stream: string, type: 'terminate' | 'reopen', occurredOn: LocalDate, milestones: readonly MilestoneState[], reason: string, history: readonly MeasureEvent[]): FactToAppend[] {
    const documentSha256 = this.basis.sha256;
    return milestones.reduce<FactToAppend[]>((facts, { milestone }) => {
      const before = [...history, ...asEvents(stream, facts, history.length)];
      const decided = decideMeasure({ type, milestone, reason, occurredOn, basis: this.basis }, foldMeasure(before), this.measureContext(before));
      return [...facts, ...this.toAppend(stream, decided, editionSource(documentSha256, milestone, before.length))];
    }, []);
  }

  /**
   * 期初补录, row by row; rows that are recorded already are left out.
   *
   * @param before all events of the measure, those of this import included
   */
  recordOpening(stream: string, before: readonly MeasureEvent[], on: LocalDate, rows: readonly OpeningToRecord[]): Append[] {
    let history = before;
    const facts: FactToAppend[] = [];
    const documentSha256 = this.document!.sha256;
    for (const { sheet, row, ...said } of rows) {
      const source = JSON.stringify([documentSha256, sheet, row]);
      if (history.some(({ id }) => id === importEventId(stream, 'opening-recorded', source))) continue;
      const state = foldMeasure(history);
      const unit = reportingLeads(state)[0] ?? null;
      const command = { type: 'record-opening' as const, ...said, unit, source: { documentSha256, sheet, row }, occurredOn: on, basis: this.basis };
      const decided = this.toAppend(stream, decideMeasure(command, state, this.measureContext(history)), source);
      facts.push(...decided);
      history = [...history, ...asEvents(stream, decided, history.length)];
    }
    return facts.length === 0 ? [] : [{ stream, expectedRevision: before.length - 1, facts }];
  }

  private registerPlan(): PlanCommand {
    const { title, shortTitle, jurisdiction, issuer, documentNumber, issued, year, ends, indicators, measures, source, fileName, changedByHand } = this.plan;
    const measureCount = measures.filter(({ kind }) => kind === 'numbered').length;
    return {
      type: 'register-plan', title, shortTitle, jurisdiction, issuer, documentNumber, issued, year, ends, indicators, measureCount, source, fileName, changedByHand,
      ...this.registration(),
    };
  }

  private dismissDuty({ line, text, reason }: DismissedDuty): Extract<PlanCommand, { type: 'dismiss-duty' }> {
    const words = text.length > DISMISSED_WORDS ? `${text.slice(0, DISMISSED_WORDS - 1)}…` : text;
    return { type: 'dismiss-duty', line, excerptSha256: textFingerprint(text), words, reason, occurredOn: this.by.today, basis: this.basis };
  }

  private planStream = (): string => `plan-${this.plan.id}`;
  private events = (stream: string) => this.snapshot.streams.get(stream) ?? [];
  private registration = () => ({ occurredOn: this.occurredOn, basis: this.basis });
  private measureContext = (history: readonly MeasureEvent[]) => ({ ...this.by, hostUnit: null, history, members: [] });

  private append(stream: string, facts: readonly Fact[], source: string): Append {
    return { stream, expectedRevision: this.events(stream).length - 1, facts: this.toAppend(stream, facts, source) };
  }

  private toAppend(stream: string, facts: readonly (Fact | PlanFact)[], source: string): FactToAppend[] {
    return facts.map((fact) => ({
      id: importEventId(stream, fact.type, source), type: fact.type, version: fact.version, occurredOn: fact.occurredOn, actor: this.by.actor, basis: fact.basis,
      correlation: this.correlation, causation: null, data: fact.data as Record<string, unknown>,
    }));
  }
}

/** Facts that are about to be written, as the events they will be. */
export function asEvents(stream: string, facts: readonly FactToAppend[], from: number): MeasureEvent[] {
  return facts.map((fact, index) => ({ ...fact, stream, revision: from + index, recordedAt: '', sealed: {} }) as unknown as MeasureEvent);
}
