import { describe, expect, it } from '@jest/globals';
import { beijingInstant, beijingWallClock, dateText, daysBetween, knownAtText, momentText, shortDateText } from '../../../src/web/display/dates.js';

describe('dates as people read them', () => {
  it('writes a day with year, month and day, without leading zeros', () => {
    expect(dateText('2021-09-30')).toBe('2021年9月30日');
    expect(dateText('2021-01-05')).toBe('2021年1月5日');
    expect(dateText(null)).toBe('—');
    expect(dateText(null, '无时限')).toBe('无时限');
  });

  it('leaves out the year of the plan only', () => {
    expect(shortDateText('2021-09-30', 2021)).toBe('9月30日');
    expect(shortDateText('2022-03-01', 2021)).toBe('2022年3月1日');
  });

  it('writes a moment in Beijing time whatever the zone of the machine', () => {
    expect(momentText('2021-09-30T16:05:00.000Z')).toBe('2021年10月1日 00:05');
    expect(momentText('nonsense')).toBe('—');
  });

  it('reads a day of knowledge as the end of that day', () => {
    expect(knownAtText('2021-08-31')).toBe('2021年8月31日日终');
    expect(knownAtText('2021-08-31T01:30:00.000Z')).toBe('2021年8月31日 09:30');
  });

  it('takes a picked time as Beijing time and gives it back unchanged', () => {
    const picked = beijingWallClock('2021-08-31T15:59:59Z');
    expect(picked.format('YYYY-MM-DD HH:mm:ss')).toBe('2021-08-31 23:59:59');
    expect(beijingInstant(picked)).toBe('2021-08-31T15:59:59.000Z');
  });

  it('counts calendar days across a month', () => {
    expect(daysBetween('2021-06-25', '2021-07-19')).toBe(24);
    expect(daysBetween('2021-07-19', '2021-06-25')).toBe(-24);
  });
});
