import { bareText, clausesOf } from './bare-text.js';
import type { ComparedMeasure, ComparedPlan } from './compared-measure.js';
import { gramsOf, vectorOf, type GramVector, type Grams, type Weights } from './grams.js';

/** A measure with what it is about taken apart. */
export interface ReadText {
  measure: ComparedMeasure;
  /** Title and text without units, days and names of places. */
  bare: string;
  grams: Grams;
  title: Grams;
  /** The clauses after the title. */
  clauses: readonly Grams[];
}

/** The same as vectors under one weighing of grams. */
export interface WeighedText {
  whole: GramVector;
  title: GramVector;
  clauses: readonly GramVector[];
}

export function readTexts(city: ComparedPlan, province: ComparedPlan): { city: ReadText[]; province: ReadText[] } {
  const places = [city.jurisdiction, province.jurisdiction].map((name) => name.replace(/[省市县区]$/, '')).filter((name) => name.length >= 2);
  const read = (plan: ComparedPlan): ReadText[] => plan.measures.map((measure) => readText(measure, places));
  return { city: read(city), province: read(province) };
}

function readText(measure: ComparedMeasure, places: readonly string[]): ReadText {
  const title = bareText(measure.title, places);
  const text = measure.text ?? measure.title;
  const bare = bareText(text, places);
  const body = text.startsWith(measure.title) ? text.slice(measure.title.length) : text;
  const clauses = clausesOf(bareText(body, places));
  return { measure, bare, grams: gramsOf(bare), title: gramsOf(title), clauses: (clauses.length > 0 ? clauses : [title]).map(gramsOf) };
}

export function weighed(text: ReadText, weights: Weights): WeighedText {
  return {
    whole: vectorOf(text.grams, weights),
    title: vectorOf(text.title, weights),
    clauses: text.clauses.map((clause) => vectorOf(clause, weights)),
  };
}

/**
 * Weights within one section: a word that all its measures use (知识产权 under 知识产权) does not tell them apart, however rare
 * it is elsewhere.
 */
export function sectionWeights(all: Weights, section: readonly ReadText[]): Weights {
  const holding = new Map<string, number>();
  for (const { grams } of section) for (const gram of grams.keys()) holding.set(gram, (holding.get(gram) ?? 0) + 1);
  const size = section.length + 1;
  return { of: (gram) => (all.of(gram) * Math.log(size / (1 + ((holding.get(gram) ?? 0) * section.length) / size))) / Math.log(size) };
}
