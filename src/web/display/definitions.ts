import { useReadingNow } from '../api/reading.js';
import type { Rules } from '../api/types.js';

/** What each total counts, in words; the server's rule data may say it more exactly. */
const DEFINITIONS = {
  'measures.total': '方案中的全部措施，按项计；已作废方案的不计。',
  'measures.done': '全部时间节点均已销号的措施。分母为措施总数。',
  'measures.underWay': '至少有一个时间节点已签收、填报或销号，但尚未全部完成的措施。',
  'measures.notStarted': '全部时间节点仍待签收的措施。',
  'measures.overdue': '至少有一个时间节点逾期的措施。',
  'measures.dueSoon': '没有逾期、但至少有一个时间节点临近到期的措施。',
  'measures.undated': '没有任何确定时限的措施，不会逾期。',
  'milestones.total': '措施中逐一跟踪的成果节点；按月、按季等周期性任务每一期计一个。',
  'milestones.closed': '经核验销号的时间节点。单位自报完成而未核验的不计。分母为时间节点总数。',
  'milestones.inProgress': '已签收、正在办理的时间节点。',
  'milestones.pending': '尚未签收的时间节点。',
  'milestones.reported': '单位已报完成、等待核验的时间节点；等待核验的天数不计为逾期责任。',
  'milestones.returned': '核验未通过、退回限期整改的时间节点。',
  'milestones.overdue': '现定时限当日已过而未完成的时间节点。没有时限的不计。',
  'milestones.dueSoon': '未完成且临近现定时限的时间节点。',
  'milestones.undated': '方案未写明时限的时间节点，不会逾期。',
  'milestones.untriggered': '时限取决于上级文件等，尚未确定日期的时间节点。',
  'milestones.suspended': '已暂停、尚未恢复的时间节点。',
  'milestones.terminated': '依据文件终止的时间节点。',
  'extensions.granted': '同意延期的次数；同一时间节点多次延期逐次计算。',
  'extensions.open': '已申请、尚未答复的延期。',
  'accountability.chaseUps': '催办、提醒、约谈、限期整改等督促措施，已撤销的不计。与问责处理分别统计，不相加。',
  'accountability.accountability': '有决定机关和文号的问责处理，已撤销的不计。与督促措施分别统计，不相加。',
} as const;
export type DefinitionKey = keyof typeof DEFINITIONS;

export function useDefinitions(): (key: DefinitionKey) => string {
  const rules = useReadingNow<Rules>('/rules');
  return (key) => rules.data?.definitions?.[key] ?? DEFINITIONS[key];
}
