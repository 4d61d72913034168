import { Alert, Button } from 'antd';
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
  const naming = actions.find((one) => one.action === 'reassign-responsibility');
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
      {measure.unitsIncomplete && (
        <Alert
          className="measure-incomplete" type="warning" showIcon data-testid="units-incomplete" title="责任单位未列全"
          description="方案在单位后写有“等”，其余单位尚未明确。列明后（或确认没有其他单位）不再提示。"
          action={naming?.allowed && <Button size="small" onClick={() => onAction(naming)} data-testid="name-the-rest">列明单位</Button>}
        />
      )}
    </section>
  );
}

function Unit({ unit }: { unit: MeasureUnit }) {
  return (
    <span className="unit-chip" title={unit.printedName === unit.name ? undefined : `方案中写作“${unit.printedName}”`}>
      <PlacedLink path={`/departments/${encodeURIComponent(unit.unit)}`}>{unit.name}</PlacedLink>
      {unit.derived && <span className="unit-mark" title="方案只列了责任单位，按列第一位者牵头">推定</span>}
      {unit.members.length > 0
        ? <MembersAcknowledged members={unit.members} />
        : <span className={unit.acknowledged ? 'unit-mark acknowledged' : 'unit-mark'}>{unit.acknowledged ? '已签收' : '未签收'}</span>}
    </span>
  );
}

/** Members of a group acknowledge each for itself (rule 6). */
function MembersAcknowledged({ members }: Pick<MeasureUnit, 'members'>) {
  const waiting = members.filter((one) => !one.acknowledged);
  const title = waiting.length === 0 ? '成员单位均已签收' : `未签收：${waiting.map(({ name }) => name).join('、')}`;
  return <span className={waiting.length === 0 ? 'unit-mark acknowledged' : 'unit-mark'} title={title} data-testid="members-acknowledged">{members.length} 个成员，{members.length - waiting.length} 个已签收</span>;
}
