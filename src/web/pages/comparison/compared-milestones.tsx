import type { ComparedMilestone } from '../../api/types.js';
import { shortDateText } from '../../display/dates.js';
import { useView } from '../../session/view.js';

/** The dates a plan sets, or its words where there is none. */
export function ComparedMilestones({ milestones }: { milestones: readonly ComparedMilestone[] }) {
  const { year } = useView();
  const shown = milestones.filter(({ due, raw }) => due !== null || raw !== null);
  if (shown.length === 0) return <span className="muted">无明确时限</span>;
  return (
    <ul className="compared-dates">
      {shown.map(({ label, due, originalDue, raw }, place) => (
        <li key={`${place} ${label}`} title={label}>
          {due === null ? raw : shortDateText(due, year)}
          {due !== null && originalDue !== null && originalDue !== due && <span className="deadline-extended">原{shortDateText(originalDue, year)}</span>}
        </li>
      ))}
    </ul>
  );
}
