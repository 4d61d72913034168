import type { DepartmentEvent } from '../../src/departments/department.events.js';
import * as departments from '../../src/departments/department.decider.js';
import type { DepartmentState } from '../../src/departments/department.state.js';
import type { LedgerEvent } from '../../src/ledger/ledger.events.js';
import type { PlanEvent } from '../../src/plans/plan.events.js';
import * as plans from '../../src/plans/plan.decider.js';
import type { PlanState } from '../../src/plans/plan.state.js';
import type { RecordEvent } from '../../src/supervision/accountability-record.events.js';
import type { StreamFold } from '../engine/bitemporal/stream-history.js';

interface FoldedDepartment {
  state: DepartmentState;
  jurisdiction: string;
  class: string;
  order: number;
}

/** Units as rows of department: whose unit it is, the name in force, aliases, place in the official order, the unit it was merged into. */
export const DEPARTMENT_FOLD: StreamFold<FoldedDepartment, DepartmentEvent> = {
  category: 'department',
  initial: { state: departments.initialState, jurisdiction: '', class: 'other', order: 0 },
  evolve(folded, event) {
    const state = departments.evolve(folded.state, event);
    if (event.type === 'department-registered' && !folded.state.exists) {
      return { state, jurisdiction: event.data.jurisdiction, class: event.data.class, order: event.data.order };
    }
    return state === folded.state ? folded : { ...folded, state };
  },
  rows: ({ state, jurisdiction, class: unitClass, order }) => (state.exists
    ? [{ table: 'department', key: 'department', values: [state.department, jurisdiction, state.name, state.aliases.join('\n'), unitClass, order, state.mergedInto] }]
    : []),
};

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
