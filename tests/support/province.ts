import type { TestLedger } from './ledger.js';
import { SMALL_PLAN } from './ledger.js';

/** The province's plan beside the small plan of `seedSmallPlan`, and one more measure of the city, with targets. */
export const PROVINCE = {
  plan: 'plan-province',
  measures: {
    /** 「开办企业第2项」, due 2021-05-31: a month before the city's `dated`. */
    dated: 'province-dated',
    /** 「登记财产第4项」, three dates as the city's `staged`. */
    staged: 'province-staged',
    /** 「纳税第1项」, due 2021-08-31; the city's `undated` has no date. */
    online: 'province-online',
    /** 「纳税第2项」, 网上办税率达到85%以上, 办理时间不超过4个工作日. */
    targets: 'province-targets',
    /** 「依法推进改革第1项」: the city has nothing of the kind. */
    alone: 'province-alone',
  },
  /** 「纳税第2项」 of the city: 网上办税率达到80%以上, 办理时间不超过3个工作日. */
  cityTargets: 'measure-targets',
} as const;

const due = (milestone: string, date: string | null, targets: object[] = []) => ({
  milestone, label: milestone, deadline: date === null ? null : { kind: 'by', raw: `${Number(date.slice(5, 7))}月底前`, date, from: null, every: null, day: null }, targets,
});
const rate = (value: string) => ({ raw: `网上办税率达到${value}%以上`, unit: '%', direction: 'at-least', baseline: null, value });
const time = (value: string) => ({ raw: `办理时间不超过${value}个工作日`, unit: '个工作日', direction: 'at-most', baseline: null, value });

export async function seedProvince(ledger: TestLedger): Promise<void> {
  const { plan, measures, cityTargets } = PROVINCE;
  await ledger.seed(`plan-${plan}`, 'plan-registered', {
    title: '示例省2021年优化营商环境方案', shortTitle: '示例省方案', jurisdiction: '示例省', issuer: '示例省人民政府', issued: '2021-01-20', year: 2021,
    ends: '2021-12-31', indicators: ['开办企业', '登记财产', '纳税', '依法推进改革'].map((name, place) => ({ ordinal: place + 1, name, coordinator: null })),
    measureCount: 5, source: { documentSha256: null, textSha256: null },
  });
  const register = (id: string, of: string, ordinal: number, name: string, number: number, title: string, milestones: object[]) => ledger.seed(`measure-${id}`, 'measure-registered', {
    plan: of, indicator: { ordinal, name }, item: null, number, title, text: null, planEnds: '2021-12-31', milestones,
    units: [{ unit: 'market', printedName: '市场监管局', role: 'lead', group: 1, derived: false }], source: { documentSha256: null, textSha256: null, reference: `${name} ${number}` },
  });
  await register(measures.dated, plan, 1, '开办企业', 2, '压缩开办时间', [due('m1', '2021-05-31')]);
  await register(measures.staged, plan, 2, '登记财产', 4, '登记信息共享', [due('m1', '2021-05-31'), due('m2', '2021-09-30'), due('m3', '2021-11-30')]);
  await register(measures.online, plan, 3, '纳税', 1, '推行网上办税', [due('m1', '2021-08-31')]);
  await register(measures.targets, plan, 3, '纳税', 2, '提高网上办税水平', [due('m1', null, [rate('85'), time('4')])]);
  await register(measures.alone, plan, 4, '依法推进改革', 1, '提请修订法规', [due('m1', null)]);
  await register(cityTargets, SMALL_PLAN.plan, 3, '纳税', 2, '提高网上办税水平', [due('m1', null, [rate('80'), time('3')])]);
}
