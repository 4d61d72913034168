import { PlacedLink } from '../session/placed-link.js';
import type { UnitName } from '../api/types.js';

/** Names of units, each leading to its record. */
export function UnitsText({ units, absent = '—' }: { units: UnitName[]; absent?: string }) {
  if (units.length === 0) return <span className="muted">{absent}</span>;
  return (
    <span className="units-text">
      {units.map((one, index) => (
        <span key={one.unit}>
          {index > 0 && '、'}
          <PlacedLink path={`/departments/${encodeURIComponent(one.unit)}`}>{one.name}</PlacedLink>
        </span>
      ))}
    </span>
  );
}
