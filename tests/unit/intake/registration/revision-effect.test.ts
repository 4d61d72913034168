import { describe, expect, test } from '@jest/globals';
import { effectOfDeadlines, effectOfReturning } from '../../../../src/intake/registration/revision-effect.js';
import { foldMeasure } from '../../../../src/measures/measure.decider.js';
import { by } from '../../../support/given-when-then.js';
import { aMeasure, commands, lead, milestone, office, registered, registration } from '../../measures/measure-scenario.js';

const { acknowledge, complete, grant, request, terminate, verify } = commands;
const due = (name: string, date: string) => ({ ...milestone(name, { kind: 'by', date }), label: date });
const [first, second, third] = registration.milestones;
const under = (scenario: ReturnType<typeof registered>, list: typeof registration.milestones, on = '2021-06-01') => effectOfDeadlines({ state: foldMeasure(scenario.history), list, on });
const worked = registered().given(by(lead, acknowledge('2021-05-12')));

describe('what new deadlines of an edition do is told before they are taken over', () => {
  test('nothing, where they only replace those before', () => {
    expect(under(worked, [due('m1', '2021-08-31'), second!, third!])).toBeNull();
  });

  test('which periods end, and which are still to be answered for', () => {
    const monthly = aMeasure().given(by(office, { ...registration, occurrencesFrom: '2021-05-10', milestones: [{ ...milestone('m1', { kind: 'recurring', every: 'month', day: 20 }), label: '每月20日前' }] }), by(lead, acknowledge('2021-05-12')));
    const closed = monthly.given(by(lead, complete('2021-05-18', { milestone: 'm1@2021-05' })), by(office, verify('2021-05-19', { milestone: 'm1@2021-05' })));
    const quarterly = [{ ...milestone('m1', { kind: 'recurring', every: 'quarter' }), label: '每季度末' }];
    expect(under(closed, quarterly, '2021-09-01')).toBe('采用后：尚未到期的4期（2021年9月至2021年12月）终止；此前已到期、尚未销号的3期（2021年6月至2021年8月）仍按原时限办结。');
  });

  test('that an extension stays in force, that what is closed is not asked for again, and what is overdue at once', () => {
    const asked = worked.given(by(lead, request('2021-05-20', '2021-08-31')));
    const extended = asked.given(by(office, grant('2021-05-21', asked.history.at(-1)!.id, '2021-08-31')));
    expect(under(extended, [due('m1', '2021-07-31'), second!, third!])).toBe('采用后：2021-07-31已延期至2021年8月31日，仍然有效。');
    const done = worked.given(by(lead, complete('2021-05-20')), by(office, verify('2021-05-21')));
    expect(under(done, [due('m1', '2021-12-31'), second!, third!])).toBe('采用后：已销号的成果m1仍按原时限认定，不重新办理。');
    expect(under(done, [first!, due('m2', '2021-05-30'), third!])).toBe('采用后：2021-05-30的时限2021年5月30日已过，即为逾期2天。');
  });

  test('that a measure taken up again is overdue at once', () => {
    const { milestones } = foldMeasure(worked.given(by(office, terminate('2021-05-30'))).history);
    expect(effectOfReturning(milestones.filter(({ status }) => status === 'terminated'), '2021-07-10')).toBe('采用后：成果m1的时限2021年6月30日已过，即为逾期10天。');
    expect(effectOfReturning(milestones.filter(({ status }) => status === 'terminated'), '2021-06-30')).toBeNull();
  });
});
