import { Grid, Pagination } from 'antd';
import type { MeasurePage } from '../../api/types.js';
import { useFilters } from './filters.js';
import { MeasureCards } from './measure-cards.js';
import { MeasuresTable } from './measures-table.js';

interface MeasuresListProps {
  page: MeasurePage;
  year: number | null;
}

/** A table where there is room for one, cards on a phone. */
export function MeasuresList({ page, year }: MeasuresListProps) {
  const { md = true } = Grid.useBreakpoint();
  const { change } = useFilters();
  if (md) return <MeasuresTable page={page} year={year} />;
  return (
    <div className="panel-body">
      <MeasureCards measures={page.items} year={year} />
      <Pagination className="pages" simple align="center" current={page.page} pageSize={page.pageSize} total={page.total} onChange={(next) => change({ page: String(next) })} />
    </div>
  );
}
