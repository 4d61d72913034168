import { citeMeasure } from '../../src/measures/cite-measure.js';
import { isDone, overdueSpan } from '../../src/measures/deadline-status.js';
import type { MeasureEvent } from '../../src/measures/measure.events.js';
import { evolve, initialState } from '../../src/measures/measure.evolve.js';
import type { MeasureState, MilestoneState } from '../../src/measures/measure.state.js';
import type { SpanRow } from '../engine/bitemporal/span.js';
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

interface Folded {
  state: MeasureState;
  /** Position of the registration: the order in which the plan was taken in. */
  registered: number;
}

/** Measures as rows of milestone, milestone_label, standing, measure and responsibility. */
export const MEASURE_FOLD: StreamFold<Folded, MeasureEvent> = {
  category: 'measure',
  initial: { state: initialState, registered: 0 },
  evolve(folded, event) {
    const state = evolve(folded.state, event);
    if (state === folded.state) return folded;
    return { state, registered: folded.state.exists ? folded.registered : event.position };
  },
  rows({ state, registered }) {
    if (!state.exists) return [];
    const rows: SpanRow[] = [measureRow(state, registered), standingRow(state)];
    for (let place = 0; place < state.milestones.length; place++) {
      const { label, row } = milestoneRows(state, state.milestones[place]!, place);
      rows.push(row, label);
    }
    rows.push(...responsibilityRows(state.units, state.measure));
    return rows;
  },
};

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

/** Evolving leaves what it does not touch as it is: rows of an untouched milestone are made once. */
const madeMilestones = new WeakMap<MilestoneState, { label: SpanRow; row: SpanRow; plan: string; place: number }>();

function milestoneRows({ measure, plan }: MeasureState, one: MilestoneState, place: number): { label: SpanRow; row: SpanRow } {
  const known = madeMilestones.get(one);
  if (known && known.plan === plan && known.place === place) return known;
  const overdue = overdueSpan(one);
  const made = {
    plan, place,
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
  madeMilestones.set(one, made);
  return made;
}

const madeResponsibilities = new WeakMap<MeasureState['units'], SpanRow[]>();

/** A unit named in several brackets has one row per role, at its first place. */
function responsibilityRows(units: MeasureState['units'], measure: string): SpanRow[] {
  const known = madeResponsibilities.get(units);
  if (known) return known;
  const rows = new Map<string, SpanRow>();
  units.forEach(({ unit, role, printedName }, place) => {
    const key = `${role} ${unit}`;
    if (!rows.has(key)) rows.set(key, { table: 'responsibility', key, values: [measure, unit, role, place, printedName] });
  });
  const made = [...rows.values()];
  madeResponsibilities.set(units, made);
  return made;
}
