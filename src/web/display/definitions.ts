import { useReadingNow } from '../api/reading.js';
import type { Rules } from '../api/types.js';

/** Totals whose words come with the rules of the ledger, by the name they have there. */
const IN_RULES = {
  'measures.total': 'measures', 'measures.done': 'done', 'measures.underWay': 'under-way', 'measures.notStarted': 'not-started',
  'milestones.total': 'milestones', 'milestones.overdue': 'overdue', 'milestones.dueSoon': 'due-soon', 'milestones.undated': 'undated',
  'milestones.untriggered': 'untriggered', 'measures.rate': 'completion-rate-measures', 'milestones.rate': 'completion-rate-milestones',
  'comparison.linked': 'comparison-linked', 'comparison.covered': 'comparison-covered', 'comparison.later': 'comparison-later', 'comparison.withoutDate': 'comparison-without-date',
  'comparison.targets': 'comparison-targets', 'comparison.none': 'comparison-none',
  'extensions.granted': 'extensions', 'accountability.chaseUps': 'chase-ups', 'accountability.accountability': 'accountability',
} as const;

/** Totals that follow from the states a person sees anyway. */
const OWN = {
  'measures.overdue': '至少有一个时间节点逾期的措施。',
  'measures.dueSoon': '至少有一个时间节点临近到期的措施。',
  'measures.undated': '方案对全部时间节点都没有写明时限的措施，不会逾期；时限待触发的不算。',
  'measures.suspended': '已暂停、尚未恢复的措施。',
  'measures.terminated': '依据文件终止的措施，不计入完成率的分母。',
  'milestones.closed': '经核验销号的时间节点；单位自报完成、尚未核验的不计。',
  'milestones.inProgress': '主报单位已签收或填报、正在办理的时间节点，含销号后重新打开的；其他单位的签收和填报不算。',
  'milestones.pending': '主报单位尚未签收、也没有填报的时间节点。',
  'milestones.reported': '单位已报完成、等待核验的时间节点；等待核验的天数不计入逾期。',
  'milestones.returned': '核验未通过、退回限期整改的时间节点。',
  'milestones.suspended': '已暂停、尚未恢复的时间节点。',
  'milestones.terminated': '依据文件终止的时间节点，不计入完成率的分母。',
  'extensions.open': '已经申请、尚未答复的延期。',
} as const;
export type DefinitionKey = keyof typeof IN_RULES | keyof typeof OWN;

/** What a total counts, with its denominator, in words. */
export function useDefinitions(): (key: DefinitionKey) => string {
  const definitions = useReadingNow<Rules>('/rules').data?.definitions;
  return (key) => (key in OWN ? OWN[key as keyof typeof OWN] : definitions?.[IN_RULES[key as keyof typeof IN_RULES]] ?? '正在读取说明…');
}
