/**
 * Likeness of Chinese texts by the characters that stand next to each other: no dictionary knows the names of systems and
 * campaigns that these plans are full of, and pairs and triples of characters do not need one.
 */

/** Gram → how often it stands in the text. */
export type Grams = ReadonlyMap<string, number>;

const WORD = /[\p{Script=Han}\p{L}\p{N}]+/gu;

/** Pairs and triples of neighbouring characters; punctuation parts them. */
export function gramsOf(text: string): Grams {
  const grams = new Map<string, number>();
  for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(WORD)) {
    for (let size = 2; size <= 3; size++) {
      for (let start = 0; start + size <= word.length; start++) {
        const gram = word.slice(start, start + size);
        grams.set(gram, (grams.get(gram) ?? 0) + 1);
      }
    }
  }
  return grams;
}

export interface Weights {
  of(gram: string): number;
}

/** For two texts that stand alone: there are no others among which a gram could be telling. */
export const EQUAL_WEIGHTS: Weights = { of: () => 1 };

/** How telling each gram is among a number of texts: what stands in nearly all of them (推进, 实现) says nothing. */
export class GramWeights implements Weights {
  private readonly holding = new Map<string, number>();
  private readonly texts: number;

  constructor(texts: readonly Grams[]) {
    this.texts = texts.length;
    for (const grams of texts) for (const gram of grams.keys()) this.holding.set(gram, (this.holding.get(gram) ?? 0) + 1);
  }

  of(gram: string): number {
    return Math.log((1 + this.texts) / (1 + (this.holding.get(gram) ?? 0))) + 1;
  }
}

/** Gram → weight in one text, the whole of length 1. */
export interface GramVector {
  weights: ReadonlyMap<string, number>;
  /** Length before it was made 1: how much the text says. */
  length: number;
}

export function vectorOf(grams: Grams, weights: Weights): GramVector {
  let sum = 0;
  const raw: [string, number][] = [];
  for (const [gram, times] of grams) {
    const weight = (1 + Math.log(times)) * weights.of(gram);
    raw.push([gram, weight]);
    sum += weight * weight;
  }
  const length = Math.sqrt(sum);
  return { weights: new Map(raw.map(([gram, weight]) => [gram, weight / length])), length };
}

/** Cosine: 0 nothing in common, 1 the same. */
export function likeness(one: GramVector, other: GramVector): number {
  const [few, many] = one.weights.size <= other.weights.size ? [one.weights, other.weights] : [other.weights, one.weights];
  let sum = 0;
  for (const [gram, weight] of few) sum += weight * (many.get(gram) ?? 0);
  return sum;
}

/** Which part of what `part` says is also said by `whole`, 0–1, however much more `whole` says. */
export function contained(part: GramVector, whole: GramVector): number {
  let sum = 0;
  for (const [gram, weight] of part.weights) if (whole.weights.has(gram)) sum += weight * weight;
  return sum;
}

/** For one vector the likeness to each of many, those with nothing in common left out, without looking at every pair. */
export class LikenessIndex {
  private readonly holders = new Map<string, [place: number, weight: number][]>();

  constructor(vectors: readonly GramVector[]) {
    for (const [place, { weights }] of vectors.entries()) {
      for (const [gram, weight] of weights) {
        const known = this.holders.get(gram);
        if (known) known.push([place, weight]);
        else this.holders.set(gram, [[place, weight]]);
      }
    }
  }

  /** Place of a vector → likeness. */
  alike({ weights }: GramVector): Map<number, number> {
    const found = new Map<number, number>();
    for (const [gram, weight] of weights) {
      for (const [place, other] of this.holders.get(gram) ?? []) found.set(place, (found.get(place) ?? 0) + weight * other);
    }
    return found;
  }
}
