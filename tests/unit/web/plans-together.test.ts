import { describe, expect, it } from '@jest/globals';
import type { PlanSummary } from '../../../src/web/api/types.js';
import { planWords, shownPlans } from '../../../src/web/session/shown-plans.js';
import { byCity } from '../../../src/web/units/grouped.js';
import { tellingName } from '../../../src/web/units/unit-names.js';

const plan = (id: string, more: Partial<PlanSummary> = {}): PlanSummary => ({
  id, title: `${id}方案`, shortTitle: id, jurisdiction: `${id}市`, year: 2021, since: '2021-02-01', issued: '2021-05-10', ends: '2021-12-31', ended: true, measures: 1, ...more,
});

describe('several plans in one ledger', () => {
  it('are shown together until one is chosen; a single plan is always the one shown', () => {
    const all = [plan('甲'), plan('乙')];
    expect(shownPlans(all, null)).toMatchObject({ plan: null, plans: all });
    expect(shownPlans(all, '乙')).toMatchObject({ plan: all[1], plans: [all[1]] });
    expect(shownPlans(all, 'no-plan')).toMatchObject({ plan: null, plans: all });
    expect(shownPlans([all[0]!], null)).toMatchObject({ plan: all[0], plans: [all[0]] });
    expect(shownPlans([], null)).toEqual({ plan: null, plans: [], year: null, ends: null, ended: false });
  });

  it('are over when the last of them is, on its last day', () => {
    const longer = plan('乙', { ends: '2022-06-30', ended: false });
    expect(shownPlans([plan('甲'), longer], null)).toMatchObject({ ends: '2022-06-30', ended: false });
    expect(shownPlans([plan('甲'), { ...longer, ended: true }], null)).toMatchObject({ ends: '2022-06-30', ended: true });
    expect(shownPlans([plan('甲'), longer], '甲')).toMatchObject({ ends: '2021-12-31', ended: true });
  });

  it('leave the year of a date out only where they share it', () => {
    expect(shownPlans([plan('甲'), plan('乙')], null).year).toBe(2021);
    expect(shownPlans([plan('甲'), plan('乙', { year: 2022 })], null).year).toBeNull();
  });

  it('are told apart by city, then year, then title', () => {
    const [first, next, elsewhere] = [plan('甲'), plan('甲二', { jurisdiction: '甲市', year: 2022 }), plan('乙')];
    expect([first, next, elsewhere].map((one) => planWords(one, [first, next, elsewhere]))).toEqual(['甲市2021年', '甲市2022年', '乙市']);
    expect(planWords(first, [first, plan('甲三', { jurisdiction: '甲市' })])).toBe('甲');
  });

  it('have units of the same name: the city is said wherever the name leaves it open', () => {
    const unit = (name: string, jurisdiction: string) => ({ unit: `${jurisdiction} ${name}`, name, jurisdiction });
    const units = [unit('市税务局', '潍坊市'), unit('潍坊海关', '潍坊市'), unit('市税务局', '泰安市')];
    expect(units.map((one) => tellingName(one, units))).toEqual(['市税务局（潍坊市）', '潍坊海关', '市税务局（泰安市）']);
    expect(tellingName(units[0]!, units.slice(0, 2))).toBe('市税务局');
    expect(tellingName(unit('省税务局', '山东省'), units)).toBe('省税务局');
  });

  it('have units that are chosen city by city, those of the plan shown first', () => {
    const options = [{ value: 'a', label: '甲局', city: '甲市' }, { value: 'b', label: '乙局', city: '乙市' }, { value: 'c', label: '甲委', city: '甲市' }];
    expect(byCity(options, '乙市')).toEqual([
      { label: '乙市', options: [{ value: 'b', label: '乙局' }] }, { label: '甲市', options: [{ value: 'a', label: '甲局' }, { value: 'c', label: '甲委' }] },
    ]);
    expect(byCity([options[0]!, options[2]!], null)).toEqual([{ value: 'a', label: '甲局' }, { value: 'c', label: '甲委' }]);
  });
});
