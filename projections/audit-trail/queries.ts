import type { Pool } from 'pg';
import type { DashboardQueries } from '../dashboard/queries.js';
import type { AsOf } from '../engine/as-of.js';
import type { ProjectionEngine } from '../engine/engine.js';
import type { AuditTrailPage, AuditTrailQuestion, EventView } from './answers.js';

/** Who entered what and when, what was back-dated, what was corrected. */
export class AuditTrailQueries {
  constructor(private readonly pool: Pool, private readonly engine: ProjectionEngine, private readonly dashboard: DashboardQueries) {}

  /** Newest first. */
  search(_question: AuditTrailQuestion): Promise<AuditTrailPage> { throw new Error('not built yet'); }
  /** Timeline of one stream, newest first; entries of later days than D and later positions than P are left out. */
  ofStream(_stream: string, _asOf: AsOf): Promise<EventView[]> { throw new Error('not built yet'); }
  /** One event by id, or null where it is not known at P. */
  event(_id: string, _asOf: AsOf): Promise<EventView | null> { throw new Error('not built yet'); }
  /** The events of these ids known at P, newest first. */
  events(_ids: string[], _asOf: AsOf): Promise<EventView[]> { throw new Error('not built yet'); }
}
