import { DomainError } from '../../ledger/domain-error.js';
import { endsMeasure, isOneByOne, type ImportDifference, type MeasurePair } from '../registration/compare-measure.js';
import type { Accepts, DecidedImport, ImportResult } from '../registration/decided-import.js';
import { decideImport } from '../registration/import-decision.js';
import { importPlan, type ImportPorts } from '../registration/import-plan.js';
import { LedgerFacts } from '../registration/ledger-facts.js';
import type { LedgerSnapshot } from '../registration/ledger-snapshot.js';
import { identify } from './draft-review.js';
import { NOTHING_DONE, type DraftReading, type DraftWork, type FrontField, type PlanAnswer } from './draft.js';
import { applyEdit, type Edit } from './edits.js';
import { importOf } from './import-of-draft.js';
import { isYearGuessed } from './intake-view.js';
import { effectiveDayOf, effectiveOnEntered, effectiveQuestions } from './effective-day.js';
import { editOpening, openingOf, openingQuestions, type Opening } from './opening.js';
import { openQuestions, type Question } from './questions.js';
import { readDraft, type ReadingAnswers } from './read-draft.js';
import { resemblanceQuestions, type ResemblingPlan } from './resembling-plans.js';
import { documentAsReviewed } from './reviewed-document.js';
import { pairsOf, planMeant, withDecidedDuties } from './standing-plan.js';
import { mayBeUnit } from '../unit-names.js';
import { matchUnits, registryNames, type MatchedUnit, type UnitRegistry } from './unit-matching.js';
import { unitRegistry } from './unit-registry.js';

/** What a person says on the command line in place of the review page. */
export interface ImportAnswers {
  dryRun: boolean;
  /** Keys of differences; `all` but those that have to be looked at one by one; `endings`: measures that the document leaves out. */
  accept?: string[];
  title?: string;
  jurisdiction?: string;
  year?: string;
  issuer?: string;
  documentNumber?: string;
  issued?: string;
  /** 市发改委=市发展改革委 */
  unit?: string[];
  /** Keys of duties, or `all`. */
  registerDuties?: string[];
  /** Why the other duties are not registered. */
  dismissDuties?: string;
  /** Title or id of the plan in the ledger that the document is another edition of. */
  editionOf?: string;
  /** The document is none of the plans in the ledger that it resembles. */
  anotherPlan?: boolean;
  /** The plan that the ledger holds voided is registered again. */
  registerAnew?: boolean;
  /** Places in the document of measures that are not the ones of the ledger they were taken for. */
  notSame?: string[];
  /** Day a running ledger stands for: everything sure that it tells of the history is recorded as 期初补录. */
  openingOn?: string;
  /** Day from which what is registered or changed applies. */
  effectiveOn?: string;
  /** Measures acted on after that day change as of their last entry. */
  fromLastEntry?: boolean;
}

export interface TerminalOutcome {
  /** What was registered or, where nothing was written, would be; null where questions stand in the way of knowing. */
  result: ImportResult | null;
  written: boolean;
  /** What has to be answered first; nothing is written before. */
  questions: Question[];
  /** Rows of a running ledger whose history is not recorded: unsure, impossible, or not asked for. */
  openingLeft: number;
}

export interface TerminalPorts extends ImportPorts {
  /** Reads the document again where an answer changes its reading; default: in this process, without limits. */
  read?: (bytes: Uint8Array, answers: ReadingAnswers) => Promise<DraftReading>;
}

const NOT_STATED = '未载明';

/**
 * The review and registration of a document without a page: the same answers, edits and questions.
 *
 * @throws IntakeError, DomainError where an answer is wrong or a rule refuses; EventStoreError
 */
