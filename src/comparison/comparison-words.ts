import type { ComparedMilestone } from '../../projections/plan-comparison/answers.js';
import { chineseDate } from '../ledger/local-date.js';
import type { DeadlineComparison } from './compare-deadlines.js';
import type { DeadlinePair } from './pair-deadlines.js';
import type { TargetComparison } from './compare-targets.js';
import type { ComparisonRow, LinkState } from './comparison.js';

/** The comparison as people read it on paper; the page says the same. */
const LINK_STATE_WORDS: Record<LinkState, string> = { linked: '已对应', none: '确认无对应', open: '待对照' };

const PAIR_WORDS: Record<DeadlinePair['by'], (pair: DeadlinePair) => string> = {
  result: ({ place }) => `同一成果${place}`, place: ({ place }) => `第${place}个时限`, first: () => '最早的时限', last: () => '最晚的时限',
};

const gapInWords = (days: number): string => (days > 0 ? `晚${days}天` : days < 0 ? `早${-days}天` : '相同');

export function deadlineInWords(deadline: DeadlineComparison | null): string {
  if (deadline === null) return '';
  const { verdict, days, pairs } = deadline;
  // One figure for several dates would hide the others.
  if (pairs.length > 1 && verdict !== 'same') return pairs.map((one) => `${PAIR_WORDS[one.by](one)}${gapInWords(one.days)}`).join('；');
  switch (verdict) {
    case 'later': return `晚于省级${days}天`;
    case 'earlier': return `早于省级${-days!}天`;
    case 'same': return '与省级相同';
    case 'city-undated': return '市级没有日期';
    case 'province-undated': return '省级没有日期';
    case 'undated': return '都没有日期';
    case 'not-compared': return '定期任务，未比较';
  }
}

const TARGET_VERDICTS: Record<TargetComparison['verdict'], string> = { same: '相同', 'city-stricter': '市级要求更高', 'province-stricter': '省级要求更高', amount: '数量目标，不比高低' };

export const targetInWords = ({ city, province, verdict }: TargetComparison): string => `${city.raw}／${province.raw}（${TARGET_VERDICTS[verdict]}）`;

/** 2021年6月30日（已延至2021年8月31日） for a date, the words of the plan where there is none. */
export function milestonesInWords(milestones: readonly ComparedMilestone[]): string {
  return milestones.flatMap(({ originalDue, due, raw }) => {
    if (due === null) return raw ?? [];
    return originalDue !== null && originalDue !== due ? `${chineseDate(originalDue)}（已延至${chineseDate(due)}）` : chineseDate(due);
  }).join('；');
}

export function linkInWords({ state, how }: Pick<ComparisonRow, 'state' | 'how'>): string {
  return state === 'linked' && how === 'changed' ? `${LINK_STATE_WORDS[state]}（人工确定）` : LINK_STATE_WORDS[state];
}
