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
/** A pair of characters that so many measures hold tells none of them apart. */
const TELLING_HOLDERS = 40;
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
 * only where the words resemble. What is paired with none is new and gets an id that no measure of the ledger has.
 */
export function pairEdition(plan: PlanToRegister, { streams }: LedgerSnapshot): PlanToRegister {
  const standing = [...streams].flatMap(([stream, events]): Standing[] => {
    const measure = stream.startsWith('measure-') ? registeredMeasure(events as MeasureEvent[]) : null;
    return measure === null || measure.state.kind === 'main-text' ? [] : [{ ...measure, id: stream.slice('measure-'.length) }];
  });
  const living = ({ state }: Standing): boolean => state.milestones.some(({ status }) => status !== 'terminated');
  const pairing = new Pairing(plan.measures.filter(({ kind }) => kind === 'numbered'), [...standing.filter(living), ...standing.filter((one) => !living(one))]);
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

  constructor(private readonly measures: readonly MeasureToRegister[], private readonly standing: readonly Standing[]) {
    const section = (one: MeasureToRegister | Standing): string => bareWords('state' in one ? one.state.indicator.name : one.indicator.name);
    const title = ({ title: of }: MeasureToRegister | Standing): string | null => (NO_TITLE.test(of) || bareWords(of) === '' ? null : bareWords(of));
    const text = ({ textSha256 }: MeasureToRegister | Standing): string | null => textSha256;
    const and = (...keys: ((one: MeasureToRegister | Standing) => string | null)[]) => (one: MeasureToRegister | Standing): string | null => {
      const parts = keys.map((key) => key(one));
      return parts.includes(null) ? null : parts.join('\n');
    };
    const id = ({ id: of }: MeasureToRegister | Standing): string => of;
    for (const key of [and(text, id), and(text, section, title), and(text, section), text, and(title, id), and(title, section), title]) this.pairByKey(key);
    this.pairByWords();
  }

  idOf(measure: MeasureToRegister): string | null {
    return this.found.get(measure)?.id ?? null;
  }

  /** In order on both sides, where several have the same. */
  private pairByKey(keyOf: (one: MeasureToRegister | Standing) => string | null): void {
    const byKey = new Map<string, Standing[]>();
    for (const one of this.leftStanding()) {
      const key = keyOf(one);
      if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), one]);
    }
    for (const measure of this.leftMeasures()) {
      const key = keyOf(measure);
      const one = key === null ? undefined : byKey.get(key)?.shift();
      if (one) this.pair(measure, one);
    }
  }

  /** The closest first; then those of the same place whose words resemble. */
  private pairByWords(): void {
    const [measures, standing] = [this.leftMeasures(), this.leftStanding()];
    if (measures.length === 0 || standing.length === 0) return;
    const grams = [...this.measures, ...this.standing].map((one) => gramsOf(wordsOf(one)));
    const weights = new GramWeights(grams);
    const vectors = standing.map((one) => vectorOf(gramsOf(wordsOf(one)), weights));
    const index = new LikenessIndex(vectors.map((vector) => telling(vector, weights, grams.length)));
    const close = measures.flatMap((measure, turn) => {
      const vector = vectorOf(gramsOf(wordsOf(measure)), weights);
      return [...index.alike(telling(vector, weights, grams.length))].flatMap(([place]) => {
        const alike = Math.round(likeness(vector, vectors[place]!) * 1e6) / 1e6;
        return alike < CLOSE ? [] : [{ measure, one: standing[place]!, alike, turn, place }];
      });
    });
    close.sort((a, b) => b.alike - a.alike || a.turn - b.turn || a.place - b.place);
    for (const { measure, one } of close) if (!this.found.has(measure) && !this.taken.has(one)) this.pair(measure, one);
    const byId = new Map(this.leftStanding().map((one) => [one.id, one]));
    for (const measure of this.leftMeasures()) {
      const one = byId.get(measure.id);
      if (one && resemble(measure, one, weights)) this.pair(measure, one);
    }
  }

  private pair(measure: MeasureToRegister, one: Standing): void {
    this.found.set(measure, one);
    this.taken.add(one);
  }

  private leftMeasures = (): MeasureToRegister[] => this.measures.filter((one) => !this.found.has(one));
  private leftStanding = (): Standing[] => this.standing.filter((one) => !this.taken.has(one));
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
const wordsOf = ({ title, text }: { title: string; text: string | null }): string => `${title}\n${(text ?? '').replace(/[（(【[][^）)】\]]*[）)】\]]/gu, '\n')}`;
