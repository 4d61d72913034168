import type { Actor } from '../ledger/roles.js';
import type { DemoJournal } from './demo-journal.js';

/** The accounts of the demo: three clerks of the office, two inspectors, one filer a unit. */
export const OFFICE_ENTERS: Actor = { account: 'demo-office-1', role: 'office', department: null };
export const OFFICE_CHECKS: Actor = { account: 'demo-office-2', role: 'office', department: null };
export const OFFICE_DECIDES: Actor = { account: 'demo-office-3', role: 'office', department: null };
export const SUPERVISOR: Actor = { account: 'demo-supervisor-1', role: 'supervisor', department: null };
export const SENIOR_SUPERVISOR: Actor = { account: 'demo-supervisor-2', role: 'supervisor', department: null };

/** Who files for a unit; numbered in the order in which the units were registered. */
export function filerOf(journal: DemoJournal, unit: string): Actor {
  const place = [...journal.departments.keys()].indexOf(unit) + 1;
  return { account: `demo-filer-${String(place).padStart(2, '0')}`, role: 'department-filer', department: unit };
}
