import { Select } from 'antd';
import { useLedger } from '../session/ledger.js';
import { useView, useViewControls } from '../session/view.js';

export function PlanSwitch() {
  const { plans } = useLedger();
  const { plan } = useView();
  const { choosePlan } = useViewControls();
  if (!plan) return <div className="plan-title">还没有方案</div>;
  if (plans.length === 1) return <div className="plan-title" title={plan.title}>{plan.shortTitle}</div>;
  return (
    <Select
      className="plan-switch"
      variant="borderless"
      aria-label="方案"
      data-testid="plan-switch"
      value={plan.id}
      onChange={choosePlan}
      popupMatchSelectWidth={false}
      options={plans.map((one) => ({ value: one.id, label: one.shortTitle, title: one.title }))}
    />
  );
}
