import type { DepartmentEvent } from '../../src/departments/department.events.js';
import * as departments from '../../src/departments/department.evolve.js';
import type { DepartmentState, Membership } from '../../src/departments/department.state.js';
import type { LedgerEvent } from '../../src/ledger/ledger.events.js';
import type { PlanEvent } from '../../src/plans/plan.events.js';
import * as plans from '../../src/plans/plan.decider.js';
import type { PlanState } from '../../src/plans/plan.state.js';
import type { RecordEvent } from '../../src/supervision/accountability-record.events.js';
import type { SpanRow } from '../engine/bitemporal/span.js';
import type { StreamFold } from '../engine/bitemporal/stream-history.js';

/**
 * Units as rows of department: whose unit it is, the name in force, aliases, class, place in the official order, ranking group, the
 * unit it was merged into. A group has its members besides, each with its days.
 */
export const DEPARTMENT_FOLD: StreamFold<DepartmentState, DepartmentEvent> = {
  category: 'department',
  initial: departments.initialState,
  evolve: departments.evolve,
  rows: (state) => (state.exists ? [departmentRow(state), ...state.members.map((one) => membershipRow(state.department, one))] : []),
};

function departmentRow({ department, jurisdiction, name, aliases, class: unitClass, order, rankingGroup, mergedInto }: DepartmentState): SpanRow {
  return { table: 'department', key: 'department', values: [department, jurisdiction, name, aliases.join('\n'), unitClass, order, rankingGroup, mergedInto] };
}

function membershipRow(group: string, { member, from, until }: Membership): SpanRow {
  return { table: 'membership', key: `member ${member} ${from}`, values: [group, member, from, until] };
}

interface FoldedPlan {
  state: PlanState;
  plan: string;
  year: number;
}

export const PLAN_FOLD: StreamFold<FoldedPlan, PlanEvent> = {
  category: 'plan',
  initial: { state: plans.initialState, plan: '', year: 0 },
  evolve(folded, event) {
    const state = plans.evolve(folded.state, event);
    if (event.type === 'plan-registered' && !folded.state.exists) return { state, plan: event.stream.replace(/^plan-/, ''), year: event.data.year };
    return state === folded.state ? folded : { ...folded, state };
  },
  rows: ({ state, plan, year }) => (state.exists
    ? [{
      table: 'plan', key: 'plan',
      values: [plan, state.title, state.shortTitle, state.jurisdiction, year, state.issued, state.ends, state.voidedOn !== null],
    }]
    : []),
};

/** Every adopted edition of a rule set; the query picks the one in force. */
export const RULES_FOLD: StreamFold<null, LedgerEvent> = {
  category: 'rules',
  initial: null,
  evolve: () => null,
  rows: () => [],
  facts: (_before, event) => (event.type === 'rules-adopted'
    ? [{ table: 'rules', key: event.id, values: [event.data.name, event.data.edition, event.data.from, JSON.stringify(event.data.rules)] }]
    : []),
};

interface FoldedRecord {
  values: readonly [record: string, kind: string, unit: string, measure: string | null] | null;
  reversed: boolean;
}

export const RECORD_FOLD: StreamFold<FoldedRecord, RecordEvent> = {
  category: 'record',
  initial: { values: null, reversed: false },
  evolve(folded, event) {
    if (event.type === 'accountability-recorded' && !folded.values) {
      return { ...folded, values: [event.stream.replace(/^record-/, ''), event.data.kind, event.data.unit, event.data.measure] };
    }
    return event.type === 'accountability-reversed' && folded.values ? { ...folded, reversed: true } : folded;
  },
  rows: ({ values, reversed }) => (values ? [{ table: 'record', key: 'record', values: [...values, reversed] }] : []),
};
