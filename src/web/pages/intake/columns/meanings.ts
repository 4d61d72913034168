import type { ColumnMeaning } from '../../../api/intake.types.js';

const WORDS: Record<ColumnMeaning, string> = {
  number: '编号', section: '指标（领域）', item: '所属事项', title: '措施标题', text: '措施内容', deadline: '完成时限', deadlineKind: '时限类型', deadlineDate: '到期日',
  lead: '牵头单位', responsible: '责任单位', supporting: '配合单位', units: '单位（未分角色）', leader: '分管领导', coordinator: '总牵头协调部门', target: '目标',
  progress: '进展情况', cumulative: '累计完成值', status: '完成状态', completedOn: '完成日期', extendedTo: '延期至', extensionReason: '延期原因',
  slip: '督办情况', problems: '存在问题', nextSteps: '下步打算', note: '备注', ignore: '不导入',
};

export const MEANINGS: { value: ColumnMeaning | 'unread'; label: string }[] = [
  { value: 'unread', label: '没有认出' },
  ...Object.entries(WORDS).map(([value, label]) => ({ value: value as ColumnMeaning, label })),
];
