import { at } from './frame.js';

/**
 * The order in which people list measures: as the plans print them. Plan by plan, indicator, item, number; only then where the
 * ledger took them in, which differs as soon as a measure is registered late or its number corrected. Indicators without a
 * number stand, each as a whole, where the first measure of theirs was taken in; so do all of a plan where several share a number,
 * for then the numbers are those of chapters: （一）–（五） below 二、, behind them 三、.
 *
 * For the rows of `read.measure` named `d` at day $1 and position $2.
 *
 * @param plans parameter that holds the ids of the plans in the order they are listed
 */
export const textOrder = (plans: `$${number}`): string => `
  array_position(${plans}::text[], d.plan),
  case when d.plan = any(array(
    select named.plan from read.measure named
     where ${at('named')} and named.plan = any(${plans}::text[]) and named.indicator_ordinal is not null
     group by named.plan, named.indicator_ordinal having count(distinct named.indicator_name) > 1)) then null else d.indicator_ordinal end nulls last,
  min(d.registered) over (partition by d.plan, d.indicator_ordinal, d.indicator_name),
  d.item_number nulls first, d.number nulls last, d.registered`;
