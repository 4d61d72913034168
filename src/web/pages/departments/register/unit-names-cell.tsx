import type { RegisteredUnit } from '../../../api/types.js';
import { PlacedLink } from '../../../session/placed-link.js';

/** A unit's name, its other names, and where it went. */
export function UnitNamesCell({ unit }: { unit: RegisteredUnit }) {
  return (
    <div>
      <PlacedLink path={`/departments/${encodeURIComponent(unit.unit)}`} className={unit.mergedInto ? 'muted' : 'register-name'} data-testid="register-link">{unit.name}</PlacedLink>
      {unit.mergedInto && <span className="merged-into">已并入{unit.mergedInto.name}</span>}
      {unit.aliases.length > 0 && <div className="muted small">又称 {unit.aliases.join('、')}</div>}
    </div>
  );
}
