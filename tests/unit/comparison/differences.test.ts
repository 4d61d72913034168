import { describe, expect, it } from '@jest/globals';
import type { ComparedMilestone } from '../../../projections/plan-comparison/answers.js';
import { compareDeadlines } from '../../../src/comparison/compare-deadlines.js';
import { deadlineInWords } from '../../../src/comparison/comparison-words.js';
import { compareTargets } from '../../../src/comparison/compare-targets.js';
import type { Target } from '../../../src/measures/measure.events.js';

const due = (date: string | null): ComparedMilestone => ({ label: '', kind: date === null ? null : 'by', raw: null, originalDue: date, due: date, recurs: null, targets: [] });
const days = (...dates: string[]): ComparedMilestone[] => dates.map(due);

describe('deadlines of two plans', () => {
  it('are compared date by date where both have as many; the latest against the province decides', () => {
    expect(compareDeadlines(days('2021-06-30'), days('2021-05-31'))).toEqual({
      verdict: 'later', days: 30, pairs: [{ by: 'place', place: 1, city: '2021-06-30', province: '2021-05-31', days: 30 }],
    });
    expect(compareDeadlines(days('2021-05-31', '2021-10-31'), days('2021-05-31', '2021-09-30'))).toMatchObject({ verdict: 'later', days: 31, pairs: [{ days: 0 }, { days: 31 }] });
    expect(compareDeadlines(days('2021-05-10', '2021-10-31'), days('2021-05-31', '2021-09-30'))).toMatchObject({ verdict: 'later', days: 31 });
    expect(compareDeadlines(days('2021-05-01', '2021-09-30'), days('2021-05-31', '2021-09-30'))).toMatchObject({ verdict: 'earlier', days: -30 });
    expect(compareDeadlines(days('2021-09-30', '2021-05-31'), days('2021-05-31', '2021-09-30'))).toMatchObject({ verdict: 'same', days: 0 });
  });

  it('are compared at both ends where their numbers differ: a late beginning is not hidden by an end in time', () => {
    const found = compareDeadlines(days('2021-09-30'), days('2021-05-31', '2021-09-30', '2021-11-30'));
    expect(found).toMatchObject({ verdict: 'later', days: 122, pairs: [{ by: 'first', days: 122 }, { by: 'last', days: -61 }] });
    expect(deadlineInWords(found)).toBe('最早的时限晚122天；最晚的时限早61天');
    expect(compareDeadlines(days('2021-04-30', '2021-10-31'), days('2021-09-30'))).toMatchObject({ verdict: 'later', days: 31, pairs: [{ by: 'first', days: -153 }, { by: 'last', days: 31 }] });
    expect(compareDeadlines(days('2021-04-30', '2021-08-31'), days('2021-09-30'))).toMatchObject({ verdict: 'earlier', days: -153 });
  });

  it('are compared by result where the labels say what is due', () => {
    const named = (date: string, label: string): ComparedMilestone => ({ ...due(date), label });
    const city = [named('2021-06-30', '6月底前建成一体化平台'), named('2021-12-31', '12月底前制定配套办法')];
    const province = [named('2021-05-31', '5月底前制定配套办法'), named('2021-08-31', '8月底前公布清单目录'), named('2021-10-31', '10月底前建成一体化平台')];
    expect(compareDeadlines(city, province)).toMatchObject({
      verdict: 'later', days: 214, pairs: [{ by: 'result', city: '2021-06-30', province: '2021-10-31', days: -123 }, { by: 'result', city: '2021-12-31', province: '2021-05-31', days: 214 }],
    });
    // 6月底前 on both sides is no result.
    expect(compareDeadlines([named('2021-06-30', '6月底前'), named('2021-08-31', '8月底前')], [named('2021-06-30', '6月底前')])).toMatchObject({ pairs: [{ by: 'first' }, { by: 'last' }] });
  });

  it('without a date on one side or both are said so, never compared', () => {
    expect(compareDeadlines([due(null)], days('2021-05-31'))).toEqual({ verdict: 'city-undated', days: null, pairs: [] });
    expect(compareDeadlines(days('2021-05-31'), [due(null)])).toMatchObject({ verdict: 'province-undated' });
    expect(compareDeadlines([due(null)], [])).toMatchObject({ verdict: 'undated' });
  });

  it('that recur are compared by the day of their period, and not at all with a date or another rhythm', () => {
    const recurring = (every: 'month' | 'quarter', day: number | null): ComparedMilestone => ({ ...due(null), kind: 'recurring', recurs: { every, day } });
    expect(compareDeadlines([recurring('month', 25)], [recurring('month', 20)])).toEqual({ verdict: 'later', days: 5, pairs: [] });
    expect(compareDeadlines([recurring('month', 25)], [recurring('month', null)])).toMatchObject({ verdict: 'earlier' });
    expect(compareDeadlines([recurring('quarter', null)], [recurring('quarter', null)])).toMatchObject({ verdict: 'same', days: 0 });
    expect(compareDeadlines([recurring('quarter', null)], [recurring('month', null)])).toEqual({ verdict: 'not-compared', days: null, pairs: [] });
    expect(compareDeadlines([recurring('month', 20)], days('2021-06-30'))).toMatchObject({ verdict: 'not-compared' });
    expect(compareDeadlines([recurring('month', 20)], [due(null)])).toMatchObject({ verdict: 'province-undated' });
    expect(compareDeadlines([due(null)], [recurring('month', 20)])).toMatchObject({ verdict: 'city-undated' });
  });
});

