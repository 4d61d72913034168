import { v5 as uuidV5 } from 'uuid';
import { dayOf } from '../config/clock.js';
import { decide as decideDepartment, evolve as evolveDepartment, initialState as unknownDepartment, type DepartmentCommand } from '../departments/department.decider.js';
import type { DepartmentEvent } from '../departments/department.events.js';
import type { DepartmentState } from '../departments/department.state.js';
import type { FactToAppend } from '../event-store/event-store.js';
import type { Fact, StreamEvent } from '../ledger/fact.js';
import type { Actor } from '../ledger/roles.js';
import { decide as decideMeasure, evolve as evolveMeasure, foldMeasure } from '../measures/measure.decider.js';
import type { MeasureCommand } from '../measures/measure.commands.js';
import type { MeasureEvent } from '../measures/measure.events.js';
import type { MeasureState } from '../measures/measure.state.js';
import { decide as decideRecord, foldRecord, type RecordCommand } from '../supervision/accountability-record.decider.js';
import type { RecordEvent } from '../supervision/accountability-record.events.js';
import type { AccountabilityRules } from '../supervision/accountability-rules.js';

/** One entry of the history: who entered which facts at which moment. */
export interface DemoEntry {
  at: Date;
  stream: string;
  expectedRevision: number;
  facts: FactToAppend[];
}

const DEMO_NAMESPACE = '0d8f6a04-51d5-5c0b-9a60-2c5f0b7a3f11';

/** Id of a thing or an event of the demo: the same name always means the same id. */
export function demoId(name: string): string {
  return uuidV5(name, DEMO_NAMESPACE);
}

/**
 * What has been entered so far, kept in memory. Every submission passes the deciders with the day it is entered, so that the
 * demo's history is one that people could have entered; a refusal is a fault of the demo and ends its making.
 */
export class DemoJournal {
  readonly entries: DemoEntry[] = [];
  readonly measures = new Map<string, { state: MeasureState; history: MeasureEvent[] }>();
  readonly departments = new Map<string, { state: DepartmentState; revision: number }>();
  private readonly records = new Map<string, RecordEvent[]>();

  /** @param registered the leaves of the import: units and measures as the history finds them */
  constructor(registered: readonly StreamEvent[], private readonly rules: AccountabilityRules) {
    for (const event of registered) this.take(event);
  }

  measure(id: string): MeasureState {
    return this.measures.get(id)!.state;
  }

  /** @returns the events as they stand in the history */
  onMeasure(id: string, at: Date, actor: Actor, command: MeasureCommand): MeasureEvent[] {
    const measure = this.measures.get(id)!;
    const facts = decideMeasure(command, measure.state, { today: dayOf(at), actor, hostUnit: null, history: measure.history, members: [] });
    const events = this.enter(`measure-${id}`, measure.history.length - 1, at, actor, facts) as MeasureEvent[];
    measure.history.push(...events);
    measure.state = command.type === 'correct-entry' ? foldMeasure(measure.history) : events.reduce(evolveMeasure, measure.state);
    return events;
  }

  onDepartment(id: string, at: Date, actor: Actor, command: DepartmentCommand): void {
    const department = this.departments.get(id)!;
    const mergeTarget = command.type === 'merge-department' ? (this.departments.get(command.into)?.state ?? null) : null;
    const facts = decideDepartment(command, department.state, { today: dayOf(at), actor, department: id, mergeTarget });
    const events = this.enter(`department-${id}`, department.revision, at, actor, facts) as DepartmentEvent[];
    department.state = events.reduce(evolveDepartment, department.state);
    department.revision += events.length;
  }

  onRecord(id: string, at: Date, actor: Actor, command: RecordCommand): RecordEvent[] {
    const history = this.records.get(id) ?? [];
    const facts = decideRecord(command, foldRecord(history), { today: dayOf(at), actor, rules: this.rules, history });
    const events = this.enter(`record-${id}`, history.length - 1, at, actor, facts) as RecordEvent[];
    this.records.set(id, [...history, ...events]);
    return events;
  }

  private take(event: StreamEvent): void {
    const id = event.stream.slice(event.stream.indexOf('-') + 1);
    if (event.type === 'department-registered') {
      this.departments.set(id, { state: evolveDepartment(unknownDepartment, event as DepartmentEvent), revision: event.revision });
    }
    if (event.type === 'measure-registered') {
      this.measures.set(id, { state: foldMeasure([event as MeasureEvent]), history: [event as MeasureEvent] });
    }
  }

  private enter(stream: string, revision: number, at: Date, actor: Actor, facts: Fact[]): StreamEvent[] {
    const toAppend = facts.map((fact, index): FactToAppend => ({
      ...fact,
      id: demoId(`${stream}@${revision + 1 + index}`),
      data: fact.data as Record<string, unknown>,
      actor,
      correlation: null,
      causation: null,
    }));
    this.entries.push({ at, stream, expectedRevision: revision, facts: toAppend });
    return toAppend.map((fact, index) => ({ ...fact, stream, revision: revision + 1 + index, recordedAt: at.toISOString(), sealed: {} }));
  }
}
