import type { EventView } from './event.types.js';
import type { AsOf, MeasureRow, MilestoneRow, RecordKind } from './types.js';

export interface DepartmentRow {
  unit: string;
  jurisdiction: string;
  name: string;
  aliases: string[];
  class: string;
  classLabel: string;
  order: number;
  led: number;
  shared: number;
  closed: number;
  overdue: number;
  dueSoon: number;
  extensions: number;
  chaseUps: number;
  accountability: number;
}
export interface DepartmentList extends AsOf {
  items: DepartmentRow[];
}
export interface DepartmentFigure {
  figure: string;
  label: string;
  definition: string;
  value: number;
  unit: string;
  group: string;
}
export interface DepartmentRecord extends AsOf {
  unit: { unit: string; name: string; names: { name: string; from: string }[]; class: string; classLabel: string; aliases: string[] };
  figures: DepartmentFigure[];
  measures: MeasureRow[];
  records: AccountabilityRecord[];
}
export interface BehindFigure extends AsOf {
  figure: string;
  label: string;
  definition: string;
  events: EventView[];
  /** Days each event adds to a figure in days. */
  days: { event: string; days: number }[];
  milestones: MilestoneRow[];
}

export interface AccountabilityRecord {
  record: string;
  kind: RecordKind;
  kindLabel: string;
  form: string;
  number: string;
  unit: string;
  unitName: string;
  measure: string | null;
  cite: string | null;
  organ: string | null;
  documentNumber: string | null;
  ground: string | null;
  facts: string;
  statement: string | null;
  occurredOn: string;
  recordedAt: string;
  state: 'in-force' | 'reversed';
  stateLabel: string;
  reversal: { reason: string; organ: string; occurredOn: string } | null;
  event: string;
  revision: number;
}
export interface AccountabilityRecordList extends AsOf {
  items: AccountabilityRecord[];
}
