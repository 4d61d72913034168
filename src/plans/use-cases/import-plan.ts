import { decide as decideDepartment, evolve as evolveDepartment, initialState as noDepartment } from '../../departments/department.decider.js';
import type { DepartmentEvent } from '../../departments/department.events.js';
import type { EventStore, FactToAppend } from '../../event-store/event-store.js';
import { IntakeError } from '../../intake/intake-error.js';
import type { ParsedPlan } from '../../intake/parsed-plan.js';
import { compareMeasure, type ImportDifference } from '../../intake/registration/compare-measure.js';
import { importCorrelation, importEventId } from '../../intake/registration/import-ids.js';
import { correctedData, readSnapshot, type LedgerSnapshot } from '../../intake/registration/ledger-snapshot.js';
import { planToRegister, type MeasureToRegister, type PlanToRegister } from '../../intake/registration/plan-to-register.js';
import { UnitDirectory, type ChosenUnit } from '../../intake/registration/unit-directory.js';
import type { SeedPlan, SeedUnits } from '../../intake/seed-plan.js';
import type { DocumentFingerprint } from '../../intake/text-fingerprint.js';
import type { Basis, Fact, LocalDate } from '../../ledger/fact.js';
import type { Actor } from '../../ledger/roles.js';
import { decide as decideMeasure, foldMeasure } from '../../measures/measure.decider.js';
import type { MeasureEvent, Responsibility } from '../../measures/measure.events.js';
import { deriveResponsibilities } from '../../measures/responsibilities.js';
import { decide as decidePlan, evolve as evolvePlan, initialState as noPlan } from '../plan.decider.js';
import type { PlanEvent } from '../plan.events.js';

export interface ImportPlan {
  plan: ParsedPlan | SeedPlan;
  /** The document it was parsed from; null for a seed, whose source is part of it. */
  document: DocumentFingerprint | null;
  /** The register of the jurisdiction's units, or null: units then get the class their name says, else `other`. */
  units: SeedUnits | null;
  /** Which units printed names mean, as a person decided. */
  chosen?: ReadonlyMap<string, ChosenUnit>;
}

export interface ImportPorts {
  store: EventStore;
  /** Day of the import in Asia/Shanghai. */
  today: LocalDate;
  /** Role `office` or `system`. */
  actor: Actor;
  onProgress?: (progress: ImportProgress) => void;
  /** Called once everything is decided, before the first append. */
  onDecided?: () => Promise<void>;
  /** Aborted where the program stops: what is appended stays, the rest is appended when the import is repeated. */
  signal?: AbortSignal;
}

export interface ImportProgress {
  phase: 'units' | 'measures' | 'texts';
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
  /** Names whose class and order are a guess, for a person to complete. */
  guessedUnits: string[];
  differences: ImportDifference[];
}

/** One decided append: its facts are accepted before the first one is written. */
interface Append {
  stream: string;
  expectedRevision: number;
  facts: FactToAppend[];
}

/** Leaves hold 65,535 bytes; what the store adds around the data takes less than this. */
const MAX_FACT_BYTES = 62_000;

/**
 * Registers a plan with its units and measures, or attaches the document's text to a plan registered from a seed. Every id
 * follows from the source, so a second import changes nothing and an interrupted one goes on where it stopped. Everything
 * is decided before the first append; what the document says otherwise than the ledger is reported, never applied.
 *
 * @throws IntakeError PLAN_NOT_USABLE; DomainError where a rule refuses; EventStoreError
 */
