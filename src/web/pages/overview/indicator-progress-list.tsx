import type { IndicatorProgress } from '../../api/types.js';
import { useView } from '../../session/view.js';
import { ProgressRow } from './progress-row.js';

/** Progress of each indicator in plan order; a row opens its measures, what is late or due soon opens just those time nodes. */
export function IndicatorProgressList({ indicators }: { indicators: IndicatorProgress[] }) {
  const { plan } = useView();
  return (
    <ul className="indicators">
      {indicators.map((one) => (
        // Of several plans shown the one whose indicator it is: others may have one of the same name.
        <li key={`${one.plan}-${one.ordinal}-${one.name}`}><ProgressRow name={one.name} progress={one} params={{ ...(plan ? {} : { plan: one.plan }), indicator: one.name }} testId="indicator" /></li>
      ))}
    </ul>
  );
}
