import type { ReadText } from './read-texts.js';
import { GramWeights, gramsOf, likeness, vectorOf } from './grams.js';

/** Likeness of what all measures under two headings say together; below the first figure it is chance, above the second certain. */
const CHANCE = 0.05;
const CERTAIN = 0.15;
/** A heading that the other plan has too, but under another name: its own name counts more than what its measures say. */
const OTHER_NAME = 0.6;

/**
 * How surely a heading of the city's plan is about what a section of the province's is about, 0–1: the same name, or else what
 * its measures say together. So Jinan's own parts and items find the indicators of the province, and 获得用水用气, which the
 * province has no section for, finds the one that speaks of it.
 */
export class SectionCloseness {
  private readonly of = new Map<string, Map<string, number>>();

  constructor(city: readonly ReadText[], province: readonly ReadText[]) {
    const headings = gathered(city, headingOf);
    const sections = gathered(province, ({ measure }) => measure.section);
    const weights = new GramWeights([...headings.values(), ...sections.values()].map(gramsOf));
    const vectors = [...sections].map(([name, text]) => ({ name, vector: vectorOf(gramsOf(text), weights) }));
    for (const [heading, text] of headings) {
      const own = vectorOf(gramsOf(text), weights);
      const known = sections.has(heading) ? OTHER_NAME : 1;
      this.of.set(heading, new Map(vectors.map(({ name, vector }) => [name, name === heading ? 1 : known * share(likeness(own, vector))])));
    }
  }

  between(city: ReadText, province: ReadText): number {
    return this.of.get(headingOf(city))?.get(province.measure.section) ?? 0;
  }
}

/** The nearest heading: the numbered item where there is one, else the section. */
const headingOf = ({ measure: { section, item } }: ReadText): string => (item ? `${section} ${item.number ?? ''} ${item.title}` : section);

function gathered(texts: readonly ReadText[], heading: (text: ReadText) => string): Map<string, string> {
  const parts = new Map<string, string[]>();
  for (const text of texts) {
    const name = heading(text);
    const known = parts.get(name);
    if (known) known.push(text.bare);
    else parts.set(name, [text.measure.item?.title ?? text.measure.section, text.bare]);
  }
  return new Map([...parts].map(([name, all]) => [name, all.join('。')]));
}

const share = (value: number): number => Math.max(0, Math.min(1, (value - CHANCE) / (CERTAIN - CHANCE)));
