import { gramsOf, GramWeights, likeness, LikenessIndex, vectorOf, type GramVector, type Weights } from '../../comparison/grams.js';
import type { MeasureEvent } from '../../measures/measure.events.js';
import { bareWords } from './bare-words.js';
import { measureIdOf } from './import-ids.js';
import type { RegisteredPlan } from './import-work.js';
import { correctedData, type LedgerSnapshot } from './ledger-snapshot.js';
import type { MeasureToRegister, PlanToRegister } from './plan-to-register.js';
import { registeredMeasure, type RegisteredMeasure } from './registered-measure.js';

interface Standing extends RegisteredMeasure {
  id: string;
}

/** As alike as two versions of one text are, however much both were changed. */
const CLOSE = 0.5;
/** Enough where the place is the same as well. */
const RESEMBLING = 0.3;
const TITLES_RESEMBLE = 0.5;
/** Measures of the document, by their place in it, and those of the ledger that a person says they are not. */
export type SetApart = Readonly<Record<string, readonly string[]>>;

/** A pair of characters that so many measures hold tells none of them apart. */
const TELLING_HOLDERS = 40;
/** Of the units of the side that names fewer. */
const UNITS_SHARED = 0.5;
/** Given where the document has no title. */
const NO_TITLE = /^第\d+项$/u;

/** Another document than the one the plan was registered from, whose measures keep the ids that follow from their places. A seed is no edition. */
export function isOtherEdition({ id, source }: PlanToRegister, { streams }: LedgerSnapshot): boolean {
  const registered = correctedData<RegisteredPlan>(streams.get(`plan-${id}`), 'plan-registered');
  return registered !== null && source.textSha256 !== null && registered.source.textSha256 !== source.textSha256;
}

/**
 * The plan with its measures under the ids of those that they are in the ledger. Numbers run through a document: where one measure
 * is dropped, all after it are numbered otherwise. So another edition's measures are known by their words first, and by their place
 * only where the words resemble. A title alone makes no pair: 加强宣传培训 may be another unit's duty in another field. What is paired with
 * none is new and gets an id that no measure of the ledger has.
 *
 * @param apart pairs that a person has parted
 */
export function pairEdition(plan: PlanToRegister, { streams }: LedgerSnapshot, apart: SetApart = {}): PlanToRegister {
  const standing = [...streams].flatMap(([stream, events]): Standing[] => {
    const measure = stream.startsWith('measure-') ? registeredMeasure(events as MeasureEvent[]) : null;
    return measure === null || measure.state.kind === 'main-text' ? [] : [{ ...measure, id: stream.slice('measure-'.length) }];
  });
  const living = ({ state }: Standing): boolean => state.milestones.some(({ status }) => status !== 'terminated');
  const pairing = new Pairing(plan.measures.filter(({ kind }) => kind === 'numbered'), [...standing.filter(living), ...standing.filter((one) => !living(one))], apart);
  const ids = new Set(standing.map(({ id }) => id));
  return {
    ...plan,
    measures: plan.measures.map((measure) => {
      const id = pairing.idOf(measure) ?? (measure.kind === 'main-text' ? measure.id : freeId(plan.id, measure, ids));
      ids.add(id);
      return id === measure.id ? measure : { ...measure, id };
    }),
  };
}

function freeId(plan: string, { id, textSha256 }: MeasureToRegister, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let turn = 1; ; turn += 1) {
    const other = measureIdOf(plan, [id, textSha256, turn]);
    if (!taken.has(other)) return other;
  }
}

/** One with one, each step among what the steps before have left. */
class Pairing {
  private readonly found = new Map<MeasureToRegister, Standing>();
  private readonly taken = new Set<Standing>();

  constructor(private readonly measures: readonly MeasureToRegister[], private readonly standing: readonly Standing[], private readonly apart: SetApart) {
    const section = (one: MeasureToRegister | Standing): string => bareWords('state' in one ? one.state.indicator.name : one.indicator.name);
    const title = titleOf;
    const text = ({ textSha256 }: MeasureToRegister | Standing): string | null => textSha256;
    const and = (...keys: ((one: MeasureToRegister | Standing) => string | null)[]) => (one: MeasureToRegister | Standing): string | null => {
      const parts = keys.map((key) => key(one));
      return parts.includes(null) ? null : parts.join('\n');
    };
    const id = ({ id: of }: MeasureToRegister | Standing): string => of;
    for (const key of [and(text, id), and(text, section, title), and(text, section), text, and(title, id)]) this.pairByKey(key);
    if (this.leftMeasures().length === 0 || this.leftStanding().length === 0) return;
    const grams = [...measures, ...standing].map((one) => gramsOf(wordsOf(one)));
    const weights = new GramWeights(grams);
    const isBorneOut = (measure: MeasureToRegister, one: Standing): boolean => bearsOut(measure, one, weights);
    for (const key of [and(title, section), title]) this.pairByKey(key, isBorneOut);
    this.pairByWords(weights, grams.length);
  }

  idOf(measure: MeasureToRegister): string | null {
    return this.found.get(measure)?.id ?? null;
  }

