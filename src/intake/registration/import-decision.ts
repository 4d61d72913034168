import type { FactToAppend } from '../../event-store/event-store.js';
import type { LocalDate } from '../../ledger/fact.js';
import { chineseDate } from '../../ledger/local-date.js';
import { DomainError } from '../../ledger/domain-error.js';
import { citeMeasure } from '../../measures/cite-measure.js';
import { foldMeasure } from '../../measures/measure.decider.js';
import type { MeasureEvent, Responsibility } from '../../measures/measure.events.js';
import type { MilestoneState } from '../../measures/measure.state.js';
import { milestonesUnder } from '../../measures/revised-milestones.js';
import { deriveResponsibilities } from '../../measures/responsibilities.js';
import type { DocumentFingerprint } from '../text-fingerprint.js';
import { compareMeasure, differenceKey, type DifferenceField, type FrontDifference, type ImportDifference } from './compare-measure.js';
import type { Accepts, DecidedImport, Importer, ImportPlan, PlanOpening } from './decided-import.js';
import { endedByEdition, takenUpAgain } from './ended-measure.js';
import { asEvents, goesOn, ImportWork, type Append, type PlanFrontRevision } from './import-work.js';
import { knownUnits } from './known-units.js';
import { editionFront, type EditionFront, type PartedMeasure, type RenumberedMeasure } from './edition-notes.js';
import { FreeNumbers } from './free-numbers.js';
import { mainTextNumbers, numberedMeasures, planInForce, type LedgerSnapshot } from './ledger-snapshot.js';
import { openingEntries, openingKey } from './opening-entries.js';
import { isOtherEdition, pairEdition, type SetApart } from './pair-edition.js';
import type { MeasureToRegister, PlanToRegister } from './plan-to-register.js';
import { registeredMeasure, type RegisteredMeasure } from './registered-measure.js';
import { effectOfDeadlines, effectOfReturning } from './revision-effect.js';
import { revisionOf } from './revision-of.js';
import { standingInWords } from './standing-words.js';
import type { ChosenUnit, UnitDirectory } from './unit-directory.js';

/**
 * What an import would write and what it would leave, decided against the ledger as it stands.
 *
 * @throws DomainError, among them PLAN_VOIDED: what is registered after that is another plan
 */
export function decideImport({ plan: read, document, units, chosen = new Map(), accepts = () => false, apart = {}, effectiveOn, whereActed, opening }: ImportPlan, snapshot: LedgerSnapshot, importer: Importer): DecidedImport {
  // A plan that comes with the program stays voided where the office has voided it.
  if (document !== null) requireInForce(read, snapshot);
  const isEdition = document !== null && isOtherEdition(read, snapshot);
  const plan = isEdition ? pairEdition(read, snapshot, apart) : read;
  const work = new ImportWork(plan, snapshot, importer, document, effectiveOn ?? null, whereActed ?? null);
  return new ImportDecision(plan, snapshot, work, importer.today, document, knownUnits(plan, units, chosen, snapshot), accepts, isEdition, apart).decide(chosen, opening ?? null);
}

function requireInForce({ id, title }: PlanToRegister, { streams }: LedgerSnapshot): void {
  const voided = streams.get(`plan-${id}`)?.find(({ type }) => type === 'plan-voided');
  if (voided) throw new DomainError('PLAN_VOIDED', `台账中的《${title}》已于${chineseDate(voided.occurredOn)}作废，没有登记。请确认是否作为新方案重新登记。`, 'conflict', { voidedOn: voided.occurredOn });
}

/** Key of the difference between whole texts: shown, never a choice of the person's. */
const PLAN_TEXT = 'plan:text';

class ImportDecision {
  private readonly samePlanText: boolean;
  private readonly registeredBefore: boolean;
  /** All that the plan was registered with stands: what an interrupted registration left out is not new, what comes now is. */
  private readonly registeredWhole: boolean;
  private readonly measures: Append[] = [];
  private readonly texts: Append[] = [];
  private readonly revisions: Append[] = [];
  private readonly differences: ImportDifference[] = [];
  private readonly renumbered: RenumberedMeasure[] = [];
  /** Units that the facts to be written name. */
  private readonly named = new Set<string>();
  private unchanged = 0;
  private differing = 0;
  private mainTextNumber: number;
  private readonly front: EditionFront | null;
  private readonly numbers: FreeNumbers | null;