const target = (raw: string, unit: string, direction: Target['direction'], value: string): Target => ({ raw, unit, direction, baseline: null, value });
const verdicts = (city: Target[], province: Target[]) => compareTargets(city, province).map((one) => `${one.city.value}/${one.province.value} ${one.verdict}`);

describe('targets of two plans', () => {
  it('of what has to be reached at least the higher is stricter, of what may be reached at most the lower', () => {
    expect(verdicts([target('管线不大于200米', '米', 'at-most', '200')], [target('管线不大于150米', '米', 'at-most', '150')])).toEqual(['200/150 province-stricter']);
    expect(verdicts([target('网办率达到85%以上', '%', 'at-least', '85')], [target('网办率达到80%以上', '%', 'at-least', '80')])).toEqual(['85/80 city-stricter']);
    expect(verdicts([target('办理时间压缩至2个工作日', '个工作日', 'at-most', '2')], [target('办理时间压缩至4个工作日', '个工作日', 'at-most', '4')])).toEqual(['2/4 city-stricter']);
    expect(verdicts([target('办理时间压缩至4.0个工作日', '个工作日', 'at-most', '4.0')], [target('办理时间压缩至4个工作日', '个工作日', 'at-most', '4')])).toEqual(['4.0/4 same']);
  });

  it('are paired by what they are about where a measure has several of one unit', () => {
    const city = [target('可全程网办率80%以上', '%', 'at-least', '80'), target('综合窗口比例85%以上', '%', 'at-least', '85')];
    const province = [target('综合窗口比例达到80%以上', '%', 'at-least', '80'), target('可全程网办率达到80%以上', '%', 'at-least', '80')];
    expect(verdicts(city, province)).toEqual(['80/80 same', '85/80 city-stricter']);
  });

  it('of other units or directions, or about other things, are left alone', () => {
    expect(verdicts([target('3个工作日', '个工作日', 'at-most', '3')], [target('4个环节', '个环节', 'at-most', '4')])).toEqual([]);
    expect(verdicts([target('绿化覆盖率', '%', 'at-least', '40'), target('网办率', '%', 'at-least', '90')], [target('投诉办结率', '%', 'at-least', '95')])).toHaveLength(0);
  });

  it('that add up over the places of a province are shown, but neither asks for more', () => {
    expect(verdicts([target('城镇新增就业7万人', '万人', 'at-least', '7')], [target('城镇新增就业85万人', '万人', 'at-least', '85')])).toEqual(['7/85 amount']);
    expect(verdicts([target('入库企业300家', '家', 'at-least', '300')], [target('入库企业15000家', '家', 'at-least', '15000')])).toEqual(['300/15000 amount']);
  });
});
