import { describe, expect, it } from '@jest/globals';
import { impossibleDay, isRealDay } from '../../../src/web/display/dates.js';
import { dayFault, faultText, momentFault, oneOf } from '../../../src/web/session/address-faults.js';
import { readFilters } from '../../../src/web/session/address-filters.js';

describe('days that do not exist', () => {
  it('are told from those that do, leap years included', () => {
    expect(isRealDay('2021-02-29')).toBe(false);
    expect(isRealDay('2020-02-29')).toBe(true);
    expect(isRealDay('2021-13-01')).toBe(false);
  });

  it('are named as typed, in every way a day is written, and what is still being typed is not judged', () => {
    expect(impossibleDay('2021-2-30')).toBe('2021年2月30日');
    expect(impossibleDay('2021年11月31日')).toBe('2021年11月31日');
    expect(impossibleDay('20210431')).toBe('2021年4月31日');
    expect(impossibleDay('2021-11-30')).toBeNull();
    expect(impossibleDay('2021-1')).toBeNull();
  });
});

describe('an address that cannot be taken', () => {
  it('says of a day whether it is none or does not exist', () => {
    expect(dayFault('2021-06-31')).toBe('没有这一天');
    expect(dayFault('昨天')).toMatch(/不是日期/);
    expect(dayFault('1821-06-30')).toMatch(/1990年至2100年/);
    expect(dayFault('2021-06-30')).toBeNull();
    expect(momentFault('2021-06-30T10:00:00+08:00')).toBeNull();
    expect(momentFault('2021-06-31T10:00:00+08:00')).toBe('没有这一天');
  });

  it('keeps the filters it can take and tells of unknown words and unknown names', () => {
    const rules = { light: { label: '亮灯', check: oneOf([{ value: 'red' }]) }, q: { label: '查找', check: () => null } };
    const { filters, faults } = readFilters(new URLSearchParams('plan=p&asOf=2021-06-30&light=pink&q=窗口&colour=red'), rules);
    expect(filters).toEqual({ q: '窗口' });
    expect(faults.map(faultText)).toEqual(['亮灯“pink”认不出来，没有采用。', 'colour“red”不是这一页的筛选条件，没有采用。']);
  });
});
