import type { PlanSummary } from '../api/types.js';

/** What a page shows: one plan, or all of the ledger together. */
export interface ShownPlans {
  /** The one chosen, or the only one there is; null = all together, or none at all. */
  plan: PlanSummary | null;
  plans: readonly PlanSummary[];
  /** Year they share; null where they are of several. */
  year: number | null;
  /** Last day of the last of them; null without a plan. */
  ends: string | null;
  /** All of them are over (计划期已结束). */
  ended: boolean;
}

/** @param chosen plan in the address; without one that is in the ledger all plans are shown */
export function shownPlans(all: readonly PlanSummary[], chosen: string | null): ShownPlans {
  const plan = all.find(({ id }) => id === chosen) ?? (all.length === 1 ? all[0]! : null);
  const plans = plan ? [plan] : all;
  const years = new Set(plans.map(({ year }) => year));
  return {
    plan, plans,
    year: years.size === 1 ? plans[0]!.year : null,
    ends: plans.reduce<string | null>((latest, { ends }) => (latest === null || ends > latest ? ends : latest), null),
    ended: plans.length > 0 && plans.every(({ ended }) => ended),
  };
}

/** In as few words as tell a plan from the others: its city, then its year, then its title. */
export function planWords(plan: PlanSummary, all: readonly PlanSummary[]): string {
  const ofCity = all.filter(({ jurisdiction }) => jurisdiction === plan.jurisdiction);
  if (ofCity.length <= 1) return plan.jurisdiction;
  return ofCity.filter(({ year }) => year === plan.year).length <= 1 ? `${plan.jurisdiction}${plan.year}年` : plan.shortTitle;
}
