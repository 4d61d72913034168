import { LRUCache } from 'lru-cache';
import type { EventStore } from '../../src/event-store/event-store.js';
import { EVENT_CATALOGUE } from '../../src/ledger/event-catalogue.js';
import type { RecordedEvent } from '../../src/ledger/fact.js';
import { beijingDay } from '../beijing-day.js';
import { CopyText, copyText } from '../engine/copy-rows.js';
import type { Batch, Projection, Projector } from '../engine/projection.js';
import { sqlFile } from '../engine/read-model.js';

const COLUMNS = [
  'position', 'id', 'stream', 'revision', 'type', 'occurred_on', 'recorded_at', 'recorded_on', 'role', 'department', 'units', 'measure', 'milestone',
  'target', 'moved_to', 'basis', 'data', 'words',
];

/** Whom a record is about: later events of its stream do not repeat it. */
interface RecordSubject {
  unit: string;
  measure: string | null;
  milestone: string | null;
}
type Data = Record<string, unknown>;

/** One row an event. Only for the later events of an accountability record does it have to know more than the event. */
class AuditTrailProjector implements Projector {
  private rows = new CopyText();
  private readonly records = new LRUCache<string, RecordSubject>({ max: 10_000 });

  constructor(private readonly store: Pick<EventStore, 'readStreamKnown'>) {}

  async take(events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) this.add(event, event.stream.startsWith('record-') ? await this.subjectOfRecord(event) : null);
  }

  private async subjectOfRecord(event: RecordedEvent): Promise<RecordSubject> {
    const known = event.type === 'accountability-recorded' ? subjectOf(event.data) : this.records.get(event.stream);
    const subject = known ?? subjectOf((await this.store.readStreamKnown(event.stream, event.position))[0]?.leaf.data);
    this.records.set(event.stream, subject);
    return subject;
  }

  batch(): Batch {
    const { rows } = this;
    this.rows = new CopyText();
    return { write: (target) => copyText(target, 'event', COLUMNS, rows) };
  }

  private add(event: RecordedEvent, subject: RecordSubject | null): void {
    const { position, id, stream, revision, type, occurredOn, recordedAt, actor, basis } = event;
    const data = event.data as Data;
    const correction = type === 'entry-corrected';
    this.rows.add([
      position, id, stream, revision, type, occurredOn, recordedAt, beijingDay(recordedAt), actor.role, actor.department,
      unitsOf(event, subject), measureOf(stream, subject), subject?.milestone ?? text(data['milestone']),
      correction ? text(data['target']) : null, correction ? text(data['occurredOn']) : null,
      basis ? JSON.stringify(basis) : null, JSON.stringify(data), wordsOf(event),
    ]);
  }
}

function subjectOf(data: unknown): RecordSubject {
  const { unit, measure, milestone } = (data ?? {}) as Partial<RecordSubject>;
  return { unit: unit ?? '', measure: measure ?? null, milestone: milestone ?? null };
}

function measureOf(stream: string, subject: RecordSubject | null): string | null {
  return stream.startsWith('measure-') ? stream.slice('measure-'.length) : (subject?.measure ?? null);
}

/** As a PostgreSQL array. */
function unitsOf({ stream, actor, data }: RecordedEvent, subject: RecordSubject | null): string {
  const { unit, units, into, member } = data as Record<'unit' | 'units' | 'into' | 'member', unknown>;
  const found = new Set<string>();
  if (actor.department) found.add(actor.department);
  if (subject?.unit) found.add(subject.unit);
  if (typeof unit === 'string') found.add(unit);
  if (typeof into === 'string') found.add(into);
  if (typeof member === 'string') found.add(member);
  if (Array.isArray(units)) for (const one of units as { unit?: string }[]) if (one.unit) found.add(one.unit);
  if (stream.startsWith('department-')) found.add(stream.slice('department-'.length));
  let literal = '{';
  for (const one of found) literal += `${literal.length > 1 ? ',' : ''}"${one.replace(/["\\]/g, '\\$&')}"`;
  return `${literal}}`;
}

/** Label, texts and names of an event, lower case. */
function wordsOf({ type, data, basis }: RecordedEvent): string {
  const words = [EVENT_CATALOGUE.get(type)?.label ?? type];
  collect(data, words);
  if (basis) collect(basis, words);
  return words.join(' ').toLowerCase();
}

function collect(value: unknown, words: string[]): void {
  if (typeof value === 'string') words.push(value);
  else if (typeof value === 'object' && value !== null) for (const key in value) collect((value as Data)[key], words);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export const AUDIT_TRAIL: Projection = {
  name: 'audit-trail',
  edition: 3,
  tables: sqlFile('schema.sql', import.meta.url),
  indexes: sqlFile('indexes.sql', import.meta.url),
  projector: (store) => new AuditTrailProjector(store),
};
