import type { AsOf } from './types.js';

export interface EventField {
  label: string;
  value: string;
}

/** One entry as people read it. */
export interface EventView {
  id: string;
  position: number;
  stream: string;
  revision: number;
  type: string;
  label: string;
  recordedAt: string;
  occurredOn: string;
  backdatedDays: number;
  actor: { role: string; roleLabel: string; unit: string | null; unitName: string | null };
  measure: string | null;
  cite: string | null;
  milestone: string | null;
  milestoneLabel: string | null;
  /** As entered, and as corrections left it. */
  summary: string;
  effectiveSummary: string;
  fields: EventField[];
  effectiveFields: EventField[];
  basis: { title: string; documentNumber: string | null; issuedOn: string | null } | null;
  /** 代填: where the office had it from that it entered for a unit. */
  enteredFor: { source: string } | null;
  corrects: string | null;
  changes?: { label: string; before: string | null; after: string | null }[];
  correctedBy: { event: string; recordedAt: string; summary: string }[];
  effectiveOccurredOn: string;
}
export interface Timeline extends AsOf {
  items: EventView[];
}
export interface AuditPage extends AsOf {
  items: EventView[];
  total: number;
  page: number;
  pageSize: number;
  types: { type: string; label: string }[];
}
export interface EventAnswer {
  event: EventView;
  leaf: { position: number; hash: string; json: unknown };
}
