import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { TrendMonth } from '../../api/types.js';

const TrendChart = lazy(() => import('./trend-chart.js'));

/** The year month by month; a table for screen readers stands behind the picture. */
export function Trend({ months, day }: { months: TrendMonth[]; day: string }) {
  return (
    <>
      <Suspense fallback={<Skeleton.Node active className="trend-chart" />}><TrendChart months={months} day={day} /></Suspense>
      <table className="sr-only">
        <caption>全年走势</caption>
        <thead><tr><th>月份</th><th>累计应完成时间节点</th><th>累计销号</th><th>逾期</th></tr></thead>
        <tbody>{months.map((one) => <tr key={one.month}><td>{one.month}</td><td>{one.milestonesDue}</td><td>{one.milestonesClosed}</td><td>{one.overdue}</td></tr>)}</tbody>
      </table>
    </>
  );
}
