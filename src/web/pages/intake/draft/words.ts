import type { DeadlineKind, GroupRole, IntakeDeadline, IntakeMeasure, IntakeState, IntakeSummary, IntakeTarget, MarkKind, OpeningSaid, OpeningStatus, Period, TargetDirection } from '../../../api/intake.types.js';
import { dateText } from '../../../display/dates.js';

const STATE_WORDS: Record<IntakeState, string> = { review: '待核对', registering: '登记中', registered: '已登记', discarded: '已放弃' };
export const stateWords = ({ state, running }: Pick<IntakeSummary, 'state' | 'running'>): string => (state === 'registering' && !running ? '登记中断' : STATE_WORDS[state]);
export const ROLES: readonly GroupRole[] = ['lead', 'responsible', 'supporting'];
export const ROLE_WORDS: Record<GroupRole, string> = { lead: '牵头', responsible: '责任', supporting: '配合' };
export const KIND_WORDS: Record<DeadlineKind, string> = { by: '截止', within: '期内', from: '起始', recurring: '定期', relative: '待触发', ongoing: '长期' };
/** What each kind means, for whoever has to choose one. */
export const KIND_MEANINGS: Record<DeadlineKind, string> = {
  by: '截止：到这一天为止', within: '期内：在这段时间内', from: '起始：从这一天起实行', recurring: '定期：每周、每月、每季……', relative: '待触发：上级文件下发后若干时间内', ongoing: '长期：持续推进，没有期限',
};
export const PERIOD_WORDS: Record<Period, string> = { week: '每周', month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' };
export const DIRECTION_WORDS: Record<TargetDirection, string> = { 'at-least': '不低于', 'at-most': '不高于', increase: '提高', decrease: '压减' };
export const OPENING_WORDS: Record<OpeningStatus, string> = { 'in-progress': '办理中', reported: '已报完成，待核验', closed: '已销号' };
export const OPENING_FIELDS: Record<keyof OpeningSaid, string> = {
  milestone: '时间节点', status: '期初状态', completedOn: '完成日期', extendedTo: '延期至', extensionReason: '延期原因', progress: '工作进展', cumulative: '累计完成数', slip: '督办情况',
  problems: '存在问题', nextSteps: '下步打算',
};
export const MARK_WORDS: Record<MarkKind, string> = { number: '编号', title: '标题', deadline: '时限', units: '单位', target: '目标' };
export const FIELD_WORDS: Record<string, string> = {
  title: '标题', shortTitle: '简称', jurisdiction: '地区', issuer: '发文机关', documentNumber: '发文字号', issued: '印发日期', year: '计划年度', ends: '计划期截止',
  number: '编号', text: '原文', deadlines: '完成时限', groups: '责任单位', unitsIncomplete: '单位是否列全', units: '责任单位', targets: '目标', name: '指标名称', leader: '分管领导', coordinator: '总牵头协调部门',
  'plan-title': '方案名称',
  ended: '台账中已终止、文件重新列入：采用即重新启用', 'not-in-ledger': '文件中有、台账中没有：采用即登记', 'not-in-document': '台账中有、文件中没有：采用即终止该措施', 'plan-text': '全文',
};
export { CLASS_WORDS } from '../../../units/unit-classes.js';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** A deadline as people say it: 2021年6月30日前. */
export function deadlineText({ kind, date, from, every, day }: IntakeDeadline): string {
  if (kind === 'ongoing') return '长期';
  if (kind === 'relative') return '待触发';
  if (kind === 'recurring') {
    const when = day === undefined ? '' : every === 'week' ? `周${WEEKDAYS[day - 1] ?? ''}` : `${day}日前`;
    return `${every ? PERIOD_WORDS[every] : '定期'}${when}${from ? `，自${dateText(from)}起` : ''}`;
  }
  if (!date) return '日期未定';
  return kind === 'from' ? `自${dateText(date)}起` : kind === 'within' ? `${dateText(date)}止` : `${dateText(date)}前`;
}

export const targetText = ({ direction, baseline, value, unit }: IntakeTarget): string =>
  `${baseline ? `由${baseline}${unit}` : ''}${DIRECTION_WORDS[direction]}${baseline && direction !== 'at-least' && direction !== 'at-most' ? '到' : ''}${value}${unit}`;

/** 「第4项」, the way it is cited within its section. */
export const numberText = ({ number }: Pick<IntakeMeasure, 'number'>): string => (number === null ? '未编号' : `第${number}项`);

const KILOBYTE = 1024;
export function sizeText(bytes: number): string {
  return bytes < KILOBYTE * KILOBYTE ? `${Math.max(1, Math.round(bytes / KILOBYTE))} KB` : `${(bytes / KILOBYTE / KILOBYTE).toFixed(1)} MB`;
}
