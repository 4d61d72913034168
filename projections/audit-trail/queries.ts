import type { Pool } from 'pg';
import type { DashboardQueries } from '../dashboard/queries.js';
import type { AsOf } from '../engine/as-of.js';
import type { ProjectionEngine } from '../engine/engine.js';
import { ReadModel } from '../engine/read-model.js';
import { EVENT_CATALOGUE } from '../../src/ledger/event-catalogue.js';
import type { AuditTrailPage, AuditTrailQuestion, EventInForce, EventView } from './answers.js';
import { asCorrected, eventView, type TrailContext, type TrailEvent } from './event-view.js';
import { BY_IDS, BY_POSITIONS, CORRECTIONS_ABOUT, CORRECTIONS_OF, COUNT_MATCHING, MATCHING, OF_MEASURE, OF_MILESTONES, OF_STREAM, REVISIONS, TYPES, trailEvent, type TrailRecord } from './trail-rows.js';

/** Who entered what and when, what was back-dated, what was corrected. */
export class AuditTrailQueries {
  private readonly read: ReadModel;

  constructor(pool: Pool, engine: Pick<ProjectionEngine, 'live'>, private readonly dashboard: DashboardQueries) {
    this.read = new ReadModel(pool, engine, 'audit-trail');
  }

  /** Newest first. Entries known at P that count for days up to D. */
  async search(question: AuditTrailQuestion): Promise<AuditTrailPage> {
    const { page = 1, pageSize = 20 } = question;
    const words = question.q?.trim().toLowerCase() || null;
    const named = words === null ? [] : await this.dashboard.measuresNamed(words, question);
    const wanted = [
      question.day, question.position, question.type ?? null, question.unit ?? null, question.role ?? null, question.measure ?? null,
      question.occurredFrom ?? null, question.occurredTo ?? null, question.recordedFrom ?? null, question.recordedTo ?? null,
      question.backdated ?? false, words, named,
    ];
    const [matches, counted, types] = await Promise.all([
      this.read.rows<{ position: string }>(MATCHING, [...wanted, pageSize, (page - 1) * pageSize]),
      this.read.rows<{ total: number }>(COUNT_MATCHING, wanted),
      this.read.rows<{ type: string }>(TYPES, [question.position, [...EVENT_CATALOGUE.keys()]]),
    ]);
    return {
      items: await this.views(await this.read.rows<TrailRecord>(BY_POSITIONS, [matches.map(({ position }) => position)]), question),
      total: counted[0]!.total, page, pageSize,
      types: types.map(({ type }) => ({ type, label: EVENT_CATALOGUE.get(type)?.label ?? type })),
    };
  }

  /** Timeline of one stream, newest first; entries of later days than D and later positions than P are left out. */
  async ofStream(stream: string, asOf: AsOf): Promise<EventView[]> {
    return this.views(await this.read.rows<TrailRecord>(OF_STREAM, [asOf.day, asOf.position, stream]), asOf);
  }

  /** Timeline of one measure, newest first: its own entries and the 督促措施 and 问责处理 that name it. */
  async ofMeasure(measure: string, asOf: AsOf): Promise<EventView[]> {
    return this.views(await this.read.rows<TrailRecord>(OF_MEASURE, [asOf.day, asOf.position, measure]), asOf);
  }

  /** One event by id, or null where it is not known at P. */
  async event(id: string, asOf: AsOf): Promise<EventInForce | null> {
    const [found] = (await this.read.rows<TrailRecord>(BY_IDS, [asOf.position, [id]])).map(trailEvent);
    if (!found) return null;
    const context = await this.around([found], asOf);
    return { event: eventView(found, context), effectiveData: asCorrected(found, context.corrections.get(id) ?? []).data };
  }

  /** The events of these ids known at P, newest first. */
  async events(ids: string[], asOf: AsOf): Promise<EventView[]> {
    return this.views(await this.read.rows<TrailRecord>(BY_IDS, [asOf.position, ids]), asOf);
  }

  /** What made these milestones what they are, newest first; at most 500. */
  async ofMilestones(milestones: readonly { measure: string; milestone: string }[], { day, position }: AsOf): Promise<EventView[]> {
    const values = [day, position, milestones.map(({ measure }) => measure), milestones.map(({ milestone }) => milestone)];
    return this.views(await this.read.rows<TrailRecord>(OF_MILESTONES, values), { day, position });
  }

  /** Ids of corrections of entries by or about these units, newest first; of these measures only, null = all. */
  async correctionsAbout(units: readonly string[], measures: readonly string[] | null, { day, position }: AsOf): Promise<string[]> {
    const rows = await this.read.rows<{ id: string }>(CORRECTIONS_ABOUT, [day, position, units, measures]);
    return rows.map(({ id }) => id);
  }

  /** Revision each of these streams stands at now, whatever P is asked about: what an entry is decided against. */
  async revisions(streams: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.read.rows<{ stream: string; revision: number }>(REVISIONS, [streams]);
    return new Map(rows.map(({ stream, revision }) => [stream, revision]));
  }

  private async views(records: readonly TrailRecord[], asOf: AsOf): Promise<EventView[]> {
    const events = records.map(trailEvent);
    if (events.length === 0) return [];
    const context = await this.around(events, asOf);
    return events.map((event) => eventView(event, context));
  }

  private async around(events: readonly TrailEvent[], asOf: AsOf): Promise<TrailContext> {
    const targets = new Map(events.map((event) => [event.id, event]));
    const unseen = events.flatMap(({ target }) => (target !== null && !targets.has(target) ? [target] : []));
    if (unseen.length > 0) {
      for (const one of await this.read.rows<TrailRecord>(BY_IDS, [asOf.position, unseen])) targets.set(one.id, trailEvent(one));
    }
    const corrections = new Map<string, TrailEvent[]>();
    for (const one of await this.read.rows<TrailRecord>(CORRECTIONS_OF, [asOf.position, [...targets.keys()]])) {
      const known = corrections.get(one.target!) ?? [];
      known.push(trailEvent(one));
      corrections.set(one.target!, known);
    }
    return { targets, corrections, names: await this.dashboard.names(asOf, mentioned([...targets.values(), ...[...corrections.values()].flat()])) };
  }
}

function mentioned(events: readonly TrailEvent[]): { units: string[]; measures: string[] } {
  const units = new Set<string>();
  const measures = new Set<string>();
  for (const { measure, department, units: concerned, data } of events) {
    if (measure !== null) measures.add(measure);
    if (department !== null) units.add(department);
    for (const unit of concerned) units.add(unit);
    for (const field of ['to', 'proposed']) if (Array.isArray(data[field])) for (const one of data[field]) measures.add(String(one));
    const { unit } = (data['changes'] ?? {}) as { unit?: unknown };
    if (typeof unit === 'string') units.add(unit);
  }
  return { units: [...units], measures: [...measures] };
}
