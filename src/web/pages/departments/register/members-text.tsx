import type { MemberName, RegisteredUnit } from '../../../api/types.js';
import { dateText } from '../../../display/dates.js';
import { useView } from '../../../session/view.js';
import { isGroup } from '../../../units/unit-classes.js';

/** Who belongs to a group, or the groups a unit belongs to, on the day shown; who joins or leaves later is told with the day. */
export function MembersText({ unit }: { unit: RegisteredUnit }) {
  const { day } = useView();
  const told = ({ name, from, until }: MemberName): string =>
    `${name}${from > day ? `（${dateText(from)}起）` : until !== null ? `（至${dateText(until)}前）` : ''}`;
  if (isGroup(unit)) {
    const now = unit.members.filter(({ from }) => from <= day).length;
    if (unit.members.length === 0) return <span className="members-missing">未列成员</span>;
    return <div className="members-text"><strong>{now} 个</strong> {unit.members.map(told).join('、')}</div>;
  }
  return unit.memberOf.length === 0 ? <span className="muted">—</span> : <div className="members-text">属 {unit.memberOf.map(told).join('、')}</div>;
}
