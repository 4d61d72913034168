import type { QueryParams } from '../../api/client.js';
import type { Progress } from '../../api/types.js';
import { PlacedLink } from '../../session/placed-link.js';

interface ProgressRowProps {
  name: string;
  progress: Progress;
  /** What of the work ledger it opens. */
  params: QueryParams;
  testId: string;
}

/** How far a plan or an indicator is; opens its measures, and apart those with late or nearly due time nodes. */
export function ProgressRow({ name, progress: { measures, done, overdue, dueSoon }, params, testId }: ProgressRowProps) {
  const percent = measures === 0 ? 0 : Math.round((done / measures) * 100);
  return (
    <div className="indicator-row">
      <PlacedLink path="/measures" params={params} className="indicator" data-testid={testId} aria-label={`${name}：共${measures}项，完成${done}项`}>
        <span className="indicator-name">{name}</span>
        <span className="indicator-bar"><span className="indicator-done" style={{ width: `${percent}%` }} /></span>
        <span className="indicator-count"><strong>{done}</strong> / {measures}</span>
      </PlacedLink>
      <span className="indicator-late">
        {overdue > 0 && <PlacedLink path="/measures" params={{ ...params, light: 'red' }} className="overdue-days" data-testid={`${testId}-overdue`}>逾期{overdue}个节点</PlacedLink>}
        {dueSoon > 0 && <PlacedLink path="/measures" params={{ ...params, light: 'yellow' }} className="soon-count">临期{dueSoon}个节点</PlacedLink>}
      </span>
    </div>
  );
}
