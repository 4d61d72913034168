import { citeMeasure } from '../../src/measures/cite-measure.js';
import { isDone, overdueSpan, reportedLateDays } from '../../src/measures/deadline-status.js';
import type { MeasureEvent } from '../../src/measures/measure.events.js';
import { initialState } from '../../src/measures/measure.evolve.js';
import { differs, partOf } from '../../src/measures/member-part.js';
import { leads } from '../../src/measures/responsibilities.js';
import type { MeasureState, MilestoneState } from '../../src/measures/measure.state.js';
import { sameRow, type SpanRow } from '../engine/bitemporal/span.js';
import type { StreamFold } from '../engine/bitemporal/stream-history.js';
import { evolveShown } from '../evolve-shown.js';

/** The five states a measure can be in; it is in exactly one. */
export type Standing = 'done' | 'under-way' | 'not-started' | 'suspended' | 'terminated';

/**
 * Rule 1: terminated where all milestones are; done where all others are closed; suspended where all that are left open are;
 * not started where none was ever taken up; else under way.
 */
function standingOf(state: Pick<MeasureState, 'milestones'>): Standing {
  if (isDone(state)) return 'done';
  const counted = state.milestones.filter(({ status }) => status !== 'terminated');
  if (counted.length === 0) return 'terminated';
  const open = counted.filter(({ status }) => status !== 'closed');
  if (open.every(({ status }) => status === 'suspended')) return 'suspended';
  return counted.every(({ status }) => status === 'pending' || status === 'suspended') ? 'not-started' : 'under-way';
}

/** The rows of one milestone and the state they were made of. */
interface Made {
  of: MilestoneState;
  row: SpanRow;
  label: SpanRow;
}

interface Folded {
  state: MeasureState;
  /** Position of the registration: the order in which the plan was taken in. */
  registered: number;
  made: readonly Made[];
  rows: readonly SpanRow[];
}

/** Measures as rows of milestone, member_part, milestone_label, standing, measure and responsibility. */
export const MEASURE_FOLD: StreamFold<Folded, MeasureEvent> = {
  category: 'measure',
  initial: { state: initialState, registered: 0, made: [], rows: [] },
  evolve(folded, event) {
    const state = evolveShown(folded.state, event);
    if (state === folded.state) return folded;
    if (!folded.state.exists) return withRows({ ...folded, state, registered: event.position });
    if (!sameButMilestones(state, folded.state)) return withRows({ ...folded, state });
    // Most events are progress reports, which leave every row as it is.
    if (state.milestones.every((one, place) => readsAlike(one, folded.made[place]!.of))) return { ...folded, state };
    return withRows({ ...folded, state });
  },
  rows: ({ rows }) => rows,
};

function sameButMilestones(one: MeasureState, other: MeasureState): boolean {
  return one.units === other.units && one.unitsIncomplete === other.unitsIncomplete && one.title === other.title && one.milestones.length === other.milestones.length;
}

/** Whether everything that `makeMilestone` reads is the same. */
function readsAlike(one: MilestoneState, other: MilestoneState): boolean {
  return one === other || (
    one.milestone === other.milestone && one.status === other.status && one.due === other.due && one.requests === other.requests && one.extensions === other.extensions && one.extensionDays === other.extensionDays
    && one.firstDue === other.firstDue && one.originalDue === other.originalDue && one.completedOn === other.completedOn && one.reworkLimit === other.reworkLimit
    && one.waits === other.waits && one.claimedOn === other.claimedOn && one.reportedOn === other.reportedOn && one.deadline === other.deadline && one.label === other.label
    && one.members === other.members
  );
}

/** Makes rows where something changed; a row that reads as before stays the same object. */
function withRows({ state, registered, made: before, rows: rowsBefore }: Folded): Folded {
  const made = state.milestones.map((one, place) => {
    const known = before[place];
    return known && readsAlike(one, known.of) ? known : makeMilestone(state, one, place);
  });
  const rows = [measureRow(state, registered), standingRow(state)];
  for (const { row, label } of made) rows.push(row, label);
  rows.push(...responsibilityRows(state));
  for (const one of state.milestones) rows.push(...partRows(state, one));
  for (let place = 0; place < rows.length; place++) {
    const known = rowsBefore[place];
    if (known && known.key === rows[place]!.key && sameRow(known, rows[place])) rows[place] = known;
  }
  return { state, registered, made, rows };
}

function measureRow(state: MeasureState, registered: number): SpanRow {
  const { measure, plan, indicator, item, number, title } = state;
  return {
    table: 'measure', key: 'measure',
    values: [measure, plan, indicator.ordinal, indicator.name, item?.number ?? null, number, title, citeMeasure(state), registered, state.unitsIncomplete],
  };
}

function standingRow(state: MeasureState): SpanRow {
  const { measure, plan, indicator, kind } = state;
  return { table: 'standing', key: 'standing', values: [measure, plan, indicator.ordinal, indicator.name, standingOf(state), kind === 'main-text'] };
}

export function makeMilestone({ measure, plan }: MeasureState, one: MilestoneState, place: number): Made {
  const overdue = overdueSpan(one);
  return {
    of: one,
    label: { table: 'milestone_label', key: `label ${one.milestone}`, values: [measure, one.milestone, one.label] },
    row: {
      table: 'milestone', key: `milestone ${one.milestone}`,
      values: [
        measure, one.milestone, one.occurrence, place, plan, one.deadline?.kind ?? null, one.status, one.firstDue, one.originalDue, one.due,
        overdue?.after ?? null, overdue?.until ?? null, one.completedOn, one.reworkLimit, reportedLateDays(one), one.extensions, one.extensionDays, one.requests.length,
        one.requests.filter(({ answer }) => answer?.kind === 'granted').length, one.requests.filter(({ answer }) => answer?.kind === 'refused').length,
      ],
    },
  };
}

/** Members of groups that lead, where they differ from their group. */
function partRows(state: MeasureState, one: MilestoneState): SpanRow[] {
  return one.members.filter((filing) => leads(state, filing.group) && differs(filing, one)).map((filing) => {
    const part = partOf(one, filing);
    const overdue = overdueSpan(part);
    return {
      table: 'member_part', key: `part ${one.milestone} ${filing.group} ${filing.unit}`,
      values: [
        state.measure, one.milestone, filing.group, filing.unit, part.deadline?.kind ?? null, part.status, part.due, overdue?.after ?? null, overdue?.until ?? null,
        part.completedOn, reportedLateDays(part), part.extensions,
      ],
    };
  });
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
