import type { MeasureState } from './measure.state.js';

/** How people cite a measure: 「开办企业第4项」, never an id; by its title where the plan gives no number. */
export function citeMeasure({ indicator, item, number, title }: Pick<MeasureState, 'indicator' | 'item' | 'number' | 'title'>): string {
  if (number === null) return `「${title}」`;
  if (item === null) return `「${indicator.name}第${number}项」`;
  return `「${item.number === null ? item.title : `${indicator.name}第${item.number}项`}第${number}条」`;
}
