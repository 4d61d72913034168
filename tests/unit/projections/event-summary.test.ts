import { expect, test } from '@jest/globals';
import { eventFields } from '../../../projections/audit-trail/event-fields.js';
import { eventSummary, type SummaryContext } from '../../../projections/audit-trail/event-summary.js';

const UNIT = 'unit-1';
const context = (role: SummaryContext['role']): SummaryContext => ({
  names: { units: new Map([[UNIT, '市城管局']]), measures: new Map() }, subject: null, role, target: null,
});

test('a filing by the unit itself names the unit alone', () => {
  const data = { unit: UNIT, text: '完成三成', enteredFor: null };
  expect(eventSummary('progress-reported', '进展填报', data, context('department-filer'))).toBe('市城管局填报进展：完成三成');
});

test('a filing tells the value it carries', () => {
  const data = { unit: UNIT, text: '完成三成', cumulative: '30.5', enteredFor: null };
  expect(eventSummary('progress-reported', '进展填报', data, context('department-filer'))).toBe('市城管局填报进展：完成三成（累计完成数30.5）');
});

test('what the office files for a unit is told as 代填 with its source', () => {
  const enteredFor = { source: '市城管局9月1日来函' };
  expect(eventSummary('progress-reported', '进展填报', { unit: UNIT, text: '完成三成', enteredFor }, context('office')))
    .toBe('领导小组办公室代市城管局填报进展（来源：市城管局9月1日来函）：完成三成');
  expect(eventSummary('completion-reported', '报完成', { unit: UNIT, text: '管道全部接通', completedOn: '2021-09-01', enteredFor }, context('office')))
    .toBe('领导小组办公室代市城管局报完成（来源：市城管局9月1日来函），自报完成日期2021年9月1日：管道全部接通');
});

test('an acknowledgement says whether the unit filed or the office filed for it', () => {
  const implied = { unit: UNIT, implied: true };
  expect(eventSummary('measure-acknowledged', '签收', implied, context('office'))).toBe('市城管局未先签收，办公室代填，视为签收');
  expect(eventSummary('measure-acknowledged', '签收', implied, context('department-filer'))).toBe('市城管局未先签收即填报，视为签收');
});

test('changes of a unit are told with the names of those concerned', () => {
  const told = (type: string, data: Record<string, unknown>) => eventSummary(type, '', data, context('office'));
  expect(told('group-member-added', { member: UNIT, from: null })).toBe('市城管局成为成员单位');
  expect(told('group-member-added', { member: UNIT, from: '2021-07-01' })).toBe('市城管局成为成员单位，自2021年7月1日起');
  expect(told('group-member-left', { member: UNIT, on: '2021-08-01' })).toBe('市城管局自2021年8月1日起不再是成员单位');
  expect(told('department-class-changed', { class: 'county', rankingGroup: null, reason: '区划调整' })).toBe('类别改为“县市区”，不参加排名：区划调整');
  expect(told('department-order-set', { order: 25 })).toBe('建制顺序改为25');
});

test('what was taken over from the ledger kept before is told with its state, and what it was read from', () => {
  const data = { status: 'closed', progress: '平台已上线', completedOn: '2021-06-18', extendedTo: '2021-08-31', slip: null, source: { documentSha256: '0', sheet: '台账', row: 5 } };
  expect(eventSummary('opening-recorded', '期初补录', data, context('office'))).toBe('按原台账补录期初情况（已销号，完成日期2021年6月18日，已延期至2021年8月31日）：平台已上线');
  expect(eventFields('opening-recorded', data, context('office').names, null)).toContainEqual({ label: '台账位置', value: '工作表“台账”第5行' });
  expect(eventFields('measure-registered', { title: '甲', source: { documentSha256: '0' } }, context('office').names, null)).toEqual([{ label: '标题', value: '甲' }]);
});
