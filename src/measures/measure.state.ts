import type { LocalDate } from '../ledger/fact.js';
import type { Deadline, LINK_KINDS, MEASURE_KINDS, Milestone, OPENING_STATUSES, PACES, Responsibility, Target } from './measure.events.js';

/** Rule 5: the states of a milestone. Status follows only from named events; nobody sets it. */
export const MILESTONE_STATUSES = ['pending', 'in-progress', 'reported', 'closed', 'returned', 'suspended', 'terminated'] as const;
export type MilestoneStatus = (typeof MILESTONE_STATUSES)[number];
export const MILESTONE_STATUS_LABELS: Record<MilestoneStatus, string> = {
  pending: '待签收', 'in-progress': '办理中', reported: '已报完成', closed: '已销号', returned: '退回整改', suspended: '暂停', terminated: '终止',
};

export interface ExtensionRequest {
  event: string;
  unit: string;
  /** The group as a member of which it asks for its own part; null: for the milestone. */
  memberOf: string | null;
  requestedOn: LocalDate;
  proposedDate: LocalDate;
  reason: string;
  /** Due date in force for who asks when it was asked for; null where there was none. */
  dueThen: LocalDate | null;
  /** Rule 4: the request came after the due date then in force. */
  late: boolean;
  answer: { kind: 'granted'; on: LocalDate; date: LocalDate } | { kind: 'refused'; on: LocalDate; reason: string } | null;
}

/** What a member of a unit group has filed on a milestone for itself. */
export interface MemberFiling {
  unit: string;
  /** The group among the measure's units. */
  group: string;
  lastReport: { event: string; on: LocalDate; text: string; cumulative: string | null } | null;
  /** Its completion report, until the milestone is returned or reopened. */
  claim: { event: string; on: LocalDate; completedOn: LocalDate; account: string } | null;
  /** Date it was last granted for its own part; null: the group's holds. */
  extendedTo: LocalDate | null;
  /** Extensions granted for its own part. */
  extensions: number;
  /** Past waits for the other members and the check, from its own report to the return (rule 3). */
  waits: MilestoneState['waits'];
}

/** One tracked unit: a milestone, or one occurrence (期次) of a recurring milestone. */
export interface MilestoneState {
  milestone: string;
  /** Occurrence label (`2021-05`) of a recurring milestone, else null. */
  occurrence: string | null;
  label: string;
  deadline: Deadline | null;
  targets: Target[];
  /** Due date that the plan or the trigger set first; an edition may have replaced it since (rule 4). */
  firstDue: LocalDate | null;
  /** Due date as fixed by the plan as it stands or by the trigger, without extensions; null where nothing can be overdue (rule 2). */
  originalDue: LocalDate | null;
  /** Due date now in force. */
  due: LocalDate | null;
  /** Extensions granted so far. */
  extensions: number;
  /** Days they gave together, each from the date it moved to the date it granted; none for one taken over from the ledger kept before. */
  extensionDays: number;
  requests: ExtensionRequest[];
  status: MilestoneStatus;
  /** Day of the event that led to this status: what follows from it cannot have happened before. */
  statusSince: LocalDate;
  /** Day from which it can last be worked on: registration, trigger, reopening or resumption. */
  openedOn: LocalDate;
  /** Status to return to on resume. */
  statusBeforeSuspension: MilestoneStatus | null;
  /** Completion date the unit claims, while reported. */
  claimedOn: LocalDate | null;
  /** Day of the completion report waiting for a check. */
  reportedOn: LocalDate | null;
  /** Who entered the completion report waiting for a check, and for which unit: who reports never checks (rule 5). */
  reportedBy: { account: string; unit: string } | null;
  /** Past waits for the office's check, from the report to the return; never charged as lateness (rule 3). */
  waits: { from: LocalDate; to: LocalDate }[];
  /** Completion date the checker accepted. */
  completedOn: LocalDate | null;
  closedOn: LocalDate | null;
  /** Limit of the rework after a return (退回整改期限). */
  reworkLimit: LocalDate | null;
  returns: number;
  pace: (typeof PACES)[number] | null;
  lastReport: { event: string; on: LocalDate; unit: string; text: string; cumulative: string | null } | null;
  /** Latest cumulative value of a 主报单位, by its day (rule 5). */
  cumulative: { on: LocalDate; value: string } | null;
  /** Members of unit groups that filed on it, each for itself (rule 6). */
  members: readonly MemberFiling[];
  /** The report by which a group is done, its day, and whose parts make up the milestone; until it is returned or reopened. */
  rollUp: { group: string; members: readonly string[]; on: LocalDate; account: string } | null;
  /** Where it stood in the ledger kept before (期初补录); null where that is not recorded. */
  opening: { event: string; on: LocalDate; status: (typeof OPENING_STATUSES)[number] | null; extendedTo: LocalDate | null } | null;
}

/** What a document of the plan asks for, from its day on; null: from the registration on. */
export interface MilestoneList {
  from: LocalDate | null;
  milestones: readonly Milestone[];
}

export interface MeasureState {
  exists: boolean;
  /** Id of the measure: the stream's name without `measure-`. */
  measure: string;
  registeredOn: LocalDate;
  plan: string;
  indicator: { ordinal: number | null; name: string };
  item: { number: number | null; title: string } | null;
  number: number | null;
  title: string;
  /** A numbered measure, or a duty of the main text (正文任务). */
  kind: (typeof MEASURE_KINDS)[number];
  text: string | null;
  textSha256: string | null;
  /** Last day of the plan. */
  planEnds: LocalDate;
  /** First day on which an occurrence of a recurring milestone can fall due; null: registered before that was kept. */
  occurrencesFrom: LocalDate | null;
  units: Responsibility[];
  /** Rule 6: further units are named by 等 only (未列全). */
  unitsIncomplete: boolean;
  /** Units that acknowledged, members of groups included; a group once one of its members has. */
  acknowledgedBy: string[];
  /** As members of which groups units acknowledged. */
  acknowledgedAs: readonly { unit: string; group: string }[];
  /** Day of the last change of responsibilities, or null. */
  reassignedOn: LocalDate | null;
  /** Day of the last revision by a later edition of the document, or null. */
  revisedOn: LocalDate | null;
  /** Latest day on which a unit acknowledged, reported or asked, or null. */
  lastFiledOn: LocalDate | null;
  /** Measures of the province's plan it implements, the event that said so, and its day; null while nobody has. */
  provincialLink: { to: readonly string[]; how: (typeof LINK_KINDS)[number]; on: LocalDate } | null;
  /** The registration's, then those of revisions; the last is in force. */
  lists: readonly MilestoneList[];
  /** In text order; occurrences of a recurring milestone stand in its place, in date order. */
  milestones: MilestoneState[];
}
