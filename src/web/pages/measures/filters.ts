import { useAddressFilters, type AddressFilters } from '../../session/address-filters.js';

const FILTERS = ['indicator', 'unit', 'role', 'status', 'state', 'deadline', 'light', 'q', 'sort', 'order', 'page', 'pageSize'] as const;
export type Filters = AddressFilters<(typeof FILTERS)[number]>;

export const useFilters = () => useAddressFilters(FILTERS);

export const STATUS_OPTIONS = [
  { value: 'pending', label: '待签收' }, { value: 'in-progress', label: '办理中' }, { value: 'reported', label: '已报完成' }, { value: 'closed', label: '已销号' },
  { value: 'returned', label: '退回整改' }, { value: 'suspended', label: '暂停' }, { value: 'terminated', label: '终止' },
];
export const STATE_OPTIONS = [
  { value: 'done', label: '已完成' }, { value: 'under-way', label: '办理中' }, { value: 'not-started', label: '未启动' },
  { value: 'suspended', label: '暂停' }, { value: 'terminated', label: '终止' }, { value: 'undated', label: '全无时限' },
];
export const DEADLINE_OPTIONS = [{ value: 'undated', label: '无时限' }, { value: 'undated-open', label: '无时限，未办结' }, { value: 'untriggered', label: '待触发' }];
export const LIGHT_OPTIONS = [
  { value: 'red', label: '逾期（红）' }, { value: 'yellow', label: '临期（黄）' }, { value: 'green', label: '正常推进（绿）' },
  { value: 'blue', label: '已销号（蓝）' }, { value: 'grey', label: '无时限等（灰）' },
];
export const ROLE_OPTIONS = [{ value: 'lead', label: '作为牵头' }, { value: 'responsible', label: '作为责任' }, { value: 'supporting', label: '作为配合' }];
