import type { UnitName } from '../api/types.js';

/** Marks what a unit has as a member of a group: 经由“各县市区” (product.md rule 6). */
export function ViaGroups({ via }: { via: readonly UnitName[] }) {
  return via.length === 0 ? null : <div className="via-groups" data-testid="via-groups">经由{via.map(({ name }) => `“${name}”`).join('、')}</div>;
}
