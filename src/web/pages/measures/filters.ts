import { useReading } from '../../api/reading.js';
import type { Dashboard } from '../../api/types.js';
import { useActing } from '../../session/acting-person.js';
import { anything, oneOf, wholeNumber } from '../../session/address-faults.js';
import { useAddressFilters, type AddressFilters, type FilterRules } from '../../session/address-filters.js';
import { useView } from '../../session/view.js';
import { useUnitCheck } from '../../units/unit-names.js';
import { ownUnitByDefault } from './own-unit.js';

export const STATUS_OPTIONS = [
  { value: 'pending', label: '待签收' }, { value: 'in-progress', label: '办理中' }, { value: 'reported', label: '已报完成' }, { value: 'closed', label: '已销号' },
  { value: 'returned', label: '退回整改' }, { value: 'suspended', label: '暂停' }, { value: 'terminated', label: '终止' },
];
export const STATE_OPTIONS = [
  { value: 'done', label: '已完成' }, { value: 'under-way', label: '办理中' }, { value: 'not-started', label: '未启动' },
  { value: 'suspended', label: '暂停' }, { value: 'terminated', label: '终止' }, { value: 'undated', label: '全无时限' },
  { value: 'units-incomplete', label: '单位未列全' },
];
export const DEADLINE_OPTIONS = [{ value: 'undated', label: '无时限' }, { value: 'undated-open', label: '无时限，未办结' }, { value: 'untriggered', label: '待触发' }];
export const LIGHT_OPTIONS = [
  { value: 'red', label: '逾期（红）' }, { value: 'yellow', label: '临期（黄）' }, { value: 'green', label: '正常推进（绿）' },
  { value: 'blue', label: '已销号（蓝）' }, { value: 'grey', label: '无时限等（灰）' },
];
export const ROLE_OPTIONS = [{ value: 'lead', label: '作为牵头' }, { value: 'responsible', label: '作为责任' }, { value: 'supporting', label: '作为配合' }];

const RULES = {
  indicator: { label: '指标', check: anything }, unit: { label: '单位', check: anything }, role: { label: '分工', check: oneOf(ROLE_OPTIONS) },
  status: { label: '节点状态', check: oneOf(STATUS_OPTIONS) }, state: { label: '措施情况', check: oneOf(STATE_OPTIONS) },
  deadline: { label: '时限', check: oneOf(DEADLINE_OPTIONS) }, light: { label: '亮灯', check: oneOf(LIGHT_OPTIONS) }, q: { label: '查找', check: anything },
  sort: { label: '排序', check: oneOf([{ value: 'number' }, { value: 'due' }, { value: 'extensions' }, { value: 'light' }]) },
  order: { label: '顺序', check: oneOf([{ value: 'asc' }, { value: 'desc' }]) },
  page: { label: '页码', check: wholeNumber(1, 100_000) }, pageSize: { label: '每页条数', check: wholeNumber(1, 200) },
  scope: { label: '范围', check: oneOf([{ value: 'all' }]) },
};
export type Filters = AddressFilters<keyof typeof RULES>;

/** What the list is asked for. A 填报人 starts at the own unit's measures unless the address says otherwise. */
export function useFilters() {
  const { plan } = useView();
  const { person } = useActing();
  const indicators = useReading<Dashboard>('/dashboard', { plan: plan?.id }).data?.indicators;
  const unit = useUnitCheck();
  // A plan that numbers its indicators lets them be asked for by number too.
  const indicator = (value: string) => (!indicators?.length || /^\d+$/.test(value) || indicators.some((one) => one.name === value) ? null : '不在这个方案里');
  const rules: FilterRules<keyof typeof RULES> = { ...RULES, indicator: { ...RULES.indicator, check: indicator }, unit: { ...RULES.unit, check: unit } };
  const address = useAddressFilters(rules);
  return { faults: address.faults, ...ownUnitByDefault(address, person) };
}
