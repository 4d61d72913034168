import type { Dashboard } from '../../api/types.js';
import { useLedger } from '../../session/ledger.js';
import { planWords } from '../../session/shown-plans.js';
import { IndicatorProgressList } from './indicator-progress-list.js';
import { ProgressRow } from './progress-row.js';

/** All plans together: progress of each, its indicators folded under it. */
export function PlanProgressList({ data: { plans, indicators } }: { data: Dashboard }) {
  const ledger = useLedger();
  return (
    <ul className="indicators plan-progress">
      {plans.map((one) => {
        const plan = ledger.plans.find(({ id }) => id === one.plan);
        const own = indicators.filter((indicator) => indicator.plan === one.plan);
        const name = plan ? planWords(plan, ledger.plans) : one.plan;
        return (
          <li key={one.plan}>
            <ProgressRow name={name} progress={one} params={{ plan: one.plan }} testId="plan-progress" />
            <details>
              <summary className="muted small" data-testid="plan-indicators">{name}各指标（{own.length}个）</summary>
              <IndicatorProgressList indicators={own} />
            </details>
          </li>
        );
      })}
    </ul>
  );
}
