import type { LocalDate } from '../../src/ledger/fact.js';
import { daysBetween } from '../../src/ledger/local-date.js';
import { isReportedLate } from '../../src/measures/deadline-status.js';
import type { MeasureEvent } from '../../src/measures/measure.events.js';
import { initialState } from '../../src/measures/measure.evolve.js';
import { differs, partOf } from '../../src/measures/member-part.js';
import type { MeasureState, MilestoneState } from '../../src/measures/measure.state.js';
import { isEnteredLate } from '../../src/measures/request-lateness.js';
import type { SpanRow } from '../engine/bitemporal/span.js';
import { beijingDay } from '../beijing-day.js';
import type { StreamFold } from '../engine/bitemporal/stream-history.js';
import { evolveShown } from '../evolve-shown.js';

/** Kinds of fact; each is one figure, some two (a count and its days). */
export type FactKind =
  | 'acknowledged' | 'progress-reported' | 'completion-reported' | 'returned' | 'checked' | 'extension-requested' | 'extension-requested-late'
  | 'extension-granted' | 'extension-refused' | 'backdated';

interface Folded {
  state: MeasureState;
  /** Milestone → event that closed it, while it stays closed. */
  closedBy: Readonly<Record<string, string>>;
  rows: readonly SpanRow[];
}

/** Measures as rows of fact and completion: what is credited to a unit follows from the state of the measure on that day. */
export const UNIT_FACTS_FOLD: StreamFold<Folded, MeasureEvent> = {
  category: 'measure',
  initial: { state: initialState, closedBy: {}, rows: [] },
  evolve(folded, event) {
    const state = evolveShown(folded.state, event);
    if (state === folded.state) return folded;
    const closes = event.type === 'completion-verified' || (event.type === 'opening-recorded' && event.data.status === 'closed');
    const closedBy = closes ? { ...folded.closedBy, [event.data.milestone]: event.id } : folded.closedBy;
    return { state, closedBy, rows: sameCompletions(state, folded.state) ? folded.rows : completionRows(state, closedBy) };
  },
  rows: ({ rows }) => rows,
  facts(before, event) {
    // What was taken over from the ledger kept before (期初) is no filing of this one, and no back-dated entry.
    if (!before.state.exists || event.type === 'measure-registered' || event.type === 'opening-recorded') return [];
    const facts: SpanRow[] = [];
    const milestone = 'milestone' in event.data ? event.data.milestone : null;
    const add = (unit: string, kind: FactKind, amount = 0): void => {
      facts.push({
        table: 'fact', key: `${event.id} ${kind} ${unit}`,
        values: [unit, kind, before.state.plan, before.state.measure, milestone, event.id, amount],
      });
    };
    credit(before.state, event, add);
    return facts;
  },
};

type Add = (unit: string, kind: FactKind, amount?: number) => void;

function credit(state: MeasureState, event: MeasureEvent, add: Add): void {
  const one = 'milestone' in event.data ? state.milestones.find(({ milestone }) => milestone === (event.data as { milestone: string }).milestone) : undefined;
  switch (event.type) {
    case 'measure-acknowledged': add(event.data.unit, 'acknowledged'); break;
    case 'progress-reported': add(event.data.unit, 'progress-reported'); break;
    case 'completion-reported': add(event.data.unit, 'completion-reported'); break;
    case 'completion-returned':
      for (const unit of leadsOf(state)) add(unit, 'returned');
      creditWait(state, one, event.occurredOn, add);
      break;
    case 'completion-verified': creditWait(state, one, event.occurredOn, add); break;
    case 'extension-requested':
      add(event.data.unit, 'extension-requested');
      if (isLate(event, dueFor(one, event.data))) add(event.data.unit, 'extension-requested-late');
      break;
    case 'extension-granted': {
      const due = dueFor(one, one?.requests.find((asked) => asked.event === event.data.request));
      for (const unit of askersOf(state, one, event.data.request)) add(unit, 'extension-granted', due === null ? 0 : Math.max(0, daysBetween(due, event.data.date)));
      break;
    }
    case 'extension-refused':
      for (const unit of askersOf(state, one, event.data.request)) add(unit, 'extension-refused');
      break;
    default:
  }
  const entered = 'unit' in event.data ? event.data.unit : event.actor.department;
  const recordedOn = beijingDay(event.recordedAt);
  if (entered !== null && recordedOn > event.occurredOn) add(entered, 'backdated', daysBetween(event.occurredOn, recordedOn));
}

/** Due date of who asks: a member of a group has its own (rule 6). */
function dueFor(one: MilestoneState | undefined, asked: { unit: string; memberOf: string | null } | undefined): LocalDate | null {
  if (!one || !asked || asked.memberOf === null) return one?.due ?? null;
  return partOf(one, { unit: asked.unit, group: asked.memberOf }).due;
}

function isLate({ occurredOn, recordedAt }: Pick<MeasureEvent, 'occurredOn' | 'recordedAt'>, due: LocalDate | null): boolean {
  return due !== null && (occurredOn > due || isEnteredLate(due, recordedAt));
}

/** Rule 3: days waiting for the office's check are shown apart. */
function creditWait(state: MeasureState, one: MilestoneState | undefined, checkedOn: LocalDate, add: Add): void {
  if (one?.status !== 'reported' || one.reportedOn === null) return;
  for (const unit of leadsOf(state)) add(unit, 'checked', Math.max(0, daysBetween(one.reportedOn, checkedOn)));
}

function leadsOf({ units }: MeasureState): string[] {
  return [...new Set(units.filter(({ role }) => role === 'lead').map(({ unit }) => unit))];
}

function askersOf(state: MeasureState, one: MilestoneState | undefined, request: string): string[] {
  const asked = one?.requests.find(({ event }) => event === request);
  return asked ? [asked.unit] : leadsOf(state);
}

/** Most events touch nothing that is closed. */
function sameCompletions(one: MeasureState, other: MeasureState): boolean {
  return one.units === other.units && one.milestones.length === other.milestones.length
    && one.milestones.every((milestone, place) => {
      const before = other.milestones[place]!;
      return milestone === before || (milestone.status !== 'closed' && before.status !== 'closed');
    });
}

function completionRows(state: MeasureState, closedBy: Folded['closedBy']): readonly SpanRow[] {
  const closed = state.milestones.filter(({ status, completedOn }) => status === 'closed' && completedOn !== null);
  const units = new Map<string, string>();
  for (const { unit, role } of state.units) if (role === 'lead' || (role === 'responsible' && !units.has(unit))) units.set(unit, role);
  return closed.flatMap((one) => [...units].flatMap(([unit, role]): SpanRow[] => {
    const row = (part: MilestoneState, member: string | null): SpanRow => ({
      table: 'completion', key: `completion ${one.milestone} ${unit}${member === null ? '' : ` ${member}`}`,
      values: [
        unit, role, state.plan, state.measure, one.milestone, closedBy[one.milestone] ?? '', part.completedOn, part.due, part.originalDue, isReportedLate(part), member,
      ],
    });
    const own = one.members.filter((filing) => filing.group === unit && differs(filing, one));
    return [row(one, null), ...own.map((filing) => row(partOf(one, filing), filing.unit))];
  }));
}
