import { evolve as evolveDepartment, initialState as noDepartment } from '../../departments/department.decider.js';
import type { DepartmentEvent } from '../../departments/department.events.js';
import type { EventStore, FactToAppend } from '../../event-store/event-store.js';
import type { OpeningRow } from '../../intake/documents/plan-file.js';
import { compareMeasure, type DifferenceField, type ImportDifference } from '../../intake/registration/compare-measure.js';
import { asEvents, ImportWork, type Append } from '../../intake/registration/import-work.js';
import { correctedData, mainTextNumbers, numberedMeasures, readSnapshot, type LedgerSnapshot } from '../../intake/registration/ledger-snapshot.js';
import { openingEntries, openingKey, type OpeningDecision } from '../../intake/registration/opening-entries.js';
import { planToRegister, type MeasureToRegister, type PlanSource, type PlanToRegister } from '../../intake/registration/plan-to-register.js';
import { registeredMeasure, type RegisteredMeasure } from '../../intake/registration/registered-measure.js';
import { revisionOf } from '../../intake/registration/revision-of.js';
import { UnitDirectory, type ChosenUnit } from '../../intake/registration/unit-directory.js';
import type { SeedUnits } from '../../intake/seed-plan.js';
import type { DocumentFingerprint } from '../../intake/text-fingerprint.js';
import type { LocalDate } from '../../ledger/fact.js';
import type { Actor } from '../../ledger/roles.js';
import { citeMeasure } from '../../measures/cite-measure.js';
import { foldMeasure } from '../../measures/measure.decider.js';
import type { MeasureEvent, Responsibility } from '../../measures/measure.events.js';
import { deriveResponsibilities } from '../../measures/responsibilities.js';

export interface ImportPlan {
  plan: PlanSource;
  /** The document it was parsed from; null for a seed, whose source is part of it. */
  document: DocumentFingerprint | null;
  /** The register of the jurisdiction's units, or null: units then get the class their name says, else `other`. */
  units: SeedUnits | null;
  /** Which units printed names mean, as a person decided. */
  chosen?: ReadonlyMap<string, ChosenUnit>;
  /** Keys of the differences to the ledger that a person accepts; default: none. */
  accepted?: ReadonlySet<string>;
  /** Day from which it applies, as a person gave it. Default: of a first registration the plan's issue date, of changes to a plan that stands today. */
  effectiveOn?: LocalDate;
  /** Where milestones stood in the Excel ledger kept before, as a person took it. */
  opening?: PlanOpening;
}

export interface PlanOpening {
  /** Day that ledger stands for. */
  on: LocalDate;
  /** All its rows, by the key of their measure, and what a person decided of them. */
  rows: ReadonlyMap<string, readonly OpeningRow[]>;
  decisions: Readonly<Record<string, OpeningDecision>>;
}

/** Who imports, and when. */
export interface Importer {
  /** Day of the import in Asia/Shanghai. */
  today: LocalDate;
  /** Role `office` or `system`. */
  actor: Actor;
}

export interface ImportPorts extends Importer {
  store: EventStore;
  onProgress?: (progress: ImportProgress) => void;
  /** Called once everything is decided, before the first append. */
  onDecided?: () => Promise<void>;
  /** Aborted where the program stops: what is appended stays, the rest is appended when the import is repeated. */
  signal?: AbortSignal;
}

export interface ImportProgress {
  phase: 'units' | 'measures' | 'texts' | 'revisions' | 'opening';
  done: number;
  total: number;
}

export interface ImportResult {
  plan: { id: string; title: string; measures: number };
  /** True where this import registered the plan. */
  registeredPlan: boolean;
  registeredMeasures: number;
  registeredUnits: number;
  attachedTexts: number;
  /** Measures that stood in the ledger already and were left as they are. */
  unchanged: number;
  /** Measures revised or terminated because a person accepted what the document says. */
  revised: number;
  /** Milestones whose state in the ledger kept before was recorded. */
  openings: number;
  /** Names whose class and order are a guess, for a person to complete. */
  guessedUnits: string[];
  /** What the document says otherwise and nobody accepted. */
  differences: ImportDifference[];
}

/** An import that is decided to its end and not yet written. */
export interface DecidedImport {
  result: ImportResult;
  /** Every difference to the ledger, the accepted ones included. */
  differences: ImportDifference[];
  plan: Append[];
  units: Append[];
  measures: Append[];
  texts: Append[];
  revisions: Append[];
  opening: Append[];
}

