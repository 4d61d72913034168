import { chineseDate, isRealDate } from '../../src/ledger/local-date.js';
import type { LINK_KINDS, OPENING_STATUSES, PACES } from '../../src/measures/measure.events.js';
import { RECORD_KIND_LABELS } from '../../src/supervision/accountability-record.events.js';
import { UNIT_CLASS_LABELS } from '../../src/departments/department.events.js';
import type { Names } from '../dashboard/answers.js';
import type { EventField } from './answers.js';

/** What people read for the fields of the facts. A field that is not listed is for machines only. */
const FIELD_LABELS: Readonly<Record<string, string>> = {
  milestone: '时间节点', unit: '单位', memberOf: '所属成员单位组', completes: '至此全部报完成的成员单位', text: '内容', cumulative: '累计完成数', problems: '存在问题', nextSteps: '下步打算', enteredFor: '代填来源',
  pace: '进度评定', reason: '理由', completedOn: '完成日期', opinion: '意见', limit: '整改期限', progress: '目前进展', proposedDate: '拟延至',
  from: '原完成时限', date: '完成时限', units: '分工', kind: '类别', form: '形式', organ: '决定机关', documentNumber: '文号', ground: '事由', facts: '事实',
  statement: '单位陈述', measure: '措施', name: '名称', alias: '别名', aliases: '别名', class: '单位类别', into: '并入单位', title: '标题', shortTitle: '简称',
  jurisdiction: '地区', issued: '印发日期', ends: '截止日期', issuer: '印发机关', measureCount: '措施数', measures: '措施数', edition: '版本',
  status: '期初状态', extendedTo: '期初已延至', extensionReason: '延期原因', slip: '督办情况', source: '台账位置', line: '行号', words: '任务原文', fileName: '文件名', unitsIncomplete: '责任单位未列全', changedByHand: '人工改动',
  number: '序号', indicator: '指标', milestones: '时间节点', implied: '填报即签收', occurredOn: '发生日期', order: '建制顺序', rankingGroup: '排名分组', member: '成员单位', to: '对应的省级措施', proposed: '系统建议', how: '方式', on: '退出日期', hostUnit: '办公室所在单位', plan: '方案', item: '事项',
};

/** `from` of adopted rules is the day they begin, of an extension the date before. */
const LABELS_BY_TYPE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'plan-registered': { title: '方案名称', documentNumber: '发文字号' },
  'plan-revised': { title: '方案名称', documentNumber: '发文字号' },
  'rules-adopted': { from: '启用日期', name: '规则' },
  'group-member-added': { from: '成员起始日期' },
  'host-unit-named': { unit: '办公室所在单位' },
  'accountability-reversed': { organ: '撤销机关' },
  'completion-reported': { completedOn: '自报完成日期' },
  'completion-verified': { completedOn: '认定完成日期' },
};

const LINK_LABELS: Record<(typeof LINK_KINDS)[number], string> = { confirmed: '采纳系统建议', changed: '人工确定', none: '确认没有对应' };
const PACE_LABELS: Record<(typeof PACES)[number], string> = { ahead: '超进度', 'on-pace': '达序时', behind: '滞后', 'not-quantified': '无量化', undated: '无时限' };
export const OPENING_LABELS: Record<(typeof OPENING_STATUSES)[number], string> = { 'in-progress': '办理中', reported: '已报完成，待核验', closed: '已销号' };
const ROLE_WORDS: Readonly<Record<string, string>> = { lead: '牵头', responsible: '责任', supporting: '配合' };

/** Fields of a reviewed document as a person changed them; those of a section stand behind its key. */
const REVIEWED_LABELS: Readonly<Record<string, string>> = {
  text: '原文', deadlines: '完成时限', groups: '责任单位', targets: '目标值', year: '年份', name: '领域名称', leader: '分管市领导', coordinator: '总牵头协调部门',
};
const MEASURE_KIND_LABELS: Readonly<Record<string, string>> = { numbered: '编号措施', 'main-text': '正文任务' };

function reviewedLabel(field: unknown): string {
  const name = String(field).split('.').at(-1)!;
  return REVIEWED_LABELS[name] ?? FIELD_LABELS[name] ?? name;
}

export function fieldLabel(type: string, field: string): string {
  return LABELS_BY_TYPE[type]?.[field] ?? FIELD_LABELS[field] ?? field;
}

/** The value of one field as people read it: names for ids, 2021年9月30日 for days. */
export function fieldValue(field: string, value: unknown, names: Names, measure: string | null): string {
  if (value === null || value === undefined || value === '') return '无';
  if (field === 'unit' || field === 'memberOf' || field === 'into' || field === 'member' || field === 'hostUnit') return names.units.get(String(value)) ?? String(value);
  if (field === 'completes') return (value as string[]).map((id) => names.units.get(id) ?? id).join('、');
  if (field === 'measure') return names.measures.get(String(value))?.cite ?? String(value);
  if (field === 'milestone') return (measure === null ? undefined : names.measures.get(measure)?.milestones.get(String(value))) ?? String(value);
  if (field === 'pace') return PACE_LABELS[value as keyof typeof PACE_LABELS] ?? String(value);
  if (field === 'status') return OPENING_LABELS[value as keyof typeof OPENING_LABELS] ?? String(value);
  if (field === 'source') return placeInLedger(value as { sheet: string; row: number });
  if (field === 'how') return LINK_LABELS[value as keyof typeof LINK_LABELS] ?? String(value);
  if (field === 'to' || field === 'proposed') return (value as string[]).map((id) => names.measures.get(id)?.cite ?? id).join('、') || '无';
  if (field === 'kind') return RECORD_KIND_LABELS[value as keyof typeof RECORD_KIND_LABELS] ?? MEASURE_KIND_LABELS[String(value)] ?? String(value);
  if (field === 'changedByHand') return [...new Set((value as unknown[]).map(reviewedLabel))].join('、');
  if (field === 'class') return UNIT_CLASS_LABELS[value as keyof typeof UNIT_CLASS_LABELS] ?? String(value);
  if (field === 'units') return unitsInWords(value as { unit: string; printedName: string; role: string }[], names);
  if (field === 'enteredFor') return (value as { source?: string }).source ?? '';
  if (field === 'indicator') return (value as { name?: string }).name ?? '';
  if (field === 'item') return (value as { title?: string }).title ?? '';
  if (field === 'milestones') return (value as { label: string }[]).map(({ label }) => label).join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(String).join('、');
  if (typeof value === 'string' && isRealDate(value)) return chineseDate(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Fields of an event that people read, in the order of the list above; empty ones are left out. */
export function eventFields(type: string, data: Readonly<Record<string, unknown>>, names: Names, measure: string | null): EventField[] {
  return Object.keys(FIELD_LABELS).flatMap((field) => {
    const value = data[field];
    // The source of what is registered is its fingerprint, for machines only; an opening names the row it was read from.
    if (field === 'source' && type !== 'opening-recorded') return [];
    if (value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)) return [];
    return [{ label: fieldLabel(type, field), value: fieldValue(field, value, names, measure) }];
  });
}

function placeInLedger({ sheet, row }: { sheet: string; row: number }): string {
  return `工作表“${sheet}”第${row}行`;
}

export function unitsInWords(units: readonly { unit: string; printedName: string; role: string }[], names: Names): string {
  return ['lead', 'responsible', 'supporting'].flatMap((role) => {
    const named = units.filter((one) => one.role === role).map(({ unit, printedName }) => names.units.get(unit) ?? printedName);
    return named.length === 0 ? [] : [`${ROLE_WORDS[role]}：${named.join('、')}`];
  }).join('；');
}
