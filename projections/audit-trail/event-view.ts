import { applyCorrections } from '../../src/ledger/as-of.js';
import { EVENT_CATALOGUE } from '../../src/ledger/event-catalogue.js';
import type { Basis, Instant, LocalDate, RecordedEvent } from '../../src/ledger/fact.js';
import { daysBetween } from '../../src/ledger/local-date.js';
import { ROLE_LABELS, type Role } from '../../src/ledger/roles.js';
import type { Names } from '../dashboard/answers.js';
import type { EventChange, EventField, EventView } from './answers.js';
import { eventFields, fieldLabel, fieldValue } from './event-fields.js';
import { eventSummary } from './event-summary.js';

/** A row of the audit trail. */
export interface TrailEvent {
  position: number;
  id: string;
  stream: string;
  revision: number;
  type: string;
  occurredOn: LocalDate;
  recordedAt: Instant;
  recordedOn: LocalDate;
  role: Role;
  department: string | null;
  units: string[];
  measure: string | null;
  milestone: string | null;
  target: string | null;
  basis: Basis | null;
  data: Record<string, unknown>;
}

/** What stands around the events shown, as known at P. */
export interface TrailContext {
  names: Names;
  /** Events that corrections name, by id. */
  targets: ReadonlyMap<string, TrailEvent>;
  /** Corrections of an event, by the event's id, in position order. */
  corrections: ReadonlyMap<string, readonly TrailEvent[]>;
}

/** One fact as people read it: what it says as entered, and what later corrections made of it. */
export function eventView(event: TrailEvent, context: TrailContext): EventView {
  const { names, targets, corrections } = context;
  const target = event.target === null ? undefined : targets.get(event.target);
  const measure = event.measure === null ? undefined : names.measures.get(event.measure);
  const milestone = event.milestone ?? target?.milestone ?? null;
  const correctedBy = corrections.get(event.id) ?? [];
  const label = labelOf(event.type);
  const now = { ...event, ...asCorrected(event, correctedBy) };
  return {
    id: event.id, position: event.position, stream: event.stream, revision: event.revision, type: event.type, label,
    recordedAt: event.recordedAt, occurredOn: event.occurredOn, backdatedDays: backdatedDays(event),
    actor: {
      role: event.role, roleLabel: ROLE_LABELS[event.role], unit: event.department,
      unitName: event.department === null ? null : (names.units.get(event.department) ?? event.department),
    },
    measure: event.measure, plan: measure?.plan ?? null, cite: measure?.cite ?? null,
    milestone, milestoneLabel: milestone === null ? null : (measure?.milestones.get(milestone) ?? milestone),
    summary: eventSummary(event.type, label, event.data, summaryContext(event, target, names)),
    effectiveSummary: eventSummary(event.type, label, now.data, summaryContext(now, target, names)),
    fields: fieldsOf(event, names), effectiveFields: fieldsOf(now, names),
    basis: event.basis, enteredFor: enteredForOf(event),
    corrects: event.target,
    ...(event.type === 'entry-corrected' ? { changes: changesOf(event, target, context) } : {}),
    correctedBy: correctedBy.map((one) => ({
      event: one.id, recordedAt: one.recordedAt,
      summary: eventSummary(one.type, labelOf(one.type), one.data, summaryContext(one, event, names)),
    })),
    effectiveOccurredOn: now.occurredOn,
  };
}

/** What was taken over from the ledger kept before (期初) is marked as such, not as entered late. */
function backdatedDays({ type, occurredOn, recordedOn }: TrailEvent): number {
  return type === 'opening-recorded' ? 0 : Math.max(0, daysBetween(occurredOn, recordedOn));
}

function fieldsOf(event: TrailEvent, names: Names): EventField[] {
  return eventFields(event.type, event.type === 'entry-corrected' ? { reason: event.data['reason'] } : event.data, names, event.measure);
}

function labelOf(type: string): string {
  return EVENT_CATALOGUE.get(type)?.label ?? type;
}

/** Rule 12: the source where the office entered for a unit. */
function enteredForOf({ data }: TrailEvent): { source: string } | null {
  return (data['enteredFor'] as { source: string } | null | undefined) ?? null;
}

function summaryContext(event: TrailEvent, target: TrailEvent | undefined, names: Names) {
  return {
    names, role: event.role, subject: event.units.find((unit) => unit !== event.department) ?? null,
    target: target ? { label: labelOf(target.type), occurredOn: target.occurredOn } : null,
  };
}

/** What a correction changed: the target as earlier corrections had left it, and after. */
function changesOf(event: TrailEvent, target: TrailEvent | undefined, { names, corrections }: TrailContext): EventChange[] {
  if (!target) return [];
  const { occurredOn, changes } = event.data as { occurredOn: LocalDate | null; changes: Record<string, unknown> };
  const before = asCorrected(target, (corrections.get(target.id) ?? []).filter(({ position }) => position < event.position));
  const value = (field: string, of: unknown): string => fieldValue(field, of, names, target.measure);
  return [
    ...(occurredOn === null ? [] : [{ label: fieldLabel(target.type, 'occurredOn'), before: value('occurredOn', before.occurredOn), after: value('occurredOn', occurredOn) }]),
    ...Object.entries(changes).map(([field, after]) => ({ label: fieldLabel(target.type, field), before: value(field, before.data[field]), after: value(field, after) })),
  ];
}

/** The one rule of corrections, src/ledger/as-of.ts, for rows of the trail. */
export function asCorrected(target: TrailEvent, corrections: readonly TrailEvent[]): { occurredOn: LocalDate; data: Record<string, unknown> } {
  if (target.type === 'entry-corrected') return target; // a correction acts through its target and is not itself corrected
  const [corrected] = applyCorrections([target, ...corrections] as unknown as RecordedEvent[]);
  return corrected as unknown as TrailEvent;
}
