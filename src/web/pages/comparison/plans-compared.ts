import type { PlanSummary } from '../../api/types.js';
import { useLedger } from '../../session/ledger.js';
import { useView } from '../../session/view.js';
import { useComparisonFilters } from './filters.js';

export interface PlansCompared {
  city: PlanSummary;
  province: PlanSummary;
  cities: PlanSummary[];
  provinces: PlanSummary[];
}

export interface PlanIds {
  city: string;
  province: string;
}

export const isProvincial = ({ jurisdiction }: Pick<PlanSummary, 'jurisdiction'>): boolean => /(?:省|自治区)$/.test(jurisdiction);

/** The city's plan chosen in the header, else the first of a city; the province's of the same year, else the first. Null where one is missing. */
export function usePlansCompared(): PlansCompared | null {
  const { plans } = useLedger();
  const { plan } = useView();
  const { filters } = useComparisonFilters();
  const provinces = plans.filter(isProvincial);
  const cities = plans.filter((one) => !isProvincial(one));
  const city = cities.find(({ id }) => id === plan?.id) ?? cities[0];
  const province = provinces.find(({ id }) => id === filters.province) ?? provinces.find(({ year }) => year === city?.year) ?? provinces[0];
  return city && province ? { city, province, cities, provinces } : null;
}
