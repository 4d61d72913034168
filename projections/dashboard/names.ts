import { UNIT_CLASS_LABELS } from '../../src/departments/department.events.js';
import type { LocalDate } from '../../src/ledger/fact.js';
import type { AsOf } from '../engine/as-of.js';
import type { ReadModel } from '../engine/read-model.js';
import type { DepartmentRow, Names } from './answers.js';
import { at } from './frame.js';

const DEPARTMENTS = `
  select unit, jurisdiction, name, aliases, class, official_order as "order", ranking_group as "rankingGroup", merged_into as "mergedInto"
    from read.department u where ${at('u')}
   order by min(lower(positions)) over (partition by jurisdiction), official_order, name, unit`;

/** Units by the name in force on D: city by city as the ledger took them in, in official order. */
export async function departments(read: ReadModel, { day, position }: AsOf): Promise<DepartmentRow[]> {
  const rows = await read.rows<Omit<DepartmentRow, 'aliases' | 'classLabel'> & { aliases: string; class: keyof typeof UNIT_CLASS_LABELS }>(DEPARTMENTS, [day, position]);
  return rows.map(({ aliases, ...one }) => ({ ...one, aliases: aliases === '' ? [] : aliases.split('\n'), classLabel: UNIT_CLASS_LABELS[one.class] }));
}

const TIMES_NAMED = `
  select r.unit, count(distinct r.measure)::int as measures
    from read.responsibility r join read.measure d on d.measure = r.measure and ${at('d')} and d.plan = any($3::text[])
   where ${at('r')} group by r.unit`;

/** How many measures of these plans name each unit? */
export async function timesNamed(read: ReadModel, { day, position }: AsOf, plans: readonly string[]): Promise<Map<string, number>> {
  const rows = await read.rows<{ unit: string; measures: number }>(TIMES_NAMED, [day, position, [...plans]]);
  return new Map(rows.map(({ unit, measures }) => [unit, measures]));
}

const UNIT_NAMES = `select unit, name from read.department u where unit = any($3::text[]) and ${at('u')}`;
const CITES = `select measure, cite, title, plan from read.measure d where measure = any($3::text[]) and ${at('d')}`;
const LABELS = `select measure, milestone, label from read.milestone_label l where measure = any($3::text[]) and ${at('l')}`;

export async function names(read: ReadModel, { day, position }: AsOf, ids: { units?: string[]; measures?: string[] }): Promise<Names> {
  const [units, measures, labels] = await Promise.all([
    ids.units?.length ? read.rows<{ unit: string; name: string }>(UNIT_NAMES, [day, position, ids.units]) : [],
    ids.measures?.length ? read.rows<{ measure: string; cite: string; title: string; plan: string }>(CITES, [day, position, ids.measures]) : [],
    ids.measures?.length ? read.rows<{ measure: string; milestone: string; label: string }>(LABELS, [day, position, ids.measures]) : [],
  ]);
  const found: Names = {
    units: new Map(units.map(({ unit, name }) => [unit, name])),
    measures: new Map(measures.map(({ measure, cite, title, plan }) => [measure, { cite, title, plan, milestones: new Map<string, string>() }])),
  };
  for (const { measure, milestone, label } of labels) found.measures.get(measure)?.milestones.set(milestone, label);
  return found;
}

const NAMED = `select measure from read.measure d where strpos(lower(title || ' ' || cite), $3) > 0 and ${at('d')}`;

export async function measuresNamed(read: ReadModel, words: string, { day, position }: AsOf): Promise<string[]> {
  const rows = await read.rows<{ measure: string }>(NAMED, [day, position, words]);
  return rows.map(({ measure }) => measure);
}

const NAMES_OF_UNIT = `
  select name, min(lower(days))::text as "from" from read.department
   where unit = $3 and positions @> $2::bigint and lower(days) <= $1::date
   group by name order by min(lower(days))`;

export function namesOfUnit(read: ReadModel, unit: string, { day, position }: AsOf): Promise<{ name: string; from: LocalDate }[]> {
  return read.rows(NAMES_OF_UNIT, [day, position, unit]);
}
