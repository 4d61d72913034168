interface UnitOption {
  value: string;
  label: string;
}
export type UnitOptions = UnitOption[] | { label: string; options: UnitOption[] }[];

/** Puts some units before all others; without any of them the list stays as it is. */
export function grouped(options: UnitOption[], first: { label: string; units: readonly string[] } | undefined): UnitOptions {
  const own = options.filter(({ value }) => first?.units.includes(value));
  if (!first || own.length === 0) return options;
  const others = options.filter((one) => !own.includes(one));
  return [{ label: first.label, options: own }, ...(others.length > 0 ? [{ label: '其他单位', options: others }] : [])];
}

/**
 * Units of several cities under the name of each; of one city the list stays one.
 *
 * @param first city whose units stand before the others
 */
export function byCity(options: (UnitOption & { city: string })[], first: string | null): UnitOptions {
  const cities = [...new Set(options.map(({ city }) => city))].sort((a, b) => Number(b === first) - Number(a === first));
  const of = (wanted: string): UnitOption[] => options.flatMap(({ city, ...option }) => (city === wanted ? [option] : []));
  return cities.length <= 1 ? of(cities[0] ?? '') : cities.map((city) => ({ label: city, options: of(city) }));
}
