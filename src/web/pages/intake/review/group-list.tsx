import type { IntakeGroup } from '../../../api/intake.types.js';
import { ROLES, ROLE_WORDS } from '../draft/words.js';

/** Units by role, one block for each responsibility bracket. */
export function GroupList({ groups }: { groups: readonly IntakeGroup[] }) {
  const named = groups.filter((group) => ROLES.some((role) => group[role].length > 0));
  if (named.length === 0) return <span className="muted">未写单位</span>;
  return named.map((group, index) => (
    <dl key={index} className="group-list">
      {ROLES.filter((role) => group[role].length > 0).map((role) => (
        <div key={role}><dt className={`role role-${role}`}>{ROLE_WORDS[role]}</dt><dd>{group[role].join('、')}</dd></div>
      ))}
    </dl>
  ));
}
