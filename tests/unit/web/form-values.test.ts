import { describe, expect, it } from '@jest/globals';
import { fromLocalDate } from '../../../src/web/display/dates.js';
import { correctableFields } from '../../../src/web/forms/correctable-fields.js';
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
  it('offers the fields people know, empty ones too, and never what an entry is about', () => {
    const leaf = { data: { milestone: 'm1', unit: 'u1', text: '甲', cumulative: null, completedOn: '2021-06-25', enteredFor: null } };
    expect(correctableFields(leaf).map(({ name, label, value }) => [name, label, value])).toEqual([
      ['text', '内容', '甲'], ['cumulative', '累计完成数', null], ['completedOn', '完成日期', '2021-06-25'],
    ]);
    expect(correctableFields(JSON.stringify(leaf))).toEqual(correctableFields(leaf));
  });
});
