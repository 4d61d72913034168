import { MILESTONE_STATUS_LABELS, type MeasureState } from '../../measures/measure.state.js';

/** Where a measure stands, for people: 已销号, or of several milestones 已销号 2 个、办理中 1 个. */
export function standingInWords({ milestones }: Pick<MeasureState, 'milestones'>): string {
  const counts = new Map<string, number>();
  for (const { status } of milestones) counts.set(MILESTONE_STATUS_LABELS[status], (counts.get(MILESTONE_STATUS_LABELS[status]) ?? 0) + 1);
  return counts.size === 1 ? [...counts.keys()].join('') : [...counts].map(([label, count]) => `${label} ${count} 个`).join('、');
}
