/** What each total counts, with its denominator (rule 1): shown beside the number. */
export const DEFINITIONS: Record<string, string> = {
  measures: '措施按“项”计：方案中每条措施计一项，作废方案不计。',
  milestones: '时间节点按“个”计：每项措施的每个时间节点计一个，定期事项每一期计一个。',
  done: '全部时间节点均已销号的措施（终止的时间节点不计）。单位自报完成、尚未核验的不算办结。',
  'completion-rate-measures': '办结措施数 ÷ 措施总数（终止的不计入分母）。',
  'completion-rate-milestones': '已销号时间节点数 ÷ 时间节点总数（终止的不计入分母）。',
  overdue: '超过现行完成时限仍未销号的时间节点；没有时限的不计；已按期报完成、等待核验的不计。',
  'due-soon': '距现行完成时限不超过规定天数、尚未完成的时间节点。',
  undated: '方案没有写明完成时限的时间节点，永不计为逾期。',
  untriggered: '时限取决于上级文件、文件尚未下发的时间节点。',
  'not-started': '全部时间节点均待签收的措施。',
  'under-way': '已开始办理、尚未办结的措施。',
  extensions: '申请次数、同意次数、不同意次数分别计算；延期天数为同意延期后时限推后的自然日合计。',
  'chase-ups': '督促措施：催办、提醒、约谈、限期整改。与问责处理分别统计，不相加。',
  accountability: '问责处理：由有权机关决定的通报批评、责令检查、诫勉、移交有权机关。与督促措施分别统计，不相加。',
};
