import type { Action, MeasureDetail, MeasureUnit, ResponsibilityRole } from '../../api/types.js';
import { dateText } from '../../display/dates.js';
import { useCitation } from '../../session/citation.js';
import { PlacedLink } from '../../session/placed-link.js';
import { ActionButtons } from './action-buttons.js';

interface MeasureHeaderProps {
  measure: MeasureDetail;
  /** Day the answer holds for. */
  day: string;
  actions: Action[];
  onAction(action: Action): void;
}

const ROLE_ORDER: { role: ResponsibilityRole; label: string }[] = [
  { role: 'lead', label: '牵头单位' }, { role: 'responsible', label: '责任单位' }, { role: 'supporting', label: '配合单位' },
];

export function MeasureHeader({ measure, day, actions, onAction }: MeasureHeaderProps) {
  const cited = useCitation();
  return (
    <section className="panel measure-header">
      <nav className="crumbs" aria-label="位置">
        <PlacedLink path="/measures">台账</PlacedLink><span aria-hidden>／</span>
        <PlacedLink path="/measures" params={{ plan: measure.plan, indicator: measure.indicator.name }}>{measure.indicator.name}</PlacedLink>
        {measure.item && <><span aria-hidden>／</span><span>{measure.item.title}</span></>}
      </nav>
      <div className="measure-title">
        <div>
          <div className="measure-cite"><span data-testid="measure-cite">{cited(measure)}</span> <span className="measure-day" data-testid="measure-day">截至{dateText(day)}</span></div>
          <h1>{measure.title}</h1>
        </div>
        <ActionButtons actions={actions} onAction={onAction} testPrefix="measure" />
      </div>
      <dl className="measure-units">
        {ROLE_ORDER.map(({ role, label }) => {
          const units = measure.units.filter((one) => one.role === role);
          return units.length === 0 ? null : <div key={role}><dt>{label}</dt><dd>{units.map((one) => <Unit key={`${one.unit}-${one.group}`} unit={one} />)}</dd></div>;
        })}
      </dl>
    </section>
  );
}

function Unit({ unit }: { unit: MeasureUnit }) {
  return (
    <span className="unit-chip" title={unit.printedName === unit.name ? undefined : `方案中写作“${unit.printedName}”`}>
      <PlacedLink path={`/departments/${encodeURIComponent(unit.unit)}`}>{unit.name}</PlacedLink>
      {unit.derived && <span className="unit-mark" title="方案只列了责任单位，按列第一位者牵头">推定</span>}
      <span className={unit.acknowledged ? 'unit-mark acknowledged' : 'unit-mark'}>{unit.acknowledged ? '已签收' : '未签收'}</span>
    </span>
  );
}