export async function importPlan({ plan: read, document, units, chosen }: ImportPlan, ports: ImportPorts): Promise<ImportResult> {
  const plan = planToRegister(read, document);
  const snapshot = await readSnapshot(ports.store, plan.id);
  const work = new ImportWork(plan, snapshot, ports, document);
  const directory = knownUnits(plan, units, snapshot);
  for (const [printed, choice] of chosen ?? []) directory.choose(printed, choice);
  const registered = work.registeredPlan();
  const samePlanText = registered === null || registered.source.textSha256 === null || registered.source.textSha256 === plan.source.textSha256;
  const measures: Append[] = [];
  const texts: Append[] = [];
  const differences: ImportDifference[] = [];
  let unchanged = 0;
  for (const measure of plan.measures) {
    const responsibilities = responsibilitiesOf(measure, directory);
    const before = correctedData<RegisteredMeasure>(snapshot.streams.get(`measure-${measure.id}`), 'measure-registered');
    if (before === null) {
      if (samePlanText) measures.push(work.registerMeasure(measure, responsibilities));
      else differences.push({ about: measure.cited, field: 'not-in-ledger', registered: '', document: measure.title });
      continue;
    }
    const found = compareMeasure(before, work.textOf(measure), measure, responsibilities);
    differences.push(...found);
    const attach = found.some(({ field }) => field === 'text') ? null : work.attachText(measure);
    if (attach) texts.push(attach);
    else unchanged += 1;
  }
  differences.push(...work.missingMeasures());
  const planAppend = registered === null ? [work.registerPlan()] : [];
  // Units are asked for while the measures are decided; only those not yet in the ledger are registered, and only with their measures.
  const unitsToRegister = measures.length > 0 ? directory.toRegister() : [];
  const unitAppends = unitsToRegister.map((unit) => work.registerUnit(unit));
  if (!samePlanText) differences.push({ about: plan.title, field: 'plan-text', registered: '登记时的全文', document: '这份文件的全文' });
  else if (texts.length > 0) planAppend.push(...work.attachPlanText(texts.length + unchanged));

  await ports.onDecided?.();
  for (const append of planAppend) await write(ports.store, append);
  await writeAll(unitAppends, 'units', ports);
  await writeAll(measures, 'measures', ports);
  await writeAll(texts, 'texts', ports);
  return {
    plan: { id: plan.id, title: plan.title, measures: plan.measures.length }, registeredPlan: registered === null, registeredMeasures: measures.length,
    registeredUnits: unitAppends.length, attachedTexts: texts.length, unchanged,
    guessedUnits: unitsToRegister.filter(({ guessed }) => guessed).map(({ name }) => name), differences,
  };
}

type RegisteredMeasure = Extract<MeasureEvent, { type: 'measure-registered' }>['data'];
type RegisteredPlan = Extract<PlanEvent, { type: 'plan-registered' }>['data'];

/** Units of the plan's jurisdiction that stand in the ledger, under all their names. */
function knownUnits(plan: PlanToRegister, register: SeedUnits | null, { streams }: LedgerSnapshot): UnitDirectory {
  const directory = new UnitDirectory(plan.jurisdiction, register);
  for (const [stream, events] of streams) {
    if (!stream.startsWith('department-')) continue;
    const registered = correctedData<{ jurisdiction: string }>(events, 'department-registered');
    if (registered?.jurisdiction !== plan.jurisdiction) continue;
    const state = (events as DepartmentEvent[]).reduce(evolveDepartment, noDepartment);
    directory.addKnown(state.mergedInto ?? state.department, [state.name, ...state.aliases]);
  }
  return directory;
}

function responsibilitiesOf({ groups }: MeasureToRegister, directory: UnitDirectory): Responsibility[] {
  const named = (names: readonly string[]) => names.map((name) => ({ unit: directory.idOf(name), printedName: name.slice(0, 200) }));
  return deriveResponsibilities(groups.map(({ lead, responsible, supporting }) => ({ lead: named(lead), responsible: named(responsible), supporting: named(supporting) })));
}

/** Turns what is to be done into decided appends. */
class ImportWork {
  private readonly basis: Basis;
  private readonly occurredOn: LocalDate;
  private readonly correlation: string;

  constructor(
    private readonly plan: PlanToRegister, private readonly snapshot: LedgerSnapshot, private readonly ports: ImportPorts, private readonly document: DocumentFingerprint | null,
  ) {
    const { title, issued, source } = plan;
    this.basis = { title, documentNumber: null, issuedOn: issued, sha256: source.documentSha256 };
    this.occurredOn = issued !== null && issued <= ports.today ? issued : ports.today;
    this.correlation = importCorrelation(plan.id, source.documentSha256);
  }

  registeredPlan(): RegisteredPlan | null {
    return correctedData<RegisteredPlan>(this.snapshot.streams.get(this.planStream()), 'plan-registered');
  }

  registerPlan(): Append {
    const { title, shortTitle, jurisdiction, issuer, issued, year, ends, indicators, measures, source } = this.plan;
    const command = { type: 'register-plan' as const, title, shortTitle, jurisdiction, issuer, issued, year, ends, indicators, measureCount: measures.length, source };
    return this.append(this.planStream(), decidePlan({ ...command, ...this.registration() }, noPlan, this.ports), '');
  }

  attachPlanText(measures: number): Append[] {
    const state = (this.events(this.planStream()) as PlanEvent[]).reduce(evolvePlan, noPlan);
    if (state.textSha256 !== null || this.document === null) return [];
    const { sha256: documentSha256, textSha256 } = this.document;
    const command = { type: 'attach-plan-text' as const, documentSha256, textSha256, measures, occurredOn: this.ports.today, basis: this.basis };
    return [this.append(this.planStream(), decidePlan(command, state, this.ports), textSha256)];
  }