export async function importInTerminal(
  { reading: asRead, bytes, sha256, fileName }: { reading: DraftReading; bytes: Uint8Array; sha256: string; fileName: string }, answers: ImportAnswers, { read = readDraft, ...ports }: TerminalPorts,
): Promise<TerminalOutcome> {
  const facts = await new LedgerFacts(ports.store).refresh();
  const answered = frontEdits(answers).reduce((work, edit) => applyEdit(work, edit, { reading: asRead, isUnit: () => false, unitNamed: () => null, differences: [] }), NOTHING_DONE);
  const whereActed = answers.fromLastEntry === true ? 'from-last-entry' as const : null;
  const dated = { ...answered, whereActed, ...(answers.effectiveOn === undefined ? {} : { effectiveOn: effectiveOnEntered(answers.effectiveOn) }) };
  const year = dated.front.year?.value;
  const reading = typeof year === 'number' ? { ...(await read(bytes, { fileName, year, ...(asRead.plan === undefined ? {} : { plan: asRead.plan }) })), yearRead: asRead.yearRead } : asRead;
  const standing = standingAnswers(identify({ reading, work: dated, sha256 }, facts).resembling, answers);
  const { work: fronted, resembling } = identify({ reading, work: { ...dated, standing }, sha256 }, facts);
  const registry = await unitRegistry({ reading, work: fronted }, facts);
  const plan = planMeant({ reading, work: fronted });
  const stands = plan !== null && facts.holdsPlan(plan);
  const snapshot = plan === null ? { position: facts.position, streams: new Map() } : await facts.snapshotOf(plan);
  const reviewed = decideDuties(reading, chooseUnits(reading, fronted, answers, registry), answers);
  const decidedDuties = plan === null ? reviewed : withDecidedDuties({ reading, work: reviewed }, plan, snapshot);
  const { work, opening } = takeOpening({ reading, work: decidedDuties, sha256, fileName }, answers, snapshot, ports.today);
  const openingLeft = opening?.rows.filter(({ take }) => !take).length ?? 0;
  const matched = matchUnits(documentAsReviewed(reading, work), work, registry);
  const effective = effectiveDayOf({ reading, work }, plan === null ? null : { plan, snapshot }, ports.today);
  const asked = [
    ...resemblanceQuestions(resembling),
    ...openQuestions(documentAsReviewed(reading, work), work, matched.map((one) => (isPlainlyNew(one, reading) ? { ...one, choice: { kind: 'existing', unit: '' } } : one)), { stands, yearIsGuessed: isYearGuessed({ reading, work }), opening: openingQuestions(opening, { effectiveOn: work.effectiveOn ?? null, stands }), effective: effectiveQuestions(effective, { work, stands }) }),
  ];
  if (asked.some(({ code }) => BLOCKS_DECISION.test(code))) return { result: null, written: false, questions: asked, openingLeft };
  const compare = (now: DraftWork) => decideImport({ ...importOf({ reading, work: now, sha256, fileName }, registry), accepts: () => false }, snapshot, ports);
  const parted = partPairs(work, answers, compare);
  const offered = importOf({ reading, work: parted, sha256, fileName }, registry);
  const { differences } = compare(parted);
  const accepts = acceptedOf(answers, differences);
  const decided = decideImport({ ...offered, accepts }, snapshot, ports);
  const questions = [...asked, ...effectiveQuestions(effectiveDayOf({ reading, work }, plan === null ? null : { plan, snapshot }, ports.today, decided.actedSince), { work, stands })];
  if (answers.dryRun || questions.length > 0) return { result: decided.result, written: false, questions, openingLeft };
  return { result: await importPlan({ ...offered, accepts }, { ...ports, facts, decided }), written: true, questions: [], openingLeft };
}

/**
 * Which plan of the ledger the document is an edition of, or that it is another plan.
 *
 * @throws DomainError UNKNOWN_PLAN where it resembles none of that name
 */
