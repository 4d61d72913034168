import { anything, oneOf, wholeNumber } from '../../session/address-faults.js';
import { useAddressFilters } from '../../session/address-filters.js';

export const ONLY_OPTIONS = [
  { value: 'later', label: '时限晚于省级' }, { value: 'without-date', label: '市级没有日期' }, { value: 'targets', label: '目标与省级不同' }, { value: 'unlinked', label: '没有对应' }, { value: 'open', label: '待对照' },
];

const RULES = {
  only: { label: '只看', check: oneOf(ONLY_OPTIONS) }, section: { label: '指标', check: anything }, q: { label: '查找', check: anything },
  province: { label: '省级方案', check: anything }, page: { label: '页码', check: wholeNumber(1, 100_000) },
};

export const useComparisonFilters = () => useAddressFilters(RULES);
