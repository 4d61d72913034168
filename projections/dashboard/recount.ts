/**
 * Groups of a sum, with `before` taken out and `after` put in. `named` says what a group is of; `counted` are its figures.
 */
export function recounted<G>(groups: readonly G[], before: readonly G[], after: readonly G[], named: (group: G) => string, counted: readonly (keyof G)[]): G[] {
  const found = new Map(groups.map((group) => [named(group), group]));
  const add = (group: G, times: 1 | -1): void => {
    const known = found.get(named(group));
    const sum = { ...(known ?? group) };
    for (const figure of counted) sum[figure] = (((known?.[figure] as number | undefined) ?? 0) + times * (group[figure] as number)) as G[keyof G];
    found.set(named(group), sum);
  };
  for (const group of before) add(group, -1);
  for (const group of after) add(group, 1);
  return [...found.values()];
}
