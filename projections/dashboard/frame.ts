import type { LocalDate } from '../../src/ledger/fact.js';
import { ruleInForce } from '../../src/ledger/rule-in-force.js';
import type { LightRules } from '../../src/measures/light-rules.js';
import type { AsOf } from '../engine/as-of.js';
import { ProjectionError } from '../engine/errors.js';
import type { ReadModel } from '../engine/read-model.js';

/** A plan that counts at (D, P). */
export interface PlanRow {
  id: string;
  title: string;
  shortTitle: string;
  jurisdiction: string;
  year: number;
  issued: LocalDate | null;
  ends: LocalDate;
}

/** What every answer about measures starts from: the plans that count and the light rules in force. */
export interface Frame extends AsOf {
  plans: PlanRow[];
  lights: LightRules;
}

/** Nothing says when a milestone counts as due soon: the ledger was opened without its rules. */
export class NoLightRulesError extends ProjectionError {
  readonly code = 'NO_LIGHT_RULES';
  constructor(day: LocalDate, position: number) {
    super(`no light rules are known at position ${position} (day ${day})`);
  }
}

/** Which plans count at (D, P)? Voided ones do not (rule 11). */
const PLANS = `
  select plan as id, title, short_title as "shortTitle", jurisdiction, year, issued::text, ends::text
    from read.plan
   where days @> $1::date and positions @> $2::bigint and not voided and ($3::text is null or plan = $3)
   order by year desc, issued desc nulls last, jurisdiction, id`;

/** Every edition of the light rules in the order they were recorded; those known at P, or the first where none was. */
const LIGHTS = `
  select edition, begins::text, rules from read.rules
   where name = 'lights'
     and (positions @> $1::bigint
          or lower(positions) = (select min(lower(positions)) from read.rules where name = 'lights' having min(lower(positions)) > $1::bigint))
   order by id`;

export async function frameAt(read: ReadModel, { day, position }: AsOf, plan: string | null): Promise<Frame> {
  const [plans, editions] = await Promise.all([
    read.rows<PlanRow>(PLANS, [day, position, plan]),
    read.rows<{ edition: string; begins: LocalDate; rules: string }>(LIGHTS, [position]),
  ]);
  const rules = ruleInForce(editions, day, ({ begins }) => begins);
  if (!rules) throw new NoLightRulesError(day, position);
  return { day, position, plans, lights: { ...(JSON.parse(rules.rules) as LightRules), edition: rules.edition } };
}

/**
 * The light of a row of milestone or member_part on day $1 where `$soon` days ahead count as due soon: the same order of questions as
 * `lightOf` of src/measures/deadline-status.ts.
 */
export const lightOf = (soon: string, m = 'm'): string => `
  case when ${m}.status in ('closed', 'suspended', 'terminated') then ${m}.status
       when ${m}.overdue_after < $1::date then 'overdue'
       when ${m}.status = 'reported' then 'awaitingCheck'
       when ${m}.due is null then case when ${m}.deadline_kind = 'relative' then 'untriggered' else 'undated' end
       when ${m}.overdue_after - $1::date <= ${soon} then 'soonDue'
       else 'onCourse' end`;

/** At (D, P) = ($1, $2), for a row under the given name. */
export const at = (row: string): string => `${row}.days @> $1::date and ${row}.positions @> $2::bigint`;

/**
 * Day D = $1 as a row to join with. The planner takes days and positions for independent and, knowing D, expects ten times the
 * rows there are and reads the whole table; not knowing it, it takes the index.
 */
export const DAY_ASKED = 'unnest(array[$1::date]) as asked (day)';
