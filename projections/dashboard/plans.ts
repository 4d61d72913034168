import type { AsOf } from '../engine/as-of.js';
import type { ReadModel } from '../engine/read-model.js';
import type { PlanInForce } from './answers.js';
import { at } from './frame.js';

/** Which plans count at (D, P), with how many measures? */
const PLANS = `
  select p.plan as id, p.title, p.short_title as "shortTitle", p.jurisdiction, p.year, p.issued::text, p.ends::text, p.ends < $1::date as ended,
         (select min(lower(one.days)) from read.plan one where one.plan = p.plan and one.positions @> $2::bigint)::text as since,
         (select count(*)::int from read.standing s where s.plan = p.plan and ${at('s')} and not s.main_text) as measures
    from read.plan p
   where ${at('p')} and not p.voided
   order by p.year desc, p.issued desc nulls last, p.jurisdiction, p.plan`;

export function plansAt(read: ReadModel, { day, position }: AsOf): Promise<PlanInForce[]> {
  return read.rows<PlanInForce>(PLANS, [day, position]);
}
