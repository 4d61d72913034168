import { DEADLINE_OPTIONS, LIGHT_OPTIONS, ROLE_OPTIONS, STATE_OPTIONS, STATUS_OPTIONS, type Filters } from './filters.js';

const labelOf = (options: readonly { value: string; label: string }[], value: string | undefined): string | undefined =>
  options.find((one) => one.value === value)?.label;

/** The filters of the list in words, for a printed heading; empty where nothing narrows the list. */
export function filterWords(filters: Filters, unitName: string | null): string {
  const words = [
    filters.indicator && `指标“${filters.indicator}”`,
    filters.unit && [unitName ?? filters.unit, labelOf(ROLE_OPTIONS, filters.role)].filter(Boolean).join(' '),
    filters.state && `措施${labelOf(STATE_OPTIONS, filters.state)}`,
    filters.status && `节点${labelOf(STATUS_OPTIONS, filters.status)}`,
    filters.deadline && labelOf(DEADLINE_OPTIONS, filters.deadline),
    filters.light && `亮灯${labelOf(LIGHT_OPTIONS, filters.light)}`,
    filters.q && `含“${filters.q}”`,
  ];
  return words.filter(Boolean).join('、');
}
