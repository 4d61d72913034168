import { citeMeasure } from '../../measures/cite-measure.js';
import type { MeasureToRegister } from './plan-to-register.js';
import type { RegisteredMeasure } from './registered-measure.js';

type Cited = Parameters<typeof citeMeasure>[0];

/**
 * Numbers for what an edition adds. The measures that stand keep the numbers they were registered under, whatever number the edition
 * gives them; so the number that it gives to a new one may be another's, and two would be cited alike.
 */
export class FreeNumbers {
  private readonly taken: ReadonlySet<string>;
  private readonly largest = new Map<string, number>();

  /** @param document measures of the edition: their numbers are kept free for those that are new as well */
  constructor(standing: readonly RegisteredMeasure[], document: readonly MeasureToRegister[]) {
    this.taken = new Set(standing.map(({ state }) => citeMeasure(state)));
    for (const one of [...standing.map(({ state }) => state), ...document]) this.largest.set(rowOf(one), Math.max(this.largest.get(rowOf(one)) ?? 0, one.number ?? 0));
  }

  /** The measure under its own number, or under the next free one of its field. */
  numbered(measure: MeasureToRegister): MeasureToRegister {
    if (measure.number === null || !this.taken.has(citeMeasure(measure))) return measure;
    const number = this.largest.get(rowOf(measure))! + 1;
    this.largest.set(rowOf(measure), number);
    return { ...measure, number, cited: citeMeasure({ ...measure, number }) };
  }
}

/** Where a number is counted: what citations have in common but the number. */
const rowOf = (one: Cited): string => citeMeasure({ ...one, number: 0 });