  constructor(
    private readonly plan: PlanToRegister, private readonly snapshot: LedgerSnapshot, private readonly work: ImportWork, private readonly today: LocalDate, private readonly document: DocumentFingerprint | null,
    private readonly directory: UnitDirectory, private readonly accepts: Accepts, private readonly isEdition: boolean, private readonly apart: SetApart,
  ) {
    const registered = work.registeredPlan();
    this.registeredBefore = registered !== null;
    this.samePlanText = registered === null || registered.source.textSha256 === null || registered.source.textSha256 === plan.source.textSha256;
    this.registeredWhole = registered !== null && numberedMeasures(snapshot) >= registered.measureCount;
    this.mainTextNumber = mainTextNumbers(snapshot);
    const standing = isEdition ? planInForce(snapshot, plan.id) : null;
    this.front = standing && editionFront(plan, standing);
    this.numbers = isEdition ? new FreeNumbers(this.registeredMeasures(), plan.measures) : null;
  }

  decide(chosen: ReadonlyMap<string, ChosenUnit>, wanted: PlanOpening | null): DecidedImport {
    this.differences.push(...(this.front?.differences ?? []));
    const front = this.acceptedFront();
    for (const measure of this.plan.measures) this.decideMeasure(measure);
    if (!this.plan.partial) this.decideMissing();
    this.noteTitlesElsewhere();
    if (!this.samePlanText) this.differences.push({ key: PLAN_TEXT, about: this.plan.title, field: 'plan-text', registered: '登记时的全文', document: '这份文件的全文' });
    const attached = this.samePlanText && this.texts.length > 0 ? this.texts.length + this.unchanged : null;
    // Units are asked for while the measures are decided; only those not yet in the ledger are registered, and only where a fact names them.
    const unitsToRegister = this.directory.toRegister(this.named);
    const units = unitsToRegister.map((unit) => this.work.registerUnit(unit));
    const { plan, measures, texts, revisions, differences } = this;
    const opening = wanted === null ? [] : this.openings(wanted);
    const edition = { renumbered: this.renumbered, apart: this.isEdition ? this.parted() : [], kept: this.front?.kept ?? [] };
    return {
      at: this.snapshot.position, plan: this.work.planFacts(attached, front), units: [...units, ...this.aliases(chosen)], measures, texts, revisions, opening, differences, edition, actedSince: this.work.actedSince,
      result: {
        plan: { id: plan.id, title: plan.title, measures: plan.measures.length }, registeredPlan: !this.registeredBefore, registeredMeasures: measures.length,
        registeredUnits: units.length, attachedTexts: texts.length, unchanged: this.unchanged, differing: this.differing, revised: revisions.length, revisedFront: front === null ? 0 : Object.values(front).filter((value) => value !== null).length,
        openings: opening.reduce((sum, { facts }) => sum + facts.length, 0),
        guessedUnits: unitsToRegister.filter(({ guessed }) => guessed).map(({ name }) => name), differences: differences.filter((one) => !this.accepts(one)), edition,
      },
    };
  }

  /** What of the plan itself is revised; null: nothing. */
  private acceptedFront(): PlanFrontRevision | null {
    const accepted = this.front?.differences.filter(this.accepts).map(({ field }) => field) ?? [];
    if (accepted.length === 0) return null;
    const value = (field: FrontDifference): string | null => (accepted.includes(field) ? this.front!.values[field] : null);
    return { title: value('plan-title'), issuer: value('issuer'), documentNumber: value('documentNumber'), issued: value('issued') };
  }

  private decideMeasure(measure: MeasureToRegister): void {
    const units = responsibilitiesOf(measure, this.directory);
    const before = registeredMeasure(this.historyOf(`measure-${measure.id}`));
    if (before === null) return this.decideNew(measure, units);
    const now = measure.kind === 'main-text' ? { ...measure, number: before.state.number, cited: before.cited } : measure.cited === before.cited || !this.isEdition ? measure : { ...measure, cited: `${before.cited}（文件中为${measure.cited}）` };
    if (this.isEdition && measure.kind === 'numbered') this.noteNumber(before, measure);
    const ended = endedByEdition(before, this.today);
    if (ended.length > 0) return this.decideEnded(before, now, units, ended);
    const found = compareMeasure(before, now, units).map((one) => ({ ...(one.field === 'deadlines' ? this.withEffect(one, this.effectOf(before, now, units)) : one), ...this.standingOf(before, measure) }));
    this.differences.push(...found);
    const accepted = new Set(found.filter(this.accepts).map(({ field }) => field));
    if (accepted.size < found.length) this.differing += 1;
    if (accepted.size > 0) return this.revise(before, now, units, accepted);
    const attach = found.some(({ field }) => field === 'text') ? null : this.work.attachText(now, before);
    if (attach) this.texts.push(attach);
    else this.unchanged += 1;
  }

