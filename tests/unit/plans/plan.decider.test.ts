import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/ledger/roles.js';
import { decide, evolve, initialState, planIdentity, type PlanCommand } from '../../../src/plans/plan.decider.js';
import { PlanRevised, type PlanEvent } from '../../../src/plans/plan.events.js';
import { by, Scenario, type Act } from '../../support/given-when-then.js';

const office: Actor = { account: 'a-office', role: 'office', department: null };
const system: Actor = { account: 'a-system', role: 'system', department: null };
const hash = 'a'.repeat(64);

const register: PlanCommand = {
  type: 'register-plan', occurredOn: '2021-05-10', basis: null, title: '优化营商环境实施方案', shortTitle: '示例方案', jurisdiction: '示例市', issuer: null,
  issued: '2021-05-10', year: 2021, ends: '2021-12-31', indicators: [], measureCount: 183, source: { documentSha256: null, textSha256: hash },
  documentNumber: null, fileName: null, changedByHand: [],
};
const attach = (on: string, textSha256 = hash): PlanCommand => ({ type: 'attach-plan-text', occurredOn: on, basis: null, documentSha256: hash, textSha256, measures: 183 });
const revise = (on: string, title: string | null, ends: string | null, front: { issuer?: string; documentNumber?: string; issued?: string } = {}): PlanCommand =>
  ({ type: 'revise-plan', occurredOn: on, basis: null, title, issuer: null, documentNumber: null, issued: null, ends, reason: '延长一年', ...front });
const voided = (on: string): PlanCommand => ({ type: 'void-plan', occurredOn: on, basis: null, reason: '重复导入' });

const none = new Scenario<PlanCommand, PlanEvent>('plan-1', ({ actor, command, today }: Act<PlanCommand>, history) =>
  decide(command, history.reduce(evolve, initialState), { today, actor }));
const plan = none.given(by(system, register));

describe('plans (rule 11; identity of architecture.md)', () => {
  it('a plan is registered once', () => {
    none.when(by(system, register)).then({ type: 'plan-registered', data: { measureCount: 183 } });
    plan.when(by(system, register)).thenRefused('PLAN_ALREADY_REGISTERED');
    none.when(by(system, { ...register, ends: '2021-05-09' })).thenRefused('PLAN_END_BEFORE_ISSUE');
    none.when(by({ ...office, role: 'administrator' }, register)).thenRefused('ROLE_NOT_ALLOWED');
    none.when(by(office, voided('2021-06-01'))).thenRefused('UNKNOWN_PLAN');
  });

  it('its identity is jurisdiction, title and issue date, whatever the spacing', () => {
    const identity = planIdentity({ jurisdiction: '示例市', title: '优化 营商环境\n实施方案', issued: '2021-05-10' });
    expect(identity).toBe(planIdentity({ jurisdiction: '示例市', title: '优化营商环境实施方案', issued: '2021-05-10' }));
    expect(identity).not.toBe(planIdentity({ jurisdiction: '示例市', title: '优化营商环境实施方案', issued: null }));
    expect(identity).not.toBe(planIdentity({ jurisdiction: '另一市', title: '优化营商环境实施方案', issued: '2021-05-10' }));
  });

  it('its text is attached once, and only the text its facts were taken from', () => {
    plan.when(by(system, attach('2021-06-01', 'b'.repeat(64)))).thenRefused('PLAN_TEXT_DIFFERS');
    plan.given(by(system, attach('2021-06-01'))).when(by(system, attach('2021-06-02'))).thenRefused('PLAN_TEXT_ALREADY_ATTACHED');
    plan.when(by(system, attach('2021-05-09'), '2021-06-01')).thenRefused('DATE_BEFORE_PREDECESSOR');
    plan.when(by(system, attach('2021-06-02'), '2021-06-01')).thenRefused('DATE_IN_FUTURE');
  });

  it('is revised by the office, with a change', () => {
    plan.when(by(office, revise('2021-06-01', null, '2022-12-31'))).then({ type: 'plan-revised' });
    plan.when(by(system, revise('2021-06-01', null, '2022-12-31'))).thenRefused('ROLE_NOT_ALLOWED');
    plan.when(by(office, revise('2021-06-01', null, '2021-12-31'))).thenRefused('NOTHING_CHANGED');
    plan.when(by(office, revise('2021-06-01', null, '2021-05-01'))).thenRefused('PLAN_END_BEFORE_ISSUE');
    const revised = plan.given(by(office, revise('2021-06-01', '修订方案', '2022-12-31')));
    expect(revised.history.reduce(evolve, initialState)).toMatchObject({ title: '修订方案', ends: '2022-12-31' });
  });

  it('gets the front matter of a later edition; what that leaves out stays', () => {
    const later = plan.given(by(office, revise('2021-08-06', null, null, { issuer: '示例市人民政府', documentNumber: '示政发〔2021〕9号', issued: '2021-08-05' })));
    expect(later.history.reduce(evolve, initialState)).toMatchObject({ title: '优化营商环境实施方案', issuer: '示例市人民政府', documentNumber: '示政发〔2021〕9号', issued: '2021-08-05', ends: '2021-12-31' });
    later.when(by(office, revise('2021-08-07', null, null, { issued: '2021-08-05' }))).thenRefused('NOTHING_CHANGED');
    later.when(by(office, revise('2022-02-01', null, null, { issued: '2022-01-15' }), '2022-03-01')).then({ type: 'plan-revised', version: 2 });
  });

  it('a revision of before says nothing of issuer, number and issue date', () => {
    expect(PlanRevised.upcasts[1]!({ title: '新', ends: null, reason: '更名' })).toEqual({ title: '新', issuer: null, documentNumber: null, issued: null, ends: null, reason: '更名' });
  });

  it('rule 11: once voided nothing more', () => {
    const gone = plan.given(by(office, voided('2021-06-01')));
    for (const command of [voided('2021-06-02'), attach('2021-06-02'), revise('2021-06-02', '新', null)]) gone.when(by(office, command)).thenRefused('PLAN_VOIDED');
    expect(gone.history.reduce(evolve, initialState).voidedOn).toBe('2021-06-01');
    expect([...gone.history].reverse().reduce(evolve, initialState).exists).toBe(true);
  });
});
