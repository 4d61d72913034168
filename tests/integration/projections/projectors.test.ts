import fc from 'fast-check';
import { AUDIT_TRAIL } from '../../../projections/audit-trail/projector.js';
import { DASHBOARD } from '../../../projections/dashboard/projector.js';
import { DEPARTMENT_RECORD } from '../../../projections/department-record/projector.js';
import { randomHistory } from './arbitrary-history.js';
import { PLAN_COMPARISON } from '../../../projections/plan-comparison/projector.js';
import { projectorSpecs, type Given } from './projector-specs.js';

/** Three measures with random histories between units, a plan, rules and a record that is reversed. */
const given: Given = async (ledger) => {
  await ledger.enter('rules-lights', 'rules-adopted', '2021-01-01', { name: 'lights', edition: '1', from: '2021-01-01', rules: { soonDueDays: 10 } });
  await ledger.enter('plan-p', 'plan-registered', '2021-01-01', {
    title: '方案', shortTitle: '方案', jurisdiction: '示例市', issuer: null, issued: null, year: 2021, ends: '2021-12-31', indicators: [], measureCount: 1,
    source: { documentSha256: null, textSha256: null },
  });
  for (const unit of ['u1', 'u2']) {
    await ledger.enter(`department-${unit}`, 'department-registered', '2021-01-01', {
      jurisdiction: '示例市', name: `示例市${unit}局`, aliases: ['别名\t甲'], class: 'government', order: 1, rankingGroup: null,
    });
  }
  const histories = fc.sample(randomHistory(40), { numRuns: 3, seed: 7 });
  const longest = Math.max(...histories.map(({ length }) => length));
  const ids: string[][] = histories.map(() => []);
  for (let index = 0; index < longest; index++) {
    for (const [which, history] of histories.entries()) {
      const fact = history[index];
      if (!fact) continue;
      const target = fact.correctsBack === undefined ? undefined : (ids[which]![index - fact.correctsBack] ?? 'unknown');
      const { id } = await ledger.enter(`measure-x${which}`, fact.type, fact.occurredOn, target === undefined ? fact.data : { ...fact.data, target });
      ids[which]!.push(id);
    }
  }
  await ledger.enter('record-r1', 'accountability-recorded', '2021-05-01', {
    kind: 'chase-up', form: '约谈', unit: 'u1', measure: 'x0', milestone: 'm1', organ: null, documentNumber: null, ground: null, facts: '进展缓慢', statement: null,
  });
  await ledger.enter('record-r1', 'accountability-reversed', '2021-05-20', { reason: '事实有误', organ: '市督查室' });
  await ledger.enter('department-u2', 'department-renamed', '2021-06-01', { name: '示例市新局', reason: '机构改革' });
  await ledger.enter('department-g', 'department-registered', '2021-01-01', {
    jurisdiction: '示例市', name: '各县市区', aliases: [], class: 'unit-group', order: 2, rankingGroup: null,
  });
  await ledger.enter('department-g', 'group-member-added', '2021-03-01', { member: 'u1', from: null });
  await ledger.enter('department-g', 'group-member-left', '2021-07-01', { member: 'u1', on: '2021-07-10' });
  await ledger.enter('department-g', 'group-member-added', '2021-02-01', { member: 'u2', from: '2021-05-01' });
  await ledger.enter('department-g', 'group-member-added', '2021-08-01', { member: 'u1', from: null });
  await ledger.enter('department-u1', 'department-class-changed', '2021-04-01', { class: 'county', rankingGroup: '县市区', reason: '更正登记' });
  await ledger.enter('department-u1', 'department-order-set', '2021-02-01', { order: 30 });
};

for (const projection of [DASHBOARD, DEPARTMENT_RECORD, AUDIT_TRAIL, PLAN_COMPARISON]) projectorSpecs(projection, given);