  private decideEnded(before: RegisteredMeasure, now: MeasureToRegister, units: Responsibility[], ended: readonly MilestoneState[]): void {
    const difference = { ...this.withEffect(takenUpAgain(before, now, ended), this.effectOfReturning(before, now, units, ended)), ...this.standingOf(before, now) };
    this.differences.push(difference);
    if (!this.accepts(difference)) {
      this.unchanged += 1;
      this.differing += 1;
      return;
    }
    const fields = new Set(compareMeasure(before, now, units).map(({ field }) => field));
    if (fields.has('units')) this.name(units);
    this.take(this.work.takeUpMeasure(now.id, before, ended, fields.size === 0 ? null : this.revisionOf(before, now, units, fields)));
  }

  private effectOf(before: RegisteredMeasure, now: MeasureToRegister, units: Responsibility[]): string | null {
    const list = this.revisionOf(before, now, units, new Set(['deadlines'])).milestones;
    return list && effectOfDeadlines({ state: before.state, list, on: this.work.changesFrom });
  }

  /** Under the deadlines that come with it. */
  private effectOfReturning(before: RegisteredMeasure, now: MeasureToRegister, units: Responsibility[], ended: readonly MilestoneState[]): string | null {
    const names = new Set(ended.map(({ milestone }) => milestone));
    const differs = compareMeasure(before, now, units).some(({ field }) => field === 'deadlines');
    const list = differs ? this.revisionOf(before, now, units, new Set(['deadlines'])).milestones : null;
    const after = list === null ? before.state.milestones : milestonesUnder(before.state, list, this.work.changesFrom);
    return effectOfReturning(after.filter(({ milestone }) => names.has(milestone)), this.work.changesFrom);
  }

  private withEffect = (difference: ImportDifference, effect: string | null): ImportDifference => (effect === null ? difference : { ...difference, effect });

  /** Cited as it was registered: what units were told and have filed under that number stays findable. */
  private noteNumber({ state, cited: registered }: RegisteredMeasure, { key, id: measure, indicator, item, number, title, cited: document }: MeasureToRegister): void {
    const same = state.number === number && state.indicator.name === indicator.name && (state.item?.number ?? null) === (item?.number ?? null);
    if (same) return;
    const namesField = state.indicator.name === indicator.name || document.includes(indicator.name);
    this.renumbered.push({ key, measure, title, registered, document: namesField ? document : `${indicator.name}${document}`, standing: standingInWords(state) });
  }

  /** Where the measure stands, and which one it was taken for where a person may say otherwise. */
  private standingOf({ state }: RegisteredMeasure, { key, id: measure, kind }: MeasureToRegister): Pick<ImportDifference, 'standing' | 'pair'> {
    return { standing: standingInWords(state), ...(this.isEdition && kind === 'numbered' ? { pair: { key, measure } } : {}) };
  }

  private parted(): PartedMeasure[] {
    return this.plan.measures.flatMap(({ key, title, cited: document }) => (this.apart[key] ?? []).flatMap((measure) => {
      const before = registeredMeasure(this.historyOf(`measure-${measure}`));
      return before ? [{ key, measure, title, registered: before.cited, document }] : [];
    }));
  }

  /** A plan is registered as a whole; what a later edition of its document adds is registered where a person accepts it. */
  private decideNew(measure: MeasureToRegister, units: Responsibility[]): void {
    const numbered = measure.kind === 'main-text' ? this.withNextNumber(measure) : (this.numbers?.numbered(measure) ?? measure);
    const about = numbered.cited === measure.cited || measure.kind === 'main-text' ? numbered.cited : `${numbered.cited}（文件中为${measure.cited}）`;
    const { title, textSha256, milestones, groups } = measure;
    const difference = { key: differenceKey(measure.key, 'not-in-ledger', [null, [title, textSha256, milestones, groups]]), about, field: 'not-in-ledger' as const, registered: '', document: measure.title };
    const isNew = (this.registeredWhole || !this.samePlanText) && measure.kind === 'numbered';
    if (isNew) this.differences.push(difference);
    if (isNew && !this.accepts(difference)) return;
    this.name(units);
    this.measures.push(this.work.registerMeasure(numbered, units, this.document?.sha256 ?? this.plan.source.documentSha256, isNew ? 'added' : 'planned'));
  }

  private revise(before: RegisteredMeasure, now: MeasureToRegister, units: Responsibility[], accepted: ReadonlySet<DifferenceField>): void {
    if (accepted.has('units')) this.name(units);
    this.take(this.work.reviseMeasure(now.id, before, this.revisionOf(before, now, units, accepted)));
  }

  private take(revision: Append | null): void {
    if (revision !== null) this.revisions.push(revision);
  }