/**
 * Registers a plan with its units and measures, attaches the document's text to a plan registered from a seed, or revises what
 * stands where a person accepted it. Every id follows from the source, so a second import changes nothing and an interrupted one
 * goes on where it stopped. Everything is decided before the first append; what the document says otherwise than the ledger and
 * nobody accepted is reported, never applied.
 *
 * @throws IntakeError PLAN_NOT_USABLE; DomainError where a rule refuses; EventStoreError
 */
export async function importPlan(asked: ImportPlan, ports: ImportPorts): Promise<ImportResult> {
  const plan = planToRegister(asked.plan, asked.document);
  const decided = decideImport(plan, asked, await readSnapshot(ports.store, plan.id), ports);
  await ports.onDecided?.();
  for (const append of decided.plan) await write(ports.store, append);
  await writeAll(decided.units, 'units', ports);
  await writeAll(decided.measures, 'measures', ports);
  await writeAll(decided.texts, 'texts', ports);
  await writeAll(decided.revisions, 'revisions', ports);
  await writeAll(decided.opening, 'opening', ports);
  return decided.result;
}

/**
 * What an import would write and what it would leave, decided against the ledger as it stands.
 *
 * @throws IntakeError PLAN_NOT_USABLE, DomainError
 */
export function decideImport(plan: PlanToRegister, { document, units, chosen, accepted, effectiveOn, opening }: Omit<ImportPlan, 'plan'>, snapshot: LedgerSnapshot, importer: Importer): DecidedImport {
  return new ImportDecision(plan, snapshot, new ImportWork(plan, snapshot, importer, document, effectiveOn ?? null), document, knownUnits(plan, units, chosen, snapshot), accepted ?? new Set()).decide(chosen ?? new Map(), opening ?? null);
}

class ImportDecision {
  private readonly samePlanText: boolean;
  private readonly registeredBefore: boolean;
  /** All that the plan was registered with stands: what an interrupted registration left out is not new, what comes now is. */
  private readonly registeredWhole: boolean;
  private readonly measures: Append[] = [];
  private readonly texts: Append[] = [];
  private readonly revisions: Append[] = [];
  private readonly differences: ImportDifference[] = [];
  /** Units that the facts to be written name. */
  private readonly named = new Set<string>();
  private unchanged = 0;
  private mainTextNumber: number;

  constructor(
    private readonly plan: PlanToRegister, private readonly snapshot: LedgerSnapshot, private readonly work: ImportWork, private readonly document: DocumentFingerprint | null,
    private readonly directory: UnitDirectory, private readonly accepted: ReadonlySet<string>,
  ) {
    const registered = work.registeredPlan();
    this.registeredBefore = registered !== null;
    this.samePlanText = registered === null || registered.source.textSha256 === null || registered.source.textSha256 === plan.source.textSha256;
    this.registeredWhole = registered !== null && numberedMeasures(snapshot) >= registered.measureCount;
    this.mainTextNumber = mainTextNumbers(snapshot);
  }

  decide(chosen: ReadonlyMap<string, ChosenUnit>, wanted: PlanOpening | null): DecidedImport {
    for (const measure of this.plan.measures) this.decideMeasure(measure);
    this.decideMissing();
    if (!this.samePlanText) this.differences.push({ key: 'plan:text', about: this.plan.title, field: 'plan-text', registered: '登记时的全文', document: '这份文件的全文' });
    const attached = this.samePlanText && this.texts.length > 0 ? this.texts.length + this.unchanged : null;
    // Units are asked for while the measures are decided; only those not yet in the ledger are registered, and only where a fact names them.
    const unitsToRegister = this.directory.toRegister(this.named);
    const units = unitsToRegister.map((unit) => this.work.registerUnit(unit));
    const { plan, measures, texts, revisions, differences } = this;
    const opening = wanted === null ? [] : this.openings(wanted);
    return {
      plan: this.work.planFacts(attached), units: [...units, ...this.aliases(chosen)], measures, texts, revisions, opening, differences,
      result: {
        plan: { id: plan.id, title: plan.title, measures: plan.measures.length }, registeredPlan: !this.registeredBefore, registeredMeasures: measures.length,
        registeredUnits: units.length, attachedTexts: texts.length, unchanged: this.unchanged, revised: revisions.length,
        openings: opening.reduce((sum, { facts }) => sum + facts.length, 0),
        guessedUnits: unitsToRegister.filter(({ guessed }) => guessed).map(({ name }) => name), differences: differences.filter(({ key }) => !this.accepted.has(key)),
      },
    };
  }