function standingAnswers(plans: readonly ResemblingPlan[], { editionOf, anotherPlan = false, registerAnew = false }: ImportAnswers): Record<string, PlanAnswer> {
  const standing = plans.filter(({ voidedOn }) => voidedOn === null);
  const voided = plans.filter(({ voidedOn }) => voidedOn !== null);
  const others = Object.fromEntries([...answersOf(standing, anotherPlan ? 'other' : null), ...answersOf(voided, registerAnew ? 'anew' : null)]);
  if (editionOf === undefined) return others;
  const meant = standing.find(({ plan, title }) => plan === editionOf || title === editionOf.replace(/^《(.*)》$/u, '$1'));
  if (!meant) throw new DomainError('EDITION_UNKNOWN', `选项“--edition-of ${editionOf}”：台账中没有与这份文件相近、名为“${editionOf}”的方案${standing.length > 0 ? `，相近的有${standing.map(({ title }) => `《${title}》`).join('、')}` : ''}。`, 'invalid', { editionOf });
  return { ...others, [meant.plan]: 'revision' };
}

const answersOf = (plans: readonly ResemblingPlan[], answer: PlanAnswer | null): [string, PlanAnswer][] => (answer === null ? [] : plans.map(({ plan }) => [plan, answer]));

/** A name that comes near no unit is a new one, as its own words say; what may be a known unit, one the document names otherwise, or none at all, is asked. */
function isPlainlyNew({ printed, choice, suggestion, sameAs }: MatchedUnit, { file }: DraftReading): boolean {
  if (choice !== null || suggestion !== null || sameAs !== null || !mayBeUnit(printed)) return false;
  return !file.plan.warnings.some(({ code, message }) => code === 'unit-doubtful' && message.includes(`“${printed.slice(0, 30)}”`));
}

/** @throws DomainError where the day is none */
function takeOpening(draft: Parameters<typeof openingOf>[0], { openingOn }: ImportAnswers, snapshot: LedgerSnapshot, today: string): { work: DraftWork; opening: Opening | null } {
  if (openingOn !== undefined && !('sheets' in draft.reading.file)) throw new DomainError('NO_OPENING_LEDGER', '选项“--opening-on”只用于 Excel 台账，这份文件不是表格，没有可以补录的办理情况。请去掉这个选项。', 'invalid');
  const proposed = openingOf(draft, snapshot, today);
  if (proposed === null || openingOn === undefined) return { work: draft.work, opening: proposed };
  const dated = { ...draft.work, opening: editOpening(draft.work, { about: 'opening', on: openingOn }, []) };
  const onThatDay = openingOf({ ...draft, work: dated }, snapshot, today);
  const work = { ...dated, opening: editOpening(dated, { about: 'opening', take: 'sure' }, onThatDay?.rows ?? []) };
  return { work, opening: openingOf({ ...draft, work }, snapshot, today) };
}

/** Without these the plan has no identity and its deadlines no dates, or what would be written is refused. */
const BLOCKS_DECISION = /^(?:plan-resembles|(?:title|jurisdiction|year|ends|shortTitle)-missing|year-unsure|no-measures|deadline-undated|text-too-long|too-many-deadlines|opening-day|opening-unsure|effective-day)$/;

function frontEdits({ title, jurisdiction, year, issuer, documentNumber, issued }: ImportAnswers): Edit[] {
  const given: [FrontField, string | undefined][] = [['title', title], ['jurisdiction', jurisdiction], ['issuer', issuer], ['documentNumber', documentNumber], ['issued', issued]];
  const edits = given.flatMap(([field, value]): Edit[] =>
    (value === undefined ? [] : [{ about: 'front', field, value: value === NOT_STATED ? null : value, notStated: value === NOT_STATED }]));
  return year === undefined ? edits : [...edits, { about: 'front', field: 'year', value: Number(year), notStated: false }];
}

