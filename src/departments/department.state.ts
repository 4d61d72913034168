import type { LocalDate } from '../ledger/fact.js';
import type { UNIT_CLASSES } from './department.events.js';

/** A member of a group, from its first day to the first day it is none any more; null: it still is. */
export interface Membership {
  member: string;
  from: LocalDate;
  until: LocalDate | null;
}

export interface DepartmentState {
  exists: boolean;
  /** Id of the unit: the stream's name without `department-`. */
  department: string;
  /** City or county whose unit it is. */
  jurisdiction: string;
  name: string;
  /** Other names that mean this unit, former names included. */
  aliases: string[];
  class: (typeof UNIT_CLASSES)[number];
  order: number;
  rankingGroup: string | null;
  registeredOn: LocalDate | '';
  /** Unit it was merged into, or null. */
  mergedInto: string | null;
  mergedOn: LocalDate | null;
  /** Of a group (unit-group): its members, past ones included. */
  members: readonly Membership[];
}
