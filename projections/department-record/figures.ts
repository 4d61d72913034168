import type { Figure } from './answers.js';
import type { FactKind } from './unit-facts.js';

/** Where a figure comes from: what is on the unit's hands, what it closed, what it did, records about it, corrections. */
export type FigureSource =
  | { from: 'tasks'; counts: 'led' | 'shared' | 'milestones' | 'closed' | 'overdue' | 'dueSoon' }
  | { from: 'completions'; when: 'in-time' | 'late' | 'late-by-original' | 'reported-late' }
  | { from: 'facts'; kind: FactKind; add: 'events' | 'days' }
  | { from: 'records'; kind: 'chase-up' | 'accountability'; state: 'in-force' | 'reversed' }
  | { from: 'corrections' };

export interface FigureDefinition extends Omit<Figure, 'value'> {
  source: FigureSource;
}

const facts = (kind: FactKind, add: 'events' | 'days' = 'events'): FigureSource => ({ from: 'facts', kind, add });

/** Every figure of a unit's record, each with its definition; 督促 and 问责 are never added together (rule 9). */
export const FIGURES: readonly FigureDefinition[] = [
  { figure: 'led', label: '牵头措施', group: '任务', unit: '项', definition: '截至当日由本单位牵头（现牵头）的措施，含以所在成员单位组（如各县市区）名义牵头的；作废方案除外。', source: { from: 'tasks', counts: 'led' } },
  { figure: 'shared', label: '参与措施', group: '任务', unit: '项', definition: '本单位为责任或配合单位、且不牵头的措施，含经由所在成员单位组（如各县市区）承担的。', source: { from: 'tasks', counts: 'shared' } },
  { figure: 'milestones', label: '牵头时间节点', group: '任务', unit: '个', definition: '现牵头措施的全部时间节点，按期次分别计数。', source: { from: 'tasks', counts: 'milestones' } },
  { figure: 'closed', label: '已销号', group: '任务', unit: '个', definition: '现牵头措施中已经核验销号的时间节点。', source: { from: 'tasks', counts: 'closed' } },
  { figure: 'overdue', label: '逾期未办结', group: '任务', unit: '个', definition: '现牵头措施中超过现行时限仍未办结的时间节点；无时限、暂停、终止和按期完成待核验的不计，等待核验的天数不计入逾期。以成员单位组名义牵头的，按本单位的时限和填报。', source: { from: 'tasks', counts: 'overdue' } },
  { figure: 'due-soon', label: '临期', group: '任务', unit: '个', definition: '现牵头措施中按亮灯规则即将到期的时间节点。', source: { from: 'tasks', counts: 'dueSoon' } },
  { figure: 'acknowledged', label: '签收', group: '办结', unit: '次', definition: '本单位签收任务的次数。', source: facts('acknowledged') },
  { figure: 'progress-reports', label: '进展填报', group: '办结', unit: '次', definition: '本单位填报进展的次数，含代填。', source: facts('progress-reported') },
  { figure: 'completion-reports', label: '报完成', group: '办结', unit: '次', definition: '本单位报完成的次数；报完成不等于办结。', source: facts('completion-reported') },
  { figure: 'in-time', label: '按期办结', group: '办结', unit: '个', definition: '现牵头且已销号，核验认定的完成日期不晚于现行时限，或没有时限。以成员单位组名义牵头的，按本单位填报的完成日期和时限。', source: { from: 'completions', when: 'in-time' } },
  { figure: 'late', label: '逾期办结', group: '办结', unit: '个', definition: '现牵头且已销号，核验认定的完成日期晚于现行时限。', source: { from: 'completions', when: 'late' } },
  { figure: 'late-by-original', label: '超原定时限办结', group: '办结', unit: '个', definition: '现牵头且已销号，核验认定的完成日期晚于原定时限（含经批准延期的）。', source: { from: 'completions', when: 'late-by-original' } },
  { figure: 'reported-late', label: '按期完成但迟报', group: '办结', unit: '个', definition: '现牵头且已销号，按期完成而在时限之后才报完成；单列，不计逾期。', source: { from: 'completions', when: 'reported-late' } },
  { figure: 'returned', label: '退回整改', group: '办结', unit: '次', definition: '退回当时由本单位牵头的任务被退回整改的次数。', source: facts('returned') },
  { figure: 'checked-days', label: '等待核验', group: '办结', unit: '天', definition: '核验或退回当时由本单位牵头的任务，从报完成到核验或退回的天数合计，尚在等待的不计；单列，不计逾期。', source: facts('checked', 'days') },
  { figure: 'extension-requested', label: '申请延期', group: '延期', unit: '次', definition: '本单位提出延期申请的次数。', source: facts('extension-requested') },
  { figure: 'extension-requested-late', label: '逾期后申请延期', group: '延期', unit: '次', definition: '在当时的时限之后才提出的延期申请，含发生日期写在时限之前、但在时限之后才入账（补录）的。', source: facts('extension-requested-late') },
  { figure: 'extension-granted', label: '同意延期', group: '延期', unit: '次', definition: '本单位的延期申请获同意的次数。', source: facts('extension-granted') },
  { figure: 'extension-refused', label: '不同意延期', group: '延期', unit: '次', definition: '本单位的延期申请未获同意的次数。', source: facts('extension-refused') },
  { figure: 'extension-days', label: '延期天数', group: '延期', unit: '天', definition: '本单位的延期申请历次获同意、使时限推后的自然日合计。', source: facts('extension-granted', 'days') },
  { figure: 'chase-ups', label: '督促措施', group: '督促', unit: '次', definition: '对本单位采取且未撤销的督促措施，不是问责处理。', source: { from: 'records', kind: 'chase-up', state: 'in-force' } },
  { figure: 'chase-ups-reversed', label: '已撤销的督促措施', group: '督促', unit: '次', definition: '已撤销的督促措施，记录保留，不计入督促措施。', source: { from: 'records', kind: 'chase-up', state: 'reversed' } },
  { figure: 'accountability', label: '问责处理', group: '问责', unit: '次', definition: '有权机关对本单位作出且未撤销的问责处理，不含督促措施。', source: { from: 'records', kind: 'accountability', state: 'in-force' } },
  { figure: 'accountability-reversed', label: '已撤销的问责处理', group: '问责', unit: '次', definition: '经异议复核等已撤销的问责处理，记录保留，不计入问责处理。', source: { from: 'records', kind: 'accountability', state: 'reversed' } },
  { figure: 'backdated', label: '补录', group: '更正', unit: '次', definition: '入账日期晚于发生日期的填报。', source: facts('backdated') },
  { figure: 'corrections', label: '更正', group: '更正', unit: '次', definition: '对本单位有关记录的更正。', source: { from: 'corrections' } },
];