/** @throws DomainError UNIT_OPTION_MALFORMED, UNKNOWN_KEY */
function chooseUnits(reading: DraftReading, before: DraftWork, { unit = [] }: ImportAnswers, registry: UnitRegistry): DraftWork {
  const matched = new Map(matchUnits(documentAsReviewed(reading, before), before, registry).map((one) => [one.printed, one]));
  const { isUnit, unitNamed, idNamed } = registryNames(registry);
  return unit.reduce((work, one) => {
    const [given, printed = '', name = ''] = /^([^=＝]+)[=＝](.+)$/.exec(one) ?? [];
    const match = matched.get(printed.trim());
    if (given !== undefined && !match) throw new DomainError('UNKNOWN_KEY', `选项“--unit ${one}”：文件的责任单位里没有“${printed.trim()}”，请按文件中的写法填写等号前的名称。`, 'invalid', { key: printed.trim() });
    if (!match) throw new DomainError('UNIT_OPTION_MALFORMED', `选项“--unit ${one}”应如“市发改委=市发展改革委”，前面是文件中的名称，后面是单位名称。`, 'invalid', { unit: one });
    const known = idNamed(name.trim());
    const other = matched.get(name.trim());
    const choice = known === null ? { kind: 'new', name: name.trim(), class: (other ?? match).likelyClass } : { kind: 'existing', unit: known };
    // 市发改委=市发展改革委 says of both names that they are that one unit.
    const same = known === null && other !== undefined && work.units[other.printed] === undefined ? [match, other] : [match];
    return same.reduce((before, { printed: of }) => applyEdit(before, { about: 'unit', printed: of, choice }, { reading, jurisdiction: registry.jurisdiction, isUnit, unitNamed, differences: [] }), work);
  }, before);
}

function decideDuties(reading: DraftReading, before: DraftWork, { registerDuties = [], dismissDuties }: ImportAnswers): DraftWork {
  const context = { reading, isUnit: () => false, unitNamed: () => null, differences: [] };
  const all = documentAsReviewed(reading, before).duties.map(({ key }) => key);
  const registered = registerDuties.includes('all') ? all : registerDuties;
  const left = dismissDuties === undefined ? [] : all.filter((key) => !registered.includes(key));
  const said = { title: undefined, units: undefined, deadlines: undefined };
  const edits: Edit[] = [
    ...registered.map((key) => ({ about: 'duty' as const, key, state: 'register' as const, reason: undefined, ...said })),
    ...left.map((key) => ({ about: 'duty' as const, key, state: 'dismiss' as const, reason: dismissDuties, ...said })),
  ];
  return edits.reduce((work, edit) => applyEdit(work, edit, context), before);
}

/**
 * Measures that are none of the ledger's, whichever they are taken for.
 *
 * @throws DomainError UNKNOWN_KEY
 */
function partPairs(before: DraftWork, { notSame = [] }: ImportAnswers, compare: (work: DraftWork) => Pick<DecidedImport, 'differences' | 'edition'>): DraftWork {
  return notSame.reduce((work, key) => {
    const pair = pairsNow(compare(work)).find((one) => one.key === key);
    if (!pair) throw new DomainError('UNKNOWN_KEY', `选项“--not-same ${key}”：文件中没有编号为“${key}”、被认作台账中措施的一项，请先用 --dry-run 查看。`, 'invalid', { key });
    let now = work;
    for (let next: MeasurePair | undefined = pair; next; next = pairsNow(compare(now)).find((one) => one.key === key)) {
      now = { ...now, apart: { ...now.apart, [key]: [...(now.apart?.[key] ?? []), next.measure] } };
    }
    return now;
  }, before);
}

const pairsNow = ({ differences, edition: { renumbered } }: Pick<DecidedImport, 'differences' | 'edition'>): MeasurePair[] => pairsOf({ differences, renumbered, apart: [] });

/**
 * Nothing that was not asked for: nobody has looked at the differences.
 *
 * @throws DomainError UNKNOWN_KEY
 */
function acceptedOf({ accept = [] }: ImportAnswers, differences: readonly ImportDifference[]): Accepts {
  const named = accept.filter((one) => one !== 'all' && one !== 'endings');
  const unknown = named.find((key) => !differences.some((one) => one.key === key));
  if (unknown !== undefined) throw new DomainError('UNKNOWN_KEY', `与台账不同之处没有编号“${unknown}”，请先用 --dry-run 查看。`, 'invalid', { key: unknown });
  const [all, endings] = [accept.includes('all'), accept.includes('endings')];
  const taken = new Set(differences.filter((one) => named.includes(one.key) || (all && !isOneByOne(one)) || (endings && endsMeasure(one))).map(({ key }) => key));
  return ({ key }) => taken.has(key);
}
