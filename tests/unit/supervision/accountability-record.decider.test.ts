import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/ledger/roles.js';
import { decide, foldRecord, type RecordCommand } from '../../../src/supervision/accountability-record.decider.js';
import type { RecordEvent } from '../../../src/supervision/accountability-record.events.js';
import { organClasses, type AccountabilityRules } from '../../../src/supervision/accountability-rules.js';
import { by, Scenario, type Act } from '../../support/given-when-then.js';

const rules = JSON.parse(readFileSync('seeds/rules/accountability.json', 'utf8')) as AccountabilityRules;
const office: Actor = { account: 'a-office', role: 'office', department: null };
const supervisor: Actor = { account: 'a-supervisor', role: 'supervisor', department: null };

type Record = Extract<RecordCommand, { type: 'record-accountability' }>;
const chaseUp = (fields: Partial<Record> = {}): Record => ({
  type: 'record-accountability', occurredOn: '2021-08-01', basis: null, kind: 'chase-up', form: '约谈', unit: 'market', measure: 'measure', milestone: null,
  organ: null, documentNumber: null, ground: null, facts: '逾期三十日仍未报送', statement: null, person: null, ...fields,
});
const accountability = (fields: Partial<Record> = {}): Record => chaseUp({
  kind: 'accountability', form: '通报批评', organ: '示例市人民政府', documentNumber: '示政字〔2021〕8号', ground: '推进不力', statement: '无意见', ...fields,
});
const reverse = (on: string): RecordCommand => ({ type: 'reverse-record', occurredOn: on, basis: null, reason: '复核认定事实有误', organ: '示例市人民政府' });
const correct = (target: string, changes: object, correctedDay: string | null = null): RecordCommand => ({
  type: 'correct-entry', occurredOn: '2021-09-01', basis: null, target, reason: '录入有误', correctedDay, changes: { ...changes },
});

const none = new Scenario<RecordCommand, RecordEvent>('record-1', ({ actor, command, today }: Act<RecordCommand>, history) =>
  decide(command, foldRecord(history), { today, actor, rules, history }));

