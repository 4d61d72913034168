import type { Responsibility } from './measure.events.js';
import type { MeasureState } from './measure.state.js';

/** A unit as the plan names it: its id in the ledger and the name as printed. */
export interface NamedUnit {
  unit: string;
  printedName: string;
}

/** One responsibility bracket of the text. */
export interface ResponsibilityGroup {
  lead: readonly NamedUnit[];
  responsible: readonly NamedUnit[];
  supporting: readonly NamedUnit[];
}

/**
 * Units of a measure at registration (rule 7): as printed; in a bracket that gives only responsible units the first listed
 * leads, marked `derived`. A unit named twice in one bracket keeps the first place. Group numbers start at 1 in text order.
 */
export function deriveResponsibilities(groups: readonly ResponsibilityGroup[]): Responsibility[] {
  return groups.flatMap(({ lead, responsible, supporting }, index) => {
    const group = index + 1;
    const deriveLead = lead.length === 0;
    const listed = [
      ...lead.map((one) => ({ ...one, role: 'lead' as const, derived: false })),
      ...responsible.map((one, place) =>
        deriveLead && place === 0 ? { ...one, role: 'lead' as const, derived: true } : { ...one, role: 'responsible' as const, derived: false }),
      ...supporting.map((one) => ({ ...one, role: 'supporting' as const, derived: false })),
    ];
    const seen = new Set<string>();
    return listed
      .filter(({ unit }) => !seen.has(unit) && seen.add(unit))
      .map(({ unit, printedName, role, derived }) => ({ unit, printedName, role, group, derived }));
  });
}

/** Leads that move the status (主报单位): of several leads of one bracket the first (rule 7). */
export function reportingLeads(state: Pick<MeasureState, 'units'>): string[] {
  const first = new Map<number, string>();
  for (const { unit, role, group } of state.units) if (role === 'lead' && !first.has(group)) first.set(group, unit);
  return [...new Set(first.values())];
}

/** As a member of a group, or, `group` null, for itself. */
export function hasAcknowledged({ acknowledgedBy, acknowledgedAs }: Pick<MeasureState, 'acknowledgedBy' | 'acknowledgedAs'>, unit: string, group: string | null): boolean {
  const as = acknowledgedAs.filter((one) => one.unit === unit);
  return group === null || as.length === 0 ? acknowledgedBy.includes(unit) : as.some((one) => one.group === group);
}

export function leads(state: Pick<MeasureState, 'units'>, unit: string): boolean {
  return state.units.some((one) => one.unit === unit && one.role === 'lead');
}
