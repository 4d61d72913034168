import type { AuditTrailPage, EventView } from '../../../projections/audit-trail/answers.js';
import type { AsOf } from './types.js';

export type { EventField, EventView } from '../../../projections/audit-trail/answers.js';

export interface Timeline extends AsOf {
  items: EventView[];
}
export interface AuditPage extends AsOf, AuditTrailPage {}
export interface EventAnswer {
  event: EventView;
  /** Data after corrections: what holds now, where the leaf holds what was entered. */
  effectiveData: Record<string, unknown>;
  leaf: { position: number; hash: string; json: unknown };
}
