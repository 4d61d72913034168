const STEPS = [
  { status: 'pending', label: '待签收' }, { status: 'in-progress', label: '办理中' }, { status: 'reported', label: '已报完成' }, { status: 'closed', label: '已销号' },
] as const;

/** Returned work stands between reporting and close-out again; a suspended or ended node leaves the line. */
const STANDS_AT: Record<string, number> = { pending: 0, 'in-progress': 1, returned: 1, reported: 2, closed: 3 };

export function StatusSteps({ status, label }: { status: string; label: string }) {
  const at = STANDS_AT[status];
  if (at === undefined) return <div className={`steps-off status status-${status}`}>{label}</div>;
  return (
    <ol className="steps" aria-label={`现为${label}`}>
      {STEPS.map((step, index) => (
        <li key={step.status} className={index < at || status === 'closed' ? 'step step-past' : index === at ? 'step step-here' : 'step'} aria-current={index === at ? 'step' : undefined}>
          <i aria-hidden className="step-dot" />
          {index === at ? label : step.label}
        </li>
      ))}
    </ol>
  );
}
