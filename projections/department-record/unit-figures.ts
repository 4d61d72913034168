import type { AsOf } from '../engine/as-of.js';
import type { ReadModel } from '../engine/read-model.js';
import type { UnitMilestone } from '../dashboard/workloads.js';
import { FIGURES, type FigureDefinition, type FigureSource } from './figures.js';
import type { RecordOfUnit } from './records.js';
import type { FactKind } from './unit-facts.js';

/** Everything the figures of a unit (with the units merged into it) are drawn from, at one (D, P). */
export interface UnitMaterial {
  milestones: readonly UnitMilestone[];
  facts: readonly UnitFact[];
  completions: readonly UnitCompletion[];
  records: readonly RecordOfUnit[];
  corrections: readonly string[];
}

export interface UnitFact {
  kind: FactKind;
  event: string;
  amount: number;
}

export interface UnitCompletion {
  measure: string;
  milestone: string;
  event: string;
  completed_on: string;
  due: string | null;
  original_due: string | null;
  reported_late: boolean;
}

/** What did these units ($3) do? $4 plan, null = every plan that counts ($5). */
const FACTS = `
  select kind, event, amount from read.fact f
   where f.unit = any($3::text[]) and f.days @> $1::date and f.positions @> $2::bigint and f.plan = any($4::text[])
   order by f.id desc`;

/** What did they close as lead? A milestone once, whichever of the units led; as a member of a group ($5 the units themselves) by its own part. */
const COMPLETIONS = `
  select distinct on (measure, milestone) measure, milestone, event, completed_on::text, due::text, original_due::text, reported_late
    from read.completion c
   where c.unit = any($3::text[]) and c.role = 'lead' and c.days @> $1::date and c.positions @> $2::bigint and c.plan = any($4::text[])
     and (c.member is null or c.member = any($5::text[]))
   order by measure, milestone, c.unit = any($5::text[]) desc, c.member is null`;

export function factsOf(read: ReadModel, { day, position }: AsOf, units: readonly string[], plans: readonly string[]): Promise<UnitFact[]> {
  return read.rows<UnitFact>(FACTS, [day, position, units, plans]);
}

export function completionsOf(
  read: ReadModel, { day, position }: AsOf, { units, withGroups }: { units: readonly string[]; withGroups: readonly string[] }, plans: readonly string[],
): Promise<UnitCompletion[]> {
  return read.rows<UnitCompletion>(COMPLETIONS, [day, position, withGroups, plans, units]);
}

/** What one figure counts. */
export interface FigureContent {
  value: number;
  events: string[];
  /** Days each of these events adds to a figure in days; empty for any other figure. */
  days: { event: string; days: number }[];
  milestones: UnitMilestone[];
}

export function figureContent({ source }: FigureDefinition, material: UnitMaterial): FigureContent {
  switch (source.from) {
    case 'tasks': return taskContent(source.counts, material.milestones);
    case 'completions': {
      const counted = material.completions.filter((one) => isCounted(one, source.when));
      const keys = new Set(counted.map(({ measure, milestone }) => `${measure}\n${milestone}`));
      return {
        value: counted.length, events: counted.map(({ event }) => event), days: [],
        milestones: material.milestones.filter(({ measure, milestone }) => keys.has(`${measure}\n${milestone}`)),
      };
    }
    case 'facts': {
      const counted = material.facts.filter(({ kind }) => kind === source.kind);
      const days = source.add === 'events' ? [] : counted.map(({ event, amount }) => ({ event, days: amount }));
      const value = source.add === 'events' ? counted.length : counted.reduce((sum, { amount }) => sum + amount, 0);
      return { value, events: counted.map(({ event }) => event), days, milestones: [] };
    }
    case 'records': {
      const counted = material.records.filter(({ kind, reversed_on: reversed }) => kind === source.kind && (reversed !== null) === (source.state === 'reversed'));
      return { value: counted.length, events: counted.map(({ event }) => event), days: [], milestones: [] };
    }
    case 'corrections': return { value: material.corrections.length, events: [...material.corrections], days: [], milestones: [] };
  }
}

function taskContent(counts: Extract<FigureSource, { from: 'tasks' }>['counts'], all: readonly UnitMilestone[]): FigureContent {
  const milestones = all.filter((one) => one.led === (counts !== 'shared') && isTask(one, counts));
  const measures = new Set(milestones.map(({ measure }) => measure));
  return { value: counts === 'led' || counts === 'shared' ? measures.size : milestones.length, events: [], days: [], milestones };
}

function isTask(one: UnitMilestone, counts: string): boolean {
  if (counts === 'closed') return one.status === 'closed';
  if (counts === 'overdue') return one.daysOverdue !== null;
  return counts !== 'dueSoon' || one.light === 'yellow';
}

/** Late or not is judged by the completion date the checker accepted (rule 3). */
function isCounted(one: UnitCompletion, when: Extract<FigureSource, { from: 'completions' }>['when']): boolean {
  switch (when) {
    case 'in-time': return one.due === null || one.completed_on <= one.due;
    case 'late': return one.due !== null && one.completed_on > one.due;
    case 'late-by-original': return one.original_due !== null && one.completed_on > one.original_due;
    case 'reported-late': return one.reported_late;
  }
}

export function figureNamed(figure: string): FigureDefinition | undefined {
  return FIGURES.find((one) => one.figure === figure);
}
