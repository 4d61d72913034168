import type { Basis, Instant, LocalDate } from '../../src/ledger/fact.js';
import type { AsOf } from '../engine/as-of.js';

export interface EventField {
  label: string;
  value: string;
}
export interface EventChange {
  label: string;
  before: string;
  after: string;
}

/** One fact as people read it. */
export interface EventView {
  id: string;
  position: number;
  stream: string;
  revision: number;
  type: string;
  label: string;
  recordedAt: Instant;
  occurredOn: LocalDate;
  /** Days between the day it happened and the Beijing day it was entered; 0 = entered the same day. */
  backdatedDays: number;
  actor: { role: string; roleLabel: string; unit: string | null; unitName: string | null };
  measure: string | null;
  /** Plan of the measure. */
  plan: string | null;
  cite: string | null;
  milestone: string | null;
  milestoneLabel: string | null;
  /** As entered. */
  summary: string;
  /** As corrections known at P left it; the same as `summary` where there are none. */
  effectiveSummary: string;
  fields: EventField[];
  effectiveFields: EventField[];
  basis: Basis | null;
  /** 代填: where the office had it from that it entered for a unit; null where who entered it speaks for themselves. */
  enteredFor: { source: string } | null;
  /** Event this one corrects. */
  corrects: string | null;
  changes?: EventChange[];
  correctedBy: { event: string; recordedAt: Instant; summary: string }[];
  /** Day it counts for, after corrections known at P. */
  effectiveOccurredOn: LocalDate;
}

/** One fact, and its data as corrections known at P left them: what a further correction starts from. */
export interface EventInForce {
  event: EventView;
  effectiveData: Record<string, unknown>;
}

export interface AuditTrailQuestion extends AsOf {
  type?: string | undefined;
  unit?: string | undefined;
  role?: string | undefined;
  measure?: string | undefined;
  occurredFrom?: LocalDate | undefined;
  occurredTo?: LocalDate | undefined;
  /** Beijing days, both included. */
  recordedFrom?: LocalDate | undefined;
  recordedTo?: LocalDate | undefined;
  /** Only entries made after the day they tell of (补录). */
  backdated?: boolean | undefined;
  q?: string | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
}

export interface AuditTrailPage {
  items: EventView[];
  total: number;
  page: number;
  pageSize: number;
  /** Types that occur, for the filter. */
  types: { type: string; label: string }[];
}
