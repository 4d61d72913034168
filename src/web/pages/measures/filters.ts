import { useSearchParams } from 'react-router';

export const FILTERS = ['indicator', 'unit', 'role', 'status', 'state', 'deadline', 'light', 'q', 'sort', 'order', 'page', 'pageSize'] as const;
export type Filter = (typeof FILTERS)[number];
export type Filters = Partial<Record<Filter, string>>;

/** The filters of the ledger table live in the address: a link shows another person the same list. */
export function useFilters(): { filters: Filters; change(changes: Filters): void; clear(): void } {
  const [params, setParams] = useSearchParams();
  const filters = Object.fromEntries(FILTERS.flatMap((name) => { const value = params.get(name); return value ? [[name, value]] : []; }));
  const change = (changes: Filters) => setParams((before) => {
    const after = new URLSearchParams(before);
    if (!('page' in changes)) after.delete('page');
    for (const [name, value] of Object.entries(changes)) {
      if (value) after.set(name, value);
      else after.delete(name);
    }
    return after;
  }, { replace: 'q' in changes });
  const clear = () => setParams((before) => {
    const after = new URLSearchParams(before);
    FILTERS.forEach((name) => after.delete(name));
    return after;
  });
  return { filters, change, clear };
}

export const STATUS_OPTIONS = [
  { value: 'pending', label: '待签收' }, { value: 'in-progress', label: '办理中' }, { value: 'reported', label: '已报完成' }, { value: 'closed', label: '已销号' },
  { value: 'returned', label: '退回整改' }, { value: 'suspended', label: '暂停' }, { value: 'terminated', label: '终止' },
];
export const STATE_OPTIONS = [
  { value: 'done', label: '已完成' }, { value: 'under-way', label: '办理中' }, { value: 'not-started', label: '未启动' },
  { value: 'suspended', label: '暂停' }, { value: 'terminated', label: '终止' }, { value: 'undated', label: '全无时限' },
];
export const DEADLINE_OPTIONS = [{ value: 'undated', label: '无时限' }, { value: 'untriggered', label: '待触发' }];
export const LIGHT_OPTIONS = [
  { value: 'red', label: '逾期（红）' }, { value: 'yellow', label: '临期（黄）' }, { value: 'green', label: '正常推进（绿）' },
  { value: 'blue', label: '已销号（蓝）' }, { value: 'grey', label: '无时限等（灰）' },
];
export const ROLE_OPTIONS = [{ value: 'lead', label: '作为牵头' }, { value: 'responsible', label: '作为责任' }, { value: 'supporting', label: '作为配合' }];
