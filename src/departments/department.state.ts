import type { LocalDate } from '../ledger/fact.js';

export interface DepartmentState {
  exists: boolean;
  /** Id of the unit: the stream's name without `department-`. */
  department: string;
  name: string;
  /** Other names that mean this unit, former names included. */
  aliases: string[];
  registeredOn: LocalDate | '';
  /** Unit it was merged into, or null. */
  mergedInto: string | null;
  mergedOn: LocalDate | null;
}
