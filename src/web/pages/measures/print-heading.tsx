import type { MeasurePage } from '../../api/types.js';
import { dateText, knownAtText, momentText } from '../../display/dates.js';
import { useView } from '../../session/view.js';
import { useUnitName } from '../../units/unit-names.js';
import { filterWords } from './filter-words.js';
import { useFilters } from './filters.js';

interface PrintHeadingProps {
  page: MeasurePage;
  /** Measures on the paper. */
  printed: number;
}

/** What a printed list is a list of: seen on paper only. */
export function PrintHeading({ page, printed }: PrintHeadingProps) {
  const { plan, plans, knownAt } = useView();
  const { filters } = useFilters();
  const unitName = useUnitName(filters.unit ?? null);
  const words = [
    plan?.title ?? (plans.length > 0 && `全部方案（${plans.length}个）`),
    `截至${dateText(page.asOf)}`,
    knownAt === null ? '按现在掌握' : `按${knownAtText(knownAt)}掌握`,
    `筛选：${filterWords(filters, unitName) || '无'}`,
    printed < page.total ? `本页${printed}项，共${page.total}项` : `共${page.total}项`,
    `打印于${momentText(new Date().toISOString())}`,
  ];
  return <p className="print-only print-heading" data-testid="print-heading">{words.filter(Boolean).join(' · ')}</p>;
}