describe('chase-up and accountability (rule 9)', () => {
  it('rule 9: 督促措施 by the office or 督查, with their own forms', () => {
    none.when(by(office, chaseUp())).then({ type: 'accountability-recorded', data: { kind: 'chase-up', form: '约谈' } });
    none.when(by(supervisor, chaseUp({ form: '催办' }))).then({ type: 'accountability-recorded' });
    none.when(by(office, chaseUp({ form: '通报批评' }))).thenRefused('UNKNOWN_FORM');
    none.when(by({ ...office, role: 'department-filer', department: 'market' }, chaseUp())).thenRefused('ROLE_NOT_ALLOWED');
    none.when(by({ ...office, role: 'administrator' }, chaseUp())).thenRefused('ROLE_NOT_ALLOWED');
    none.when(by(office, chaseUp({ measure: null, milestone: 'm1' }))).thenRefused('MILESTONE_WITHOUT_MEASURE');
  });

  it('rule 9: 问责处理 only by 督查, with organ, document number, ground, facts and what the unit said', () => {
    none.when(by(supervisor, accountability())).then({ type: 'accountability-recorded', data: { kind: 'accountability' } });
    none.when(by(office, accountability())).thenRefused('ROLE_NOT_ALLOWED');
    none.when(by(supervisor, accountability({ organ: null }))).thenRefused('ORGAN_REQUIRED');
    none.when(by(supervisor, accountability({ documentNumber: null }))).thenRefused('DOCUMENT_NUMBER_REQUIRED');
    none.when(by(supervisor, accountability({ ground: null }))).thenRefused('GROUND_REQUIRED');
    none.when(by(supervisor, accountability({ ground: '态度不好' }))).thenRefused('UNKNOWN_GROUND');
    none.when(by(supervisor, accountability({ statement: null }))).thenRefused('STATEMENT_REQUIRED');
    none.when(by(supervisor, accountability({ facts: '' }))).thenRefused('FACT_INVALID');
    none.when(by(supervisor, accountability({ form: '约谈' }))).thenRefused('UNKNOWN_FORM');
  });

  it('rule 9: rule data says which organ may decide which form', () => {
    none.when(by(supervisor, accountability({ form: '诫勉' }))).thenRefused('ORGAN_NOT_COMPETENT');
    none.when(by(supervisor, accountability({ form: '诫勉', organ: '示例市纪委监委' }))).then({ type: 'accountability-recorded' });
    none.when(by(supervisor, accountability({ organ: '领导小组办公室' }))).thenRefused('ORGAN_NOT_COMPETENT');
    none.when(by(supervisor, accountability({ organ: '市工信局' }))).thenRefused('ORGAN_NOT_COMPETENT');
    expect(organClasses('中共示例市委', rules)).toEqual(['partyCommittee']);
    expect(organClasses('市政府督查室', rules)).toEqual(['inspection']);
    for (const form of rules.forms) {
      expect([form.name, form.organs.length > 0]).toEqual([form.name, form.kind === 'accountability']);
      expect(form.organs.filter((one) => !rules.organs[one])).toEqual([]);
    }
  });

  it('rule 9: a person is named only where the decision names one, and sealed', () => {
    none.when(by(supervisor, accountability({ person: '张某' }))).then({ type: 'accountability-recorded', personal: { person: '张某' } });
    none.when(by(supervisor, chaseUp({ person: '张某' }))).thenRefused('PERSON_NOT_NAMED');
    const facts = decide(accountability({ person: '张某' }), foldRecord([]), { today: '2021-08-01', actor: supervisor, rules, history: [] });
    expect(JSON.stringify(facts.map(({ data }) => data))).not.toContain('张某');
  });

  it('rule 10: a record is reversed once, by 督查, not before it was made; it stays readable', () => {
    const record = none.given(by(supervisor, accountability()));
    record.when(by(office, reverse('2021-09-01'))).thenRefused('ROLE_NOT_ALLOWED');
    record.when(by(supervisor, reverse('2021-07-31'), '2021-09-01')).thenRefused('DATE_BEFORE_PREDECESSOR');
    const reversed = record.given(by(supervisor, reverse('2021-09-01')));
    expect(foldRecord(reversed.history)).toMatchObject({ exists: true, form: '通报批评', reversedOn: '2021-09-01' });
    reversed.when(by(supervisor, reverse('2021-09-02'))).thenRefused('RECORD_REVERSED');
    none.when(by(supervisor, reverse('2021-09-01'))).thenRefused('UNKNOWN_RECORD');
    record.when(by(supervisor, accountability())).thenRefused('RECORD_ALREADY_EXISTS');
  });

  it('rule 11: corrected under the same rules; kind, unit and measure stay', () => {
    const record = none.given(by(supervisor, accountability()));
    record.when(by(supervisor, correct('e0', { ground: '弄虚作假' }))).then({ type: 'entry-corrected' });
    record.when(by(supervisor, correct('e0', { ground: null }))).thenRefused('CORRECTION_BREAKS_HISTORY');
    record.when(by(supervisor, correct('e0', { kind: 'chase-up' }))).thenRefused('IDENTITY_FIELD');
    record.when(by(supervisor, correct('e0', { unit: 'tax' }))).thenRefused('IDENTITY_FIELD');
    record.when(by(supervisor, correct('e0', { person: '张某' }))).thenRefused('UNKNOWN_FIELD');
    record.when(by(office, correct('e0', { ground: '弄虚作假' }))).thenRefused('ROLE_NOT_ALLOWED');
    const reversed = record.given(by(supervisor, reverse('2021-08-20')));
    reversed.when(by(supervisor, correct('e0', {}, '2021-08-21'))).thenRefused('CORRECTION_BREAKS_HISTORY');
    none.given(by(office, chaseUp())).when(by(office, correct('e0', { form: '提醒' }))).then({ type: 'entry-corrected' });
    none.given(by(supervisor, chaseUp())).when(by(office, correct('e0', { form: '提醒' }))).thenRefused('ROLE_NOT_ALLOWED');
  });
});