  registerUnit({ id, name, aliases, class: unitClass, order, rankingGroup }: ReturnType<UnitDirectory['toRegister']>[number]): Append {
    const { jurisdiction } = this.plan;
    const command = { type: 'register-department' as const, jurisdiction, name: name.slice(0, 200), aliases, class: unitClass, order, rankingGroup, ...this.registration() };
    return this.append(`department-${id}`, decideDepartment(command, noDepartment, { ...this.ports, department: id, mergeTarget: null }), '');
  }

  registerMeasure(measure: MeasureToRegister, units: Responsibility[]): Append {
    const { indicator, item, number, title, text, milestones, textSha256, cited } = measure;
    const command = {
      type: 'register-measure' as const, plan: this.plan.id, indicator, item, number, title, text, planEnds: this.plan.ends, milestones, units,
      source: { documentSha256: this.plan.source.documentSha256, textSha256, reference: cited }, ...this.registration(),
    };
    const bytes = Buffer.byteLength(JSON.stringify(command));
    if (bytes > MAX_FACT_BYTES) {
      throw new IntakeError('PLAN_NOT_USABLE', `${cited}的原文、时限和单位（${units.length} 个）合起来有 ${bytes} 字节，超过一条记录 ${MAX_FACT_BYTES} 字节的上限，没有导入。请检查是否漏掉了分段编号。`, { bytes, units: units.length });
    }
    const facts = decideMeasure(command, foldMeasure([]), this.measureContext([]));
    return this.append(`measure-${measure.id}`, facts, '');
  }

  /** The text the ledger holds of a registered measure, corrections included. */
  textOf({ id }: MeasureToRegister): string | null {
    return foldMeasure(this.events(`measure-${id}`) as MeasureEvent[]).text;
  }

  /** Null where the text stands already, or none is at hand. */
  attachText({ id, text, textSha256 }: MeasureToRegister): Append | null {
    const history = this.events(`measure-${id}`) as MeasureEvent[];
    const state = foldMeasure(history);
    if (text === null || state.text !== null || this.document === null) return null;
    const command = { type: 'attach-text' as const, text, textSha256, documentSha256: this.document.sha256, occurredOn: this.ports.today, basis: this.basis };
    return this.append(`measure-${id}`, decideMeasure(command, state, this.measureContext(history)), textSha256);
  }

  /** Measures of the plan that the ledger holds and the document does not. */
  missingMeasures(): ImportDifference[] {
    const here = new Set(this.plan.measures.map(({ id }) => `measure-${id}`));
    const gone = [...this.snapshot.streams.keys()].filter((stream) => stream.startsWith('measure-') && !here.has(stream));
    return gone.map((stream) => {
      const data = correctedData<RegisteredMeasure>(this.events(stream), 'measure-registered');
      return { about: data?.source.reference ?? '', field: 'not-in-document', registered: data?.title ?? '', document: '' };
    });
  }

  private planStream = (): string => `plan-${this.plan.id}`;
  private events = (stream: string) => this.snapshot.streams.get(stream) ?? [];
  private registration = () => ({ occurredOn: this.occurredOn, basis: this.basis });
  private measureContext = (history: MeasureEvent[]) => ({ today: this.ports.today, actor: this.ports.actor, hostUnit: null, history });

  private append(stream: string, facts: readonly Fact[], source: string): Append {
    return {
      stream,
      expectedRevision: this.events(stream).length - 1,
      facts: facts.map((fact) => ({
        id: importEventId(stream, fact.type, source), type: fact.type, version: fact.version, occurredOn: fact.occurredOn, actor: this.ports.actor, basis: fact.basis,
        correlation: this.correlation, causation: null, data: fact.data as Record<string, unknown>,
      })),
    };
  }
}

const write = (store: EventStore, { stream, expectedRevision, facts }: Append) => store.append(stream, expectedRevision, facts);

/** One after the other: a store may place appends made at once in any order, and positions are to follow the plan. */
async function writeAll(appends: readonly Append[], phase: ImportProgress['phase'], { store, onProgress, signal }: ImportPorts): Promise<void> {
  for (const [index, append] of appends.entries()) {
    signal?.throwIfAborted();
    await write(store, append);
    onProgress?.({ phase, done: index + 1, total: appends.length });
  }
}