  private decideMeasure(measure: MeasureToRegister): void {
    const units = responsibilitiesOf(measure, this.directory);
    const before = registeredMeasure(this.historyOf(`measure-${measure.id}`));
    if (before === null) return this.decideNew(measure, units);
    const now = measure.kind === 'main-text' ? { ...measure, number: before.state.number, cited: before.cited } : measure;
    const found = compareMeasure(before, now, units);
    this.differences.push(...found);
    const accepted = new Set(found.filter(({ key }) => this.accepted.has(key)).map(({ field }) => field));
    if (accepted.size > 0) return this.revise(before, now, units, accepted);
    const attach = found.some(({ field }) => field === 'text') ? null : this.work.attachText(now, before);
    if (attach) this.texts.push(attach);
    else this.unchanged += 1;
  }

  /** A plan is registered as a whole; what a later edition of its document adds is registered where a person accepts it. */
  private decideNew(measure: MeasureToRegister, units: Responsibility[]): void {
    const numbered = measure.kind === 'numbered' ? measure : this.withNextNumber(measure);
    const difference = { key: `${measure.key}:not-in-ledger`, about: numbered.cited, field: 'not-in-ledger' as const, registered: '', document: measure.title };
    const isNew = (this.registeredWhole || !this.samePlanText) && measure.kind === 'numbered';
    if (isNew) this.differences.push(difference);
    if (isNew && !this.accepted.has(difference.key)) return;
    this.name(units);
    this.measures.push(this.work.registerMeasure(numbered, units, this.document?.sha256 ?? this.plan.source.documentSha256, isNew ? 'added' : 'planned'));
  }

  private revise(before: RegisteredMeasure, now: MeasureToRegister, units: Responsibility[], accepted: ReadonlySet<DifferenceField>): void {
    if (accepted.has('units')) this.name(units);
    this.revisions.push(this.work.reviseMeasure(now.id, before, revisionOf(before, now, units, accepted, this.document?.sha256 ?? null)));
  }

  /** Measures of the plan that the ledger holds and the document does not. */
  private decideMissing(): void {
    const here = new Set(this.plan.measures.map(({ id }) => `measure-${id}`));
    for (const stream of this.snapshot.streams.keys()) {
      const before = stream.startsWith('measure-') && !here.has(stream) ? registeredMeasure(this.historyOf(stream)) : null;
      // Duties of the main text are registered one by one: one that is not named here was not asked about.
      if (before === null || before.state.kind === 'main-text' || before.state.milestones.every(({ status }) => status === 'terminated')) continue;
      const key = `${before.state.measure}:not-in-document`;
      this.differences.push({ key, about: before.cited, field: 'not-in-document', registered: before.title, document: '' });
      if (this.accepted.has(key)) this.revisions.push(...this.work.terminateMeasure(stream, before));
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

  private historyOf = (stream: string): MeasureEvent[] | undefined => this.snapshot.streams.get(stream) as MeasureEvent[] | undefined;
}

/** Units of the plan's jurisdiction that stand in the ledger, under all their names. */
function knownUnits(plan: PlanToRegister, register: SeedUnits | null, chosen: ImportPlan['chosen'], { streams }: LedgerSnapshot): UnitDirectory {
  const directory = new UnitDirectory(plan.jurisdiction, register);
  for (const [stream, events] of streams) {
    if (!stream.startsWith('department-')) continue;
    const registered = correctedData<{ jurisdiction: string }>(events, 'department-registered');
    if (registered?.jurisdiction !== plan.jurisdiction) continue;
    const state = (events as DepartmentEvent[]).reduce(evolveDepartment, noDepartment);
    directory.addKnown(state.mergedInto ?? state.department, [state.name, ...state.aliases]);
  }
  for (const [printed, choice] of chosen ?? []) directory.choose(printed, choice);
  return directory;
}

function responsibilitiesOf({ groups }: MeasureToRegister, directory: UnitDirectory): Responsibility[] {
  const named = (names: readonly string[]) => names.map((name) => ({ unit: directory.idOf(name), printedName: name.slice(0, 200) }));
  return deriveResponsibilities(groups.map(({ lead, responsible, supporting }) => ({ lead: named(lead), responsible: named(responsible), supporting: named(supporting) })));
}

const write = (store: EventStore, { stream, expectedRevision, facts }: Append) => store.append(stream, expectedRevision, facts);

/** Appends handed over at once: as many commits fewer, and progress is told and a stop noticed in between. */
const AT_ONCE = 48;

/** Positions are to follow the plan. */
async function writeAll(appends: readonly Append[], phase: ImportProgress['phase'], { store, onProgress, signal }: ImportPorts): Promise<void> {
  for (let done = 0; done < appends.length;) {
    signal?.throwIfAborted();
    const some = appends.slice(done, done + AT_ONCE);
    await store.appendInOrder(some);
    done += some.length;
    onProgress?.({ phase, done, total: appends.length });
  }
}
