import type { GroupStanding, MemberStanding } from '../../api/types.js';
import { dateText } from '../../display/dates.js';
import { PlacedLink } from '../../session/placed-link.js';

/** Members of unit groups, each with its own part, rolled up to the group. */
export function GroupStandings({ groups }: { groups: GroupStanding[] }) {
  return groups.map((one) => (
    <details key={one.group} className="group-standing" data-testid={`group-${one.group}`}>
      <summary>{one.name}：{one.total} 个成员中 {one.reported} 个已报完成{rest(one)}</summary>
      <ul>
        {one.members.map((member) => (
          <li key={member.unit} data-testid={`member-${member.unit}`}>
            <PlacedLink path={`/departments/${encodeURIComponent(member.unit)}`}>{member.name}</PlacedLink>
            <span className={member.status === 'reported' ? 'unit-mark acknowledged' : 'unit-mark'}>{member.statusLabel}</span>
            {member.daysOverdue !== null && <span className="unit-mark overdue" data-testid="member-overdue">逾期{member.daysOverdue}天</span>}
            <span className="muted small">{filed(member)}</span>
          </li>
        ))}
      </ul>
    </details>
  ));
}

function rest({ members }: GroupStanding): string {
  const pending = members.filter(({ status }) => status === 'pending').length;
  return pending === 0 ? '' : `，${pending} 个待签收`;
}

function filed({ due, extensions, reportedOn, claimedOn, lastReport }: MemberStanding): string {
  const extended = extensions === 0 ? [] : [`本单位时限延至${dateText(due)}`];
  const completed = reportedOn === null ? [] : [`${dateText(reportedOn)}报完成（自报完成日期${dateText(claimedOn)}）`];
  const report = lastReport === null ? [] : [`${dateText(lastReport.on)}填报${lastReport.cumulative === null ? '' : `（累计${lastReport.cumulative}）`}：${lastReport.text}`];
  return [...extended, ...completed, ...report].join('；');
}