  private revisionOf(before: RegisteredMeasure, now: MeasureToRegister, units: Responsibility[], accepted: ReadonlySet<DifferenceField>) {
    return revisionOf(before, now, units, accepted, this.document?.sha256 ?? null);
  }

  /** Under a title that another measure has already: to be looked at, never taken with all the others. */
  private noteTitlesElsewhere(): void {
    if (!this.differences.some(({ field }) => field === 'title')) return;
    const titles = new Set(this.registeredMeasures().map(({ title }) => title));
    for (const [index, one] of this.differences.entries()) if (one.field === 'title' && titles.has(one.document)) this.differences[index] = { ...one, oneByOne: true };
  }

  /** Measures of the plan that the ledger holds and the document does not. */
  private decideMissing(): void {
    const here = new Set(this.plan.measures.map(({ id }) => `measure-${id}`));
    for (const stream of this.snapshot.streams.keys()) {
      const before = stream.startsWith('measure-') && !here.has(stream) ? registeredMeasure(this.historyOf(stream)) : null;
      // Duties of the main text are registered one by one: one that is not named here was not asked about.
      if (before === null || before.state.kind === 'main-text' || !before.state.milestones.some(goesOn)) continue;
      const { title, textSha256, milestones, state } = before;
      const key = differenceKey(state.measure, 'not-in-document', [[title, textSha256, milestones, state.milestones.filter(goesOn).map(({ milestone }) => milestone)], null]);
      const difference: ImportDifference = { key, about: before.cited, field: 'not-in-document', registered: title, document: '', standing: standingInWords(state) };
      this.differences.push(difference);
      if (this.accepts(difference)) this.revisions.push(...this.work.terminateMeasure(stream, before));
    }
  }

  /** A measure that is not registered has no opening. */
  private openings({ on, rows, decisions }: PlanOpening): Append[] {
    const decided = new Map<string, FactToAppend[]>();
    for (const { stream, facts } of [this.measures, this.texts, this.revisions].flat()) decided.set(stream, [...(decided.get(stream) ?? []), ...facts]);
    return this.plan.measures.flatMap(({ id, key }) => {
      const ofMeasure = rows.get(key) ?? [];
      if (!ofMeasure.some((row) => decisions[openingKey(row)]?.take)) return [];
      const stream = `measure-${id}`;
      const before = this.historyOf(stream) ?? [];
      const history = [...before, ...asEvents(stream, decided.get(stream) ?? [], before.length)];
      if (history.length === 0) return [];
      const taken = openingEntries(ofMeasure, foldMeasure(history), on, decisions).flatMap(({ key: _, take, milestone, printed: _printed, nodes: _nodes, doubts: _doubts, possible: _possible, changed: _changed, ...said }) =>
        (take && milestone !== null ? [{ ...said, milestone }] : []));
      return this.work.recordOpening(stream, history, on, taken);
    });
  }

  /** Names that a person matched with units of the ledger. */
  private aliases(chosen: ReadonlyMap<string, ChosenUnit>): Append[] {
    const names = new Map<string, string[]>();
    for (const [printed, choice] of chosen) {
      if (choice.kind !== 'existing' || !this.snapshot.streams.has(`department-${choice.unit}`) || this.directory.knows(printed)) continue;
      names.set(choice.unit, [...(names.get(choice.unit) ?? []), printed]);
    }
    return [...names].flatMap(([unit, aliases]) => this.work.addAliases(unit, aliases));
  }

  private withNextNumber(measure: MeasureToRegister): MeasureToRegister {
    const number = (this.mainTextNumber += 1);
    return { ...measure, number, cited: citeMeasure({ indicator: measure.indicator, item: null, number, title: measure.title }) };
  }

  private name(units: readonly Responsibility[]): void {
    for (const { unit } of units) this.named.add(unit);
  }

  private registeredMeasures(): RegisteredMeasure[] {
    return [...this.snapshot.streams.keys()].flatMap((stream) => (stream.startsWith('measure-') ? (registeredMeasure(this.historyOf(stream)) ?? []) : []));
  }

  private historyOf = (stream: string): MeasureEvent[] | undefined => this.snapshot.streams.get(stream) as MeasureEvent[] | undefined;
}

function responsibilitiesOf({ groups }: MeasureToRegister, directory: UnitDirectory): Responsibility[] {
  const named = (names: readonly string[]) => names.map((name) => ({ unit: directory.idOf(name), printedName: name.slice(0, 200) }));
  return deriveResponsibilities(groups.map(({ lead, responsible, supporting }) => ({ lead: named(lead), responsible: named(responsible), supporting: named(supporting) })));
}
