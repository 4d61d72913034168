import { Select } from 'antd';
import { useLedger } from '../session/ledger.js';
import { useView, useViewControls } from '../session/view.js';

/** No id of a plan. */
const ALL = 'all';

/** Which plan is shown, or all of them together. */
export function PlanSwitch() {
  const { plans } = useLedger();
  const { plan } = useView();
  const { choosePlan } = useViewControls();
  if (plans.length === 0) return <div className="plan-title">还没有方案</div>;
  if (plans.length === 1) return <div className="plan-title" title={plans[0]!.title}>{plans[0]!.shortTitle}</div>;
  return (
    <Select
      className="plan-switch"
      variant="borderless"
      aria-label="方案"
      data-testid="plan-switch"
      value={plan?.id ?? ALL}
      onChange={(chosen) => choosePlan(chosen === ALL ? null : chosen)}
      popupMatchSelectWidth={false}
      options={[
        { value: ALL, label: `全部方案（${plans.length}个）`, title: '各方案合在一起看' },
        ...plans.map((one) => ({ value: one.id, label: one.shortTitle, title: one.title })),
      ]}
    />
  );
}
