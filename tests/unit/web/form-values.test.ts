import { describe, expect, it } from '@jest/globals';
import { fromLocalDate } from '../../../src/web/display/dates.js';
import { correctableFields, recordedHint } from '../../../src/web/forms/correctable-fields.js';
import { ACTION_FORMS, filesForUnit } from '../../../src/web/forms/action-forms.js';
import { correctionBody } from '../../../src/web/forms/correction-body.js';
import { dayFault } from '../../../src/web/forms/day-fault.js';
import { toBody } from '../../../src/web/forms/form-values.js';

describe('what a form sends', () => {
  it('sends days as dates, trims texts and leaves out what was left empty', () => {
    const body = toBody({ text: ' 已完成 ', problems: '  ', cumulative: undefined, occurredOn: fromLocalDate('2021-10-18'), basis: { title: '', issuedOn: null } });
    expect(body).toEqual({ text: '已完成', occurredOn: '2021-10-18' });
  });

  it('keeps lists of entries as they stand', () => {
    expect(toBody({ units: [{ unit: 'u1', role: 'lead' }] })).toEqual({ units: [{ unit: 'u1', role: 'lead' }] });
  });
});

describe('what a correction offers', () => {
  const entered = { milestone: 'm1', unit: 'u1', text: '甲', cumulative: null, completedOn: '2021-06-25', enteredFor: null };

  it('offers the fields people know, empty ones too, and never what an entry is about', () => {
    expect(correctableFields(entered, entered).map(({ name, label, value }) => [name, label, value])).toEqual([
      ['text', '内容', '甲'], ['cumulative', '累计完成数', null], ['completedOn', '完成日期', '2021-06-25'],
    ]);
  });

  it('starts from what earlier corrections left, and says what was entered at first', () => {
    const fields = correctableFields({ ...entered, text: '乙', cumulative: '12' }, entered);
    expect(fields.map(({ value }) => value)).toEqual(['乙', '12', '2021-06-25']);
    expect(fields.map(recordedHint)).toEqual(['现记录为：乙（原记录为：甲）', '现记录为：12（原记录为：（空））', '现记录为：2021年6月25日']);
  });

  it('sends of the chosen items those whose value changed', () => {
    const start = { target: 'e1', occurredOn: '2021-06-20', fields: correctableFields({ ...entered, cumulative: '12' }, entered) };
    const body = { reason: '笔误', chosen: ['text', 'cumulative', 'occurredOn'], correctedOn: '2021-06-20', changes: { text: '丙', cumulative: '12', completedOn: '2021-01-01' } };
    expect(correctionBody(body, start)).toEqual({ target: 'e1', reason: '笔误', changes: { text: '丙' } });
    expect(correctionBody({ ...body, chosen: ['occurredOn', 'cumulative'], correctedOn: '2021-06-19' }, start)).toEqual({ target: 'e1', reason: '笔误', occurredOn: '2021-06-19' });
  });
});

describe('a filing by the office', () => {
  it('is for a unit, a filing by the unit and a check are not', () => {
    expect(filesForUnit(ACTION_FORMS['report-progress']!, 'office')).toBe(true);
    expect(filesForUnit(ACTION_FORMS['report-progress']!, 'department-filer')).toBe(false);
    expect(filesForUnit(ACTION_FORMS['verify-completion']!, 'office')).toBe(false);
  });
});

describe('a day typed into a form', () => {
  it('is refused with the reason where it has not come, or does not exist', () => {
    expect(dayFault('2021-10-19', 'past', '2021-10-18')).toBe('2021年10月19日尚未到来，这里只能填今天（2021年10月18日）及以前的日期');
    expect(dayFault('2021年10月18日', 'past', '2021-10-18')).toBeNull();
    expect(dayFault('2021-10-19', 'any', '2021-10-18')).toBeNull();
    expect(dayFault('2021-2-30', 'past', '2021-10-18')).toBe('没有这一天：2021年2月30日');
    expect(dayFault('2021-10-1', 'future', '2021-10-18')).toContain('已经过去');
  });
});
