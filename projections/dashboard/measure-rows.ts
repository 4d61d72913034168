import { citeMeasure } from '../../src/measures/cite-measure.js';
import { isDone, overdueSpan } from '../../src/measures/deadline-status.js';
import type { MeasureEvent } from '../../src/measures/measure.events.js';
import { evolve, initialState } from '../../src/measures/measure.evolve.js';
import type { MeasureState, MilestoneState } from '../../src/measures/measure.state.js';
import { sameRow, type SpanRow } from '../engine/bitemporal/span.js';
import type { StreamFold } from '../engine/bitemporal/stream-history.js';

/** The five states a measure can be in; it is in exactly one. */
export const STANDINGS = ['done', 'under-way', 'not-started', 'suspended', 'terminated'] as const;
export type Standing = (typeof STANDINGS)[number];

/**
 * Rule 1: terminated where all milestones are; done where all others are closed; suspended where all that are left open are;
 * not started where none was ever taken up; else under way.
 */
export function standingOf(state: Pick<MeasureState, 'milestones'>): Standing {
  if (isDone(state)) return 'done';
  const counted = state.milestones.filter(({ status }) => status !== 'terminated');
  if (counted.length === 0) return 'terminated';
  const open = counted.filter(({ status }) => status !== 'closed');
  if (open.every(({ status }) => status === 'suspended')) return 'suspended';
  return counted.every(({ status }) => status === 'pending' || status === 'suspended') ? 'not-started' : 'under-way';
}

interface Made {
  of: MilestoneState;
  row: SpanRow;
  label: SpanRow;
}

interface Folded {
  state: MeasureState;
  /** Position of the registration: the order in which the plan was taken in. */
  registered: number;
  /** Rows of each milestone, made again only where it changed: most events are progress reports, which change none. */
  made: readonly Made[];
  rows: readonly SpanRow[];
}

/** Measures as rows of milestone, milestone_label, standing, measure and responsibility. */
export const MEASURE_FOLD: StreamFold<Folded, MeasureEvent> = {
  category: 'measure',
  initial: { state: initialState, registered: 0, made: [], rows: [] },
  evolve(folded, event) {
    const state = evolve(folded.state, event);
    if (state === folded.state) return folded;
    if (!folded.state.exists) return withRows({ ...folded, state, registered: event.position });
    return sameButMilestones(state, folded.state) ? withMilestones(folded, state) : withRows({ ...folded, state });
  },
  rows: ({ rows }) => rows,
};

function sameButMilestones(one: MeasureState, other: MeasureState): boolean {
  return one.units === other.units && one.title === other.title && one.milestones.length === other.milestones.length;
}

/** Leaves the rows as they are where no milestone reads otherwise than before. */
function withMilestones(folded: Folded, state: MeasureState): Folded {
  let changed = false;
  const made = folded.made.map((before, place) => {
    const one = state.milestones[place]!;
    if (one === before.of) return before;
    const after = makeMilestone(state, one, place);
    if (sameRow(after.row, before.row) && sameRow(after.label, before.label)) return { ...before, of: one };
    changed = true;
    return after;
  });
  return changed ? withRows({ ...folded, state, made }) : { ...folded, state, made };
}

function withRows(folded: Folded): Folded {
  const { state, registered } = folded;
  const made = state.milestones.map((one, place) => (folded.made[place]?.of === one ? folded.made[place] : makeMilestone(state, one, place)));
  const before = new Map(folded.rows.map((row) => [row.key, row]));
  const rows = [measureRow(state, registered), standingRow(state), ...made.flatMap(({ row, label }) => [row, label]), ...responsibilityRows(state)];
  return { state, registered, made, rows: rows.map((row) => (sameRow(before.get(row.key), row) ? before.get(row.key)! : row)) };
}

function measureRow(state: MeasureState, registered: number): SpanRow {
  const { measure, plan, indicator, item, number, title } = state;
  return {
    table: 'measure', key: 'measure',
    values: [measure, plan, indicator.ordinal, indicator.name, item?.number ?? null, number, title, citeMeasure(state), registered],
  };
}

function standingRow(state: MeasureState): SpanRow {
  const { measure, plan, indicator } = state;
  return { table: 'standing', key: 'standing', values: [measure, plan, indicator.ordinal, indicator.name, standingOf(state)] };
}

function makeMilestone({ measure, plan }: MeasureState, one: MilestoneState, place: number): Made {
  const overdue = overdueSpan(one);
  return {
    of: one,
    label: { table: 'milestone_label', key: `label ${one.milestone}`, values: [measure, one.milestone, one.label] },
    row: {
      table: 'milestone', key: `milestone ${one.milestone}`,
      values: [
        measure, one.milestone, one.occurrence, place, plan, one.deadline?.kind ?? null, one.status, one.originalDue, one.due,
        overdue?.after ?? null, overdue?.until ?? null, one.completedOn, one.reworkLimit, one.extensions, one.requests.length,
        one.requests.filter(({ answer }) => answer?.kind === 'granted').length, one.requests.filter(({ answer }) => answer?.kind === 'refused').length,
      ],
    },
  };
}

/** A unit named in several brackets has one row per role, at its first place. */
function responsibilityRows({ units, measure }: MeasureState): SpanRow[] {
  const rows = new Map<string, SpanRow>();
  units.forEach(({ unit, role, printedName }, place) => {
    const key = `${role} ${unit}`;
    if (!rows.has(key)) rows.set(key, { table: 'responsibility', key, values: [measure, unit, role, place, printedName] });
  });
  return [...rows.values()];
}
