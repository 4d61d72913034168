import type { DepartmentRow } from '../../api/types.js';
import { tellingName, useUnits } from '../../units/unit-names.js';

/** The name as of the day shown, with its city where another unit bears the same. */
export function UnitName({ row }: { row: DepartmentRow }) {
  return tellingName(row, useUnits());
}
