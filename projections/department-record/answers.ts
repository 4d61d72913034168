import type { Instant, LocalDate } from '../../src/ledger/fact.js';
import type { EventView } from '../audit-trail/answers.js';
import type { DepartmentRow, MilestoneRow, UnitMeasure, UnitName } from '../dashboard/answers.js';

export interface DepartmentListRow {
  unit: string;
  /** City or county whose unit it is: units of two may have the same name. */
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

/** A member of a group, or a group a unit belongs to, with its days. */
export interface MemberName extends UnitName {
  from: LocalDate;
  /** First day on which it is no member any more, where that is known already. */
  until: LocalDate | null;
}

/** A unit of the registry (单位名录). */
export interface RegisterRow extends Omit<DepartmentRow, 'mergedInto'> {
  mergedInto: UnitName | null;
  /** Measures of the plans that count which name it. */
  measures: number;
  /** Memberships that have not ended on D, those that begin later included. */
  members: MemberName[];
  memberOf: MemberName[];
  /** Revision its stream stands at, for If-Match. */
  revision: number;
}

export interface Figure {
  figure: string;
  label: string;
  definition: string;
  value: number;
  unit: '项' | '个' | '次' | '天';
  group: '任务' | '办结' | '延期' | '督促' | '问责' | '更正';
}

export interface AccountabilityRecordRow {
  record: string;
  kind: 'chase-up' | 'accountability';
  kindLabel: string;
  form: string;
  /** 〔2021〕3号: per kind and year of the day it was decided, gapless in position order. */
  number: string;
  unit: string;
  unitName: string;
  measure: string | null;
  milestone: string | null;
  /** Plan of the measure. */
  plan: string | null;
  cite: string | null;
  organ: string | null;
  documentNumber: string | null;
  ground: string | null;
  facts: string;
  statement: string | null;
  occurredOn: LocalDate;
  recordedAt: Instant;
  state: 'in-force' | 'reversed';
  stateLabel: string;
  reversal: { reason: string; organ: string; occurredOn: LocalDate } | null;
  event: string;
  revision: number;
}

export interface DepartmentRecord {
  unit: { unit: string; name: string; names: { name: string; from: LocalDate }[]; class: string; classLabel: string; aliases: string[]; mergedInto: string | null; members: MemberName[]; memberOf: MemberName[] };
  figures: Figure[];
  measures: UnitMeasure[];
  records: AccountabilityRecordRow[];
}

/** What stands behind one figure. */
export interface FigureEvidence {
  figure: string;
  label: string;
  definition: string;
  events: EventView[];
  /** Days each event adds to a figure in days; empty for any other figure. */
  days: { event: string; days: number }[];
  milestones: MilestoneRow[];
}
