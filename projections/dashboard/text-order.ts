/**
 * The order in which people list measures: as the plans print them. Plan by plan, indicator, item, number; only then where the
 * ledger took them in, which differs as soon as a measure is registered late or its number corrected. Indicators without a
 * number stand, each as a whole, where the first measure of theirs was taken in.
 *
 * For the rows of `read.measure` named `d`.
 *
 * @param plans parameter that holds the ids of the plans in the order they are listed
 */
export const textOrder = (plans: `$${number}`): string => `
  array_position(${plans}::text[], d.plan), d.indicator_ordinal nulls last,
  min(d.registered) over (partition by d.plan, d.indicator_ordinal, d.indicator_name),
  d.item_number nulls first, d.number nulls last, d.registered`;
