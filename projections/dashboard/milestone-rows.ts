import type { LocalDate } from '../../src/ledger/fact.js';
import { MILESTONE_STATUS_LABELS, type MilestoneStatus } from '../../src/measures/measure.state.js';
import type { LightName } from '../../src/measures/light-rules.js';
import { daysBetween } from '../../src/ledger/local-date.js';
import type { ReadModel } from '../engine/read-model.js';
import type { MilestoneRow, UnitName } from './answers.js';
import { at, lightOf, type Frame } from './frame.js';

export interface MilestoneRecord {
  measure: string;
  plan: string;
  milestone: string;
  occurrence: string | null;
  first_due: LocalDate | null;
  original_due: LocalDate | null;
  due: LocalDate | null;
  status: MilestoneStatus;
  light: LightName;
  days_overdue: number | null;
  waited_days: number;
  reported_late_days: number | null;
  completed_on: LocalDate | null;
  rework_limit: LocalDate | null;
  extensions: number;
  open_requests: number;
  label: string;
  title: string;
  cite: string;
  indicator_ordinal: number | null;
  indicator_name: string;
}

/** How late a row of milestone or member_part is on D = $1. */
export const overdueOf = (m: string): string => `
  case when ${m}.overdue_after < $1::date then least($1::date, coalesce(${m}.overdue_until, $1::date)) - ${m}.overdue_after end as days_overdue,
  case when ${m}.overdue_after < $1::date then ${m}.overdue_after - ${m}.due else 0 end as waited_days, ${m}.reported_late_days`;

/** Columns of a milestone as shown; `m` milestone, `l` its label, `d` its measure; $3 = days ahead that count as due soon. */
export const MILESTONE_COLUMNS = `
  m.measure, m.plan, m.milestone, m.occurrence, m.first_due::text, m.original_due::text, m.due::text, m.status, ${lightOf('$3::int')} as light,
  ${overdueOf('m')},
  m.completed_on::text, m.rework_limit::text, m.extensions, m.requested - m.granted - m.refused as open_requests,
  l.label, d.title, d.cite, d.indicator_ordinal, d.indicator_name`;

export const MILESTONE_JOINS = `
  join read.milestone_label l on l.measure = m.measure and l.milestone = m.milestone and ${at('l')}
  join read.measure d on d.measure = m.measure and ${at('d')}`;

/** Who stands for these measures, in the order of the text, by the name in force on D; a merged unit keeps its own name. */
const RESPONSIBLE = `
  select r.measure, r.unit, r.role, coalesce(u.name, r.printed_name) as name
    from read.responsibility r
    left join read.department u on u.unit = r.unit and ${at('u')}
   where r.measure = any($3::text[]) and ${at('r')}
   order by r.place`;

export type RolesOfMeasure = Record<'lead' | 'responsible' | 'supporting', UnitName[]>;

export async function rolesOf(read: ReadModel, { day, position }: Frame, measures: readonly string[]): Promise<Map<string, RolesOfMeasure>> {
  const found = new Map<string, RolesOfMeasure>(measures.map((measure) => [measure, { lead: [], responsible: [], supporting: [] }]));
  if (measures.length === 0) return found;
  const rows = await read.rows<{ measure: string; unit: string; role: keyof RolesOfMeasure; name: string }>(RESPONSIBLE, [day, position, [...measures]]);
  for (const { measure, unit, role, name } of rows) found.get(measure)?.[role].push({ unit, name });
  return found;
}

export function milestoneRow(one: MilestoneRecord, lead: UnitName[], { day, lights }: Frame): MilestoneRow {
  const { color, word } = lights.lights[one.light];
  const open = one.status !== 'closed' && one.status !== 'terminated';
  return {
    measure: one.measure, plan: one.plan, milestone: one.milestone, occurrence: one.occurrence, cite: one.cite, title: one.title, label: one.label,
    indicator: { ordinal: one.indicator_ordinal, name: one.indicator_name }, lead,
    firstDue: one.first_due, originalDue: one.original_due, due: one.due, extensions: one.extensions,
    status: one.status, statusLabel: MILESTONE_STATUS_LABELS[one.status], light: color, lightLabel: word,
    daysOverdue: one.days_overdue, waitedDays: one.waited_days, reportedLateDays: one.reported_late_days,
    daysLeft: open && one.days_overdue === null && one.due !== null && one.due >= day ? daysBetween(day, one.due) : null,
    completedOn: one.completed_on, reworkLimit: one.rework_limit,
    reworkOverdue: one.status === 'returned' && one.rework_limit !== null && day > one.rework_limit && one.days_overdue === null,
    requestOpen: one.open_requests > 0,
  };
}

export interface MilestoneName {
  measure: string;
  milestone: string;
}

/** $4/$5: measures and milestones, pairwise. */
const NAMED = `
  select ${MILESTONE_COLUMNS} from read.milestone m ${MILESTONE_JOINS}
   where (m.measure, m.milestone) in (select * from unnest($4::text[], $5::text[])) and m.measure = any($4::text[]) and ${at('m')}`;

/** These milestones as shown, in the order asked. */
export async function namedMilestones(read: ReadModel, frame: Frame, wanted: readonly MilestoneName[]): Promise<MilestoneRow[]> {
  if (wanted.length === 0) return [];
  const measures = wanted.map(({ measure }) => measure);
  const [records, roles] = await Promise.all([
    read.rows<MilestoneRecord>(NAMED, [frame.day, frame.position, frame.lights.soonDueDays, measures, wanted.map(({ milestone }) => milestone)]),
    rolesOf(read, frame, [...new Set(measures)]),
  ]);
  const found = new Map(records.map((one) => [`${one.measure}\n${one.milestone}`, one]));
  return wanted.flatMap(({ measure, milestone }) => {
    const one = found.get(`${measure}\n${milestone}`);
    return one ? [milestoneRow(one, roles.get(measure)?.lead ?? [], frame)] : [];
  });
}
