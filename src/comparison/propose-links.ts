import type { ComparedPlan } from './compared-measure.js';
import { GramWeights, LikenessIndex, vectorOf, type Weights } from './grams.js';
import { readTexts, sectionWeights, weighed, type ReadText, type WeighedText } from './read-texts.js';
import { resemblance, strength, type Resemblance } from './resemblance.js';
import { SectionCloseness } from './section-closeness.js';

/** Why a link is proposed, the weightiest first. */
export type LinkReason = 'same-section' | 'section-alike' | 'title-alike' | 'title-contained' | 'clause-alike' | 'text-alike' | 'closest-to-each-other';

export interface LinkCandidate {
  /** Id of the provincial measure. */
  measure: string;
  /** 0–1: how likely a person would set this link. */
  score: number;
  reasons: LinkReason[];
}

export interface LinkProposal {
  /** Id of the city measure. */
  measure: string;
  /** What is proposed, the likeliest first; empty: no counterpart found. */
  proposed: string[];
  /** All of it likely enough to be confirmed in bulk. */
  sure: boolean;
  /** The likeliest candidates, proposed or not, at most five. */
  candidates: LinkCandidate[];
}

/**
 * Weights of a logistic regression over the plans of Weifang, Tai'an and Liaocheng of 2021, rounded; the one of Jinan, which has
 * headings of its own, was held out. How often they are right is held by tests/unit/comparison/published-plans.
 */
const WEIGHT = { none: -7.6, clause: 0.6, titleContained: 1.5, title: 1, clauseInSection: 2.3, bestOfCity: 3.2, bestOfProvince: 1.8, bestOfCityInSection: 1.5, bestOfProvinceInSection: 3.3 };

/** Below the first nothing is proposed; further measures beside the likeliest only from the second on; sure from the third on. */
const PROPOSED = 0.4;
const FURTHER = 0.5;
const SURE = 0.85;
/** Pairs that have next to nothing in common are not looked at; those that share less than this are never proposed, even as the closest of all. */
const WORTH_A_LOOK = 0.04;
const TELLING = 0.05;
const SHOWN = 5;

interface Pair {
  city: number;
  province: number;
  found: Resemblance;
  strength: number;
  inSection: number;
}

/**
 * Which provincial measure does each city measure implement? By section, title and text; one to one preferred, one to many and
 * many to one allowed. A proposal only: a person confirms it.
 *
 * @returns one proposal for each measure of the city, in its order
 */
export function proposeLinks(city: ComparedPlan, province: ComparedPlan): LinkProposal[] {
  const texts = readTexts(city, province);
  const pairs = pairsOf(texts.city, texts.province);
  const bestOfCity = strongest(pairs, ({ city: of }) => of);
  const bestOfProvince = strongest(pairs, ({ province: of }) => of);
  const candidates = new Map<number, LinkCandidate[]>();
  for (const pair of pairs.filter(({ strength: shared }) => shared >= TELLING)) {
    const relative = { ofCity: pair.strength / bestOfCity.get(pair.city)!, ofProvince: pair.strength / bestOfProvince.get(pair.province)! };
    const { measure } = texts.province[pair.province]!;
    const sameSection = measure.section === texts.city[pair.city]!.measure.section;
    const candidate = { measure: measure.id, score: scoreOf(pair, relative), reasons: reasonsOf(pair, relative, sameSection) };
    candidates.set(pair.city, [...(candidates.get(pair.city) ?? []), candidate]);
  }
  return texts.city.map(({ measure }, index) => proposalOf(measure.id, candidates.get(index) ?? []));
}

