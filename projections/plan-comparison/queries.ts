import type { Pool } from 'pg';
import type { LocalDate } from '../../src/ledger/fact.js';
import type { AsOf } from '../engine/as-of.js';
import type { ProjectionEngine } from '../engine/engine.js';
import { ReadModel } from '../engine/read-model.js';
import type { ComparablePlan, ComparedMilestone, MeasureMaterial, ProvincialLink } from './answers.js';

const PLANS = `
  select plan as id, title, short_title as "shortTitle", jurisdiction from read.plan
   where days @> $1::date and positions @> $2::bigint and not voided and plan = any($3::text[])`;

/**
 * Measures of plans at (D, P), each with its link: of links the latest known at P, whatever day it was set on. How two documents
 * relate does not depend on the day asked about.
 */
const MEASURES = `
  select m.measure, m.plan, m.indicator_ordinal, m.indicator_name, m.item_number, m.item_title, m.number, m.title, m.cite, m.milestones,
         l.targets, l.how, l.set_on::text
    from read.measure m
    left join read.link l on l.measure = m.measure and upper_inf(l.days) and l.positions @> $2::bigint
   where m.plan = any($3::text[]) and m.days @> $1::date and m.positions @> $2::bigint
   order by m.registered, m.measure`;

const TEXTS = `
  select measure, text from read.measure_text
   where plan = any($3::text[]) and days @> $1::date and positions @> $2::bigint`;

interface MeasureRecord {
  measure: string;
  plan: string;
  indicator_ordinal: number | null;
  indicator_name: string;
  item_number: number | null;
  item_title: string | null;
  number: number | null;
  title: string;
  cite: string;
  milestones: string;
  targets: string | null;
  how: ProvincialLink['how'] | null;
  set_on: LocalDate | null;
}

/** What two plans say of the same task. */
export class PlanComparisonQueries {
  private readonly read: ReadModel;

  constructor(pool: Pool, engine: Pick<ProjectionEngine, 'live'>) {
    this.read = new ReadModel(pool, engine, 'plan-comparison');
  }

  /** Those of these plans that count at (D, P). */
  plans(ids: readonly string[], { day, position }: AsOf): Promise<ComparablePlan[]> {
    return this.read.rows<ComparablePlan>(PLANS, [day, position, ids]);
  }

  /** Measures of these plans in the order of their plans' texts. */
  async measures(plans: readonly string[], { day, position }: AsOf): Promise<MeasureMaterial[]> {
    return (await this.read.rows<MeasureRecord>(MEASURES, [day, position, plans])).map(material);
  }

  /** Measure → its text, where the ledger holds it. */
  async texts(plans: readonly string[], { day, position }: AsOf): Promise<Map<string, string>> {
    const rows = await this.read.rows<{ measure: string; text: string }>(TEXTS, [day, position, plans]);
    return new Map(rows.map(({ measure, text }) => [measure, text]));
  }
}

function material(row: MeasureRecord): MeasureMaterial {
  const { measure, plan, number, title, cite } = row;
  return {
    measure, plan, number, title, cite,
    indicator: { ordinal: row.indicator_ordinal, name: row.indicator_name },
    item: row.item_title === null ? null : { number: row.item_number, title: row.item_title },
    milestones: JSON.parse(row.milestones) as ComparedMilestone[],
    link: row.targets === null ? null : { to: JSON.parse(row.targets) as string[], how: row.how!, setOn: row.set_on! },
  };
}
