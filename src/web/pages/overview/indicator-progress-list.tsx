import type { IndicatorProgress } from '../../api/types.js';
import { PlacedLink } from '../../session/placed-link.js';

/** Progress of each indicator in plan order; a row opens its measures, what is late or due soon opens just those time nodes. */
export function IndicatorProgressList({ indicators }: { indicators: IndicatorProgress[] }) {
  return (
    <ul className="indicators">
      {indicators.map((one) => {
        const percent = one.measures === 0 ? 0 : Math.round((one.done / one.measures) * 100);
        return (
          <li key={`${one.ordinal}-${one.name}`} className="indicator-row">
            <PlacedLink path="/measures" params={{ indicator: one.name }} className="indicator" data-testid="indicator" aria-label={`${one.name}：共${one.measures}项，完成${one.done}项`}>
              <span className="indicator-name">{one.name}</span>
              <span className="indicator-bar"><span className="indicator-done" style={{ width: `${percent}%` }} /></span>
              <span className="indicator-count"><strong>{one.done}</strong> / {one.measures}</span>
            </PlacedLink>
            <span className="indicator-late">
              {one.overdue > 0 && <PlacedLink path="/measures" params={{ indicator: one.name, light: 'red' }} className="overdue-days" data-testid="indicator-overdue">逾期{one.overdue}个节点</PlacedLink>}
              {one.dueSoon > 0 && <PlacedLink path="/measures" params={{ indicator: one.name, light: 'yellow' }} className="soon-count">临期{one.dueSoon}个节点</PlacedLink>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
