import { DEPARTMENT_EVENTS } from '../departments/department.events.js';
import { MEASURE_EVENTS } from '../measures/measure.events.js';
import { PLAN_EVENTS } from '../plans/plan.events.js';
import { RECORD_EVENTS } from '../supervision/accountability-record.events.js';
import type { EventDefinition } from './fact.js';
import { LEDGER_EVENTS } from './ledger.events.js';

/** Every event type this program knows, by name. The one place that validates, labels and upcasts facts. */
export const EVENT_CATALOGUE: ReadonlyMap<string, EventDefinition> = new Map(
  [...LEDGER_EVENTS, ...PLAN_EVENTS, ...DEPARTMENT_EVENTS, ...MEASURE_EVENTS, ...RECORD_EVENTS].map((one) => [one.type, one as EventDefinition]),
);

/** What people read for an event type (签收, 同意延期 …); the name itself where the type is unknown. */
export function eventLabel(type: string): string {
  return EVENT_CATALOGUE.get(type)?.label ?? type;
}
