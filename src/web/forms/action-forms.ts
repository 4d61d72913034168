import { anyDate, optionalText, pastDate, text, type FieldSpec } from './field-spec.js';

export interface ActionForm {
  /** Path below /measures/{id}. */
  path: string;
  title: string;
  submit: string;
  /** What the action does, in a sentence, where the title does not say it. */
  note?: string;
  fields: FieldSpec[];
  basis: 'none' | 'optional' | 'required';
}

const PACE_OPTIONS = [
  { value: 'ahead', label: '超进度' }, { value: 'on-pace', label: '达序时' }, { value: 'behind', label: '滞后' },
  { value: 'not-quantified', label: '无量化' }, { value: 'undated', label: '无时限' },
];

const SOURCE: FieldSpec = { kind: 'line', name: 'source', label: '材料来源', required: true, max: 500, hint: '替单位录入（代填）须注明来源，如某单位某日报送的材料。' };

/** The forms of one measure, by command name. Adjusting responsibility and correcting have forms of their own. */
export const ACTION_FORMS: Record<string, ActionForm> = {
  acknowledge: { path: 'acknowledgements', title: '签收', submit: '签收', note: '签收表示本单位已知悉该项任务及时限。', fields: [], basis: 'none' },
  'report-progress': {
    path: 'progress-reports', title: '进展填报', submit: '提交进展', basis: 'optional',
    fields: [
      text('text', '进展情况', { rows: 5, hint: '写明做了什么、到了哪一步；请不要填写个人姓名和联系方式。' }),
      { kind: 'decimal', name: 'cumulative', label: '累计完成数', required: false, hint: '有量化目标的填写至今累计数，如 12 或 12.5。' },
      optionalText('problems', '存在问题'),
      optionalText('nextSteps', '下步打算'),
    ],
  },
  'report-completion': {
    path: 'completion-reports', title: '报完成', submit: '报完成', note: '报完成后由办公室核验；核验通过才算销号。', basis: 'optional',
    fields: [text('text', '完成情况', { rows: 5 }), pastDate('completedOn', '完成日期', '任务实际完成的日期，须自行填写：是否按期以它为准。')],
  },
  'report-group': {
    path: 'group-reports', title: '汇总报完成', submit: '汇总报完成', basis: 'none', fields: [],
    note: '现有成员单位均已报完成，未报的已退出。完成日期以各成员单位填报的为准，报送之日为下列日期。',
  },
  'verify-completion': {
    path: 'verifications', title: '核验销号', submit: '核验通过并销号', basis: 'optional',
    fields: [pastDate('completedOn', '认定完成日期', '是否按期以认定的完成日期为准。'), optionalText('opinion', '核验意见')],
  },
  'return-completion': {
    path: 'returns', title: '退回整改', submit: '退回整改', basis: 'optional',
    fields: [text('reason', '退回原因', { rows: 4 }), anyDate('limit', '整改期限')],
  },
  reopen: { path: 'reopenings', title: '重新启用', submit: '重新启用', note: '重新启用已终止的，须有依据文件。', basis: 'optional', fields: [text('reason', '重新启用的原因', { rows: 3 })] },
  suspend: { path: 'suspensions', title: '暂停', submit: '暂停', basis: 'optional', fields: [text('reason', '暂停原因', { rows: 3 })] },
  resume: { path: 'resumptions', title: '恢复', submit: '恢复', basis: 'optional', fields: [optionalText('reason', '恢复原因')] },
  terminate: { path: 'terminations', title: '终止', submit: '终止', note: '终止须有依据文件；终止后不再计入未完成。', basis: 'required', fields: [text('reason', '终止原因', { rows: 3 })] },
  'request-extension': {
    path: 'extension-requests', title: '申请延期', submit: '提交延期申请', note: '应在到期前提出。以成员单位名义申请的，只延长本单位的时限。到期后提出的也会受理，并标明逾期申请。原定时限始终保留。', basis: 'optional',
    fields: [text('reason', '延期理由', { rows: 3 }), text('progress', '目前进展', { rows: 3 }), anyDate('proposedDate', '拟延至日期')],
  },
  'grant-extension': {
    path: 'extension-grants', title: '同意延期', submit: '同意延期', basis: 'optional',
    fields: [anyDate('date', '延至日期', '须晚于现定时限。'), optionalText('opinion', '意见')],
  },
  'refuse-extension': { path: 'extension-refusals', title: '不同意延期', submit: '不同意延期', basis: 'optional', fields: [text('reason', '不同意的理由', { rows: 3 })] },
  'date-trigger': {
    path: 'trigger-dates', title: '确定触发时限', submit: '确定时限', note: '依据上级文件等，把“下发后若干时间内”的时限定为具体日期。', basis: 'required',
    fields: [anyDate('date', '完成时限')],
  },
  'assess-pace': {
    path: 'pace-assessments', title: '进度评定', submit: '提交评定', basis: 'optional',
    fields: [{ kind: 'choice', name: 'pace', label: '进度', required: true, options: PACE_OPTIONS }, optionalText('reason', '评定理由')],
  },
};

/** Whether who acts files for a unit (代填). */
export function filesForUnit({ path }: ActionForm, role: string): boolean {
  return (path === 'progress-reports' || path === 'completion-reports') && !role.startsWith('department-');
}

/** Filing for a unit (代填) names its source; the unit's own filing does not. */
export function fieldsFor(form: ActionForm, role: string): FieldSpec[] {
  return filesForUnit(form, role) ? [...form.fields, SOURCE] : form.fields;
}
