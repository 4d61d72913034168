import type { ExportedMeasure, ExportedPlan } from './ledger-table.js';

export interface PlacedMeasure extends ExportedMeasure {
  /** Position in the ledger at which it was registered. */
  registered: number;
}

/**
 * Measures as their plan prints them. A plan is registered in its own order, so that order is the ledger's: sections as the plan lists
 * them, whatever numerals they bear. What a later edition added stands behind the one that its number follows; what stands
 * outside the listed sections comes last.
 */
export function inPlanOrder({ indicators }: Pick<ExportedPlan, 'indicators'>, measures: readonly PlacedMeasure[]): PlacedMeasure[] {
  const placeOf = ({ state: { indicator } }: PlacedMeasure): number => {
    const place = indicators.findIndex(({ ordinal, name }) => ordinal === indicator.ordinal && name === indicator.name);
    return place === -1 ? indicators.length : place;
  };
  const ordered: PlacedMeasure[] = [];
  for (const measure of [...measures].sort((one, other) => placeOf(one) - placeOf(other) || one.registered - other.registered)) {
    const behind = ordered.findIndex((one) => sharesNumbering(one, measure) && one.state.number! > measure.state.number!);
    ordered.splice(behind === -1 ? ordered.length : behind, 0, measure);
  }
  return ordered;
}

const sharesNumbering = ({ state: one }: PlacedMeasure, { state: other }: PlacedMeasure): boolean =>
  one.number !== null && other.number !== null && one.indicator.name === other.indicator.name && one.indicator.ordinal === other.indicator.ordinal
  && one.item?.title === other.item?.title && one.item?.number === other.item?.number;