  /** In order on both sides, where several have the same. */
  private pairByKey(keyOf: (one: MeasureToRegister | Standing) => string | null, may: (measure: MeasureToRegister, one: Standing) => boolean = () => true): void {
    const byKey = new Map<string, Standing[]>();
    for (const one of this.leftStanding()) {
      const key = keyOf(one);
      if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), one]);
    }
    for (const measure of this.leftMeasures()) {
      const key = keyOf(measure);
      const ofKey = key === null ? [] : (byKey.get(key) ?? []);
      const place = ofKey.findIndex((one) => this.mayBe(measure, one) && may(measure, one));
      if (place >= 0) this.pair(measure, ofKey.splice(place, 1)[0]!);
    }
  }

  /** The closest first; then those of the same place whose words resemble. */
  private pairByWords(weights: Weights, texts: number): void {
    const [measures, standing] = [this.leftMeasures(), this.leftStanding()];
    if (measures.length === 0 || standing.length === 0) return;
    const vectors = standing.map((one) => vectorOf(gramsOf(wordsOf(one)), weights));
    const index = new LikenessIndex(vectors.map((vector) => telling(vector, weights, texts)));
    const close = measures.flatMap((measure, turn) => {
      const vector = vectorOf(gramsOf(wordsOf(measure)), weights);
      return [...index.alike(telling(vector, weights, texts))].flatMap(([place]) => {
        const alike = Math.round(likeness(vector, vectors[place]!) * 1e6) / 1e6;
        return alike < CLOSE || !this.mayBe(measure, standing[place]!) || isTitleAll(measure, standing[place]!, weights) ? [] : [{ measure, one: standing[place]!, alike, turn, place }];
      });
    });
    close.sort((a, b) => b.alike - a.alike || a.turn - b.turn || a.place - b.place);
    for (const { measure, one } of close) if (!this.found.has(measure) && !this.taken.has(one)) this.pair(measure, one);
    const byId = new Map(this.leftStanding().map((one) => [one.id, one]));
    for (const measure of this.leftMeasures()) {
      const one = byId.get(measure.id);
      if (one && this.mayBe(measure, one) && resemble(measure, one, weights)) this.pair(measure, one);
    }
  }

  private pair(measure: MeasureToRegister, one: Standing): void {
    this.found.set(measure, one);
    this.taken.add(one);
  }

  private mayBe = ({ key }: MeasureToRegister, { id }: Standing): boolean => this.apart[key]?.includes(id) !== true;
  private leftMeasures = (): MeasureToRegister[] => this.measures.filter((one) => !this.found.has(one));
  private leftStanding = (): Standing[] => this.standing.filter((one) => !this.taken.has(one));
}

const titleOf = ({ title }: MeasureToRegister | Standing): string | null => (NO_TITLE.test(title) || bareWords(title) === '' ? null : bareWords(title));

/** Whether more than the title says that it is the same: what the text says besides it, or who answers for it. */
function bearsOut(measure: MeasureToRegister, one: Standing, weights: Weights): boolean {
  const texts = [textBesideTitle(measure), textBesideTitle(one)] as const;
  const units = [unitsOf(measure.groups.flatMap(({ lead, responsible, supporting }) => [...lead, ...responsible, ...supporting])), unitsOf(one.units.map(({ printedName }) => printedName))] as const;
  const [hasTexts, hasUnits] = [texts.every((text) => text !== ''), units.every(({ size }) => size > 0)];
  // A table of titles says nothing against it.
  if (!hasTexts && !hasUnits) return true;
  if (hasTexts && likeness(vectorOf(gramsOf(texts[0]), weights), vectorOf(gramsOf(texts[1]), weights)) >= RESEMBLING) return true;
  const shared = [...units[0]].filter((name) => units[1].has(name)).length;
  return hasUnits && shared >= UNITS_SHARED * Math.min(units[0].size, units[1].size);
}

/** Close by a title that many may have, and by nothing else. */
const isTitleAll = (measure: MeasureToRegister, one: Standing, weights: Weights): boolean => {
  const title = titleOf(measure);
  return title !== null && title === titleOf(one) && measure.id !== one.id && !bearsOut(measure, one, weights);
};

const unitsOf = (names: readonly string[]): Set<string> => new Set(names.map(bareWords));

/** What a measure says beyond its title, without its units and its day: 11月底前 says as little as the title does. */
function textBesideTitle(one: MeasureToRegister | Standing): string {
  const words = (one.text === one.title ? '' : (one.text ?? '')).replace(IN_BRACKETS, '\n').replace(DAY, '\n').trim();
  return words.startsWith(one.title) ? words.slice(one.title.length) : words;
}

function resemble(measure: MeasureToRegister, one: Standing, weights: Weights): boolean {
  const alike = (a: string, b: string): number => likeness(vectorOf(gramsOf(a), weights), vectorOf(gramsOf(b), weights));
  return alike(measure.title, one.title) >= TITLES_RESEMBLE || alike(wordsOf(measure), wordsOf(one)) >= RESEMBLING;
}

/** What is telling enough to look others up by. */
function telling({ weights, length }: GramVector, known: Weights, texts: number): GramVector {
  return { length, weights: new Map([...weights].filter(([gram]) => (1 + texts) / Math.exp(known.of(gram) - 1) <= 1 + TELLING_HOLDERS)) };
}

/** Title and text without what stands in brackets: the same units answer for many measures. */
const wordsOf = ({ title, text }: { title: string; text: string | null }): string => `${title}\n${(text ?? '').replace(IN_BRACKETS, '\n')}`;
const IN_BRACKETS = /[（(【[][^）)】\]]*[）)】\]]/gu;
const DAY = /(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|底|末)?(?:之?前)?(?:完成)?/gu;
