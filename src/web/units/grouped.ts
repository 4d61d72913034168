interface UnitOption {
  value: string;
  label: string;
}
export type UnitOptions = UnitOption[] | { label: string; options: UnitOption[] }[];

/** Puts some units before all others; without any of them the list stays one. */
export function grouped(options: UnitOption[], first: { label: string; units: readonly string[] } | undefined): UnitOptions {
  const own = options.filter(({ value }) => first?.units.includes(value));
  if (!first || own.length === 0) return options;
  const others = options.filter((one) => !own.includes(one));
  return [{ label: first.label, options: own }, ...(others.length > 0 ? [{ label: '其他单位', options: others }] : [])];
}
