import { describe, expect, it } from '@jest/globals';
import { addDays, chineseDate, daysBetween, isoWeekOf, isRealDate, lastDayOfMonth, weekdayOf } from '../../../src/ledger/local-date.js';

describe('calendar days', () => {
  it('knows real days', () => {
    expect(['2021-02-28', '2020-02-29', '2021-12-31'].map(isRealDate)).toEqual([true, true, true]);
    expect(['2021-02-29', '2021-02-30', '2021-13-01', '2021-00-10', '2021-6-1', '', '2021-06-31'].map(isRealDate)).toEqual(Array(7).fill(false));
  });

  it('counts over months and leap days', () => {
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
    expect(addDays('2021-01-01', -1)).toBe('2020-12-31');
    expect(daysBetween('2021-06-30', '2021-07-31')).toBe(31);
    expect(daysBetween('2021-07-01', '2021-06-30')).toBe(-1);
    expect([2, 4, 12].map((month) => lastDayOfMonth(2021, month))).toEqual([28, 30, 31]);
  });

  it('names ISO weeks by the year of their Thursday', () => {
    expect(isoWeekOf('2021-01-03')).toEqual({ year: 2020, week: 53 });
    expect(isoWeekOf('2021-01-04')).toEqual({ year: 2021, week: 1 });
    expect(weekdayOf('2021-05-16')).toBe(7);
  });

  it('writes days as people read them', () => {
    expect(chineseDate('2021-09-30')).toBe('2021年9月30日');
    expect(chineseDate('2021-01-05')).toBe('2021年1月5日');
  });
});