function pairsOf(city: readonly ReadText[], province: readonly ReadText[]): Pair[] {
  const all = new GramWeights([...city, ...province].map(({ grams }) => grams));
  const closeness = new SectionCloseness(city, province);
  const within = new SectionVectors(all, city, province);
  const wholes = new LikenessIndex(province.map(({ grams }) => vectorOf(grams, all)));
  const titles = new LikenessIndex(province.map(({ title }) => vectorOf(title, all)));
  return city.flatMap((own, index) => {
    const near = [...wholes.alike(vectorOf(own.grams, all)), ...titles.alike(vectorOf(own.title, all))];
    const places = new Set(near.flatMap(([place, likeness]) => (likeness >= WORTH_A_LOOK ? [place] : [])));
    return [...places].sort((one, other) => one - other).map((place) => {
      const other = province[place]!;
      const found = resemblance(within.ofCity(index, other.measure.section), within.ofProvince(place));
      return { city: index, province: place, found, strength: strength(found), inSection: closeness.between(own, other) };
    });
  });
}

/** The texts weighed anew for each provincial section, made when first asked for. */
class SectionVectors {
  private readonly weights = new Map<string, Weights>();
  private readonly made = new Map<string, WeighedText>();

  constructor(private readonly all: Weights, private readonly city: readonly ReadText[], private readonly province: readonly ReadText[]) {}

  ofCity(index: number, section: string): WeighedText {
    return this.get(`city ${index} ${section}`, this.city[index]!, section);
  }

  ofProvince(index: number): WeighedText {
    const text = this.province[index]!;
    return this.get(`province ${index}`, text, text.measure.section);
  }

  private get(key: string, text: ReadText, section: string): WeighedText {
    const known = this.made.get(key);
    if (known) return known;
    const made = weighed(text, this.weightsOf(section));
    this.made.set(key, made);
    return made;
  }

  private weightsOf(section: string): Weights {
    const known = this.weights.get(section);
    if (known) return known;
    const weights = sectionWeights(this.all, this.province.filter(({ measure }) => measure.section === section));
    this.weights.set(section, weights);
    return weights;
  }
}

function strongest(pairs: readonly Pair[], of: (pair: Pair) => number): Map<number, number> {
  const best = new Map<number, number>();
  for (const pair of pairs) best.set(of(pair), Math.max(best.get(of(pair)) ?? Number.MIN_VALUE, pair.strength));
  return best;
}

interface Relative {
  /** Strength against the strongest pair of the same city measure, and of the same provincial one. */
  ofCity: number;
  ofProvince: number;
}

function scoreOf({ found, inSection }: Pair, { ofCity, ofProvince }: Relative): number {
  const clause = Math.sqrt(found.clause);
  const sum = WEIGHT.none
    + WEIGHT.clause * clause
    + WEIGHT.title * found.title
    + WEIGHT.titleContained * found.titleContained
    + WEIGHT.bestOfCity * ofCity ** 2
    + WEIGHT.bestOfProvince * ofProvince ** 2
    + inSection * (WEIGHT.clauseInSection * clause + WEIGHT.bestOfCityInSection * ofCity + WEIGHT.bestOfProvinceInSection * ofProvince);
  return 1 / (1 + Math.exp(-sum));
}

function reasonsOf({ found, inSection }: Pair, { ofCity, ofProvince }: Relative, sameSection: boolean): LinkReason[] {
  const reasons: (LinkReason | false)[] = [
    sameSection ? 'same-section' : inSection >= 0.5 && 'section-alike',
    found.title >= 0.5 ? 'title-alike' : found.titleContained >= 0.7 && 'title-contained',
    found.whole >= 0.4 && 'text-alike',
    found.whole < 0.4 && found.clause >= 0.3 && 'clause-alike',
    ofCity === 1 && ofProvince === 1 && 'closest-to-each-other',
  ];
  return reasons.filter((reason) => reason !== false);
}

function proposalOf(measure: string, found: LinkCandidate[]): LinkProposal {
  const candidates = found.sort((one, other) => other.score - one.score || (one.measure < other.measure ? -1 : 1)).slice(0, SHOWN);
  const [best] = candidates;
  if (!best || best.score < PROPOSED) return { measure, proposed: [], sure: false, candidates };
  const proposed = candidates.filter(({ score }, place) => place === 0 || score >= FURTHER);
  return { measure, proposed: proposed.map((one) => one.measure), sure: proposed.every(({ score }) => score >= SURE), candidates };
}
