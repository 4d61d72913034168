import type { Static, TSchema } from 'typebox';
import type { CorrectEntry } from '../ledger/correct-entry.js';
import type { DecisionContext, Happening } from '../ledger/decision.js';
import type { GroupMember } from './group-members.js';
import type * as Facts from './measure.events.js';
import type { MeasureEvent } from './measure.events.js';

type DataOf<E extends { data: TSchema }> = Static<E['data']>;

/** What people ask for; each names the day it happened (`occurredOn`) and its basis document, then the fields of its fact. */
export type MeasureCommand =
  | Command<'register-measure', DataOf<typeof Facts.MeasureRegistered>>
  | Command<'attach-text', DataOf<typeof Facts.MeasureTextAttached>>
  | Command<'revise-measure', DataOf<typeof Facts.MeasureRevised>>
  | Command<'acknowledge', { unit: string } & AsMember>
  | Command<'report-progress', Omit<DataOf<typeof Facts.ProgressReported>, 'memberOf'> & AsMember>
  | Command<'assess-pace', DataOf<typeof Facts.PaceAssessed>>
  | Command<'report-completion', Omit<DataOf<typeof Facts.CompletionReported>, 'memberOf' | 'completes'> & AsMember>
  /** For a group whose remaining members have all reported; `unit` is the acting one, empty for the office. */
  | Command<'report-group', { milestone: string; unit: string }>
  | Command<'verify-completion', DataOf<typeof Facts.CompletionVerified>>
  | Command<'return-completion', DataOf<typeof Facts.CompletionReturned>>
  | Command<'reopen', DataOf<typeof Facts.MilestoneReopened>>
  | Command<'suspend', DataOf<typeof Facts.MilestoneSuspended>>
  | Command<'resume', DataOf<typeof Facts.MilestoneResumed>>
  | Command<'terminate', DataOf<typeof Facts.MilestoneTerminated>>
  | Command<'request-extension', Omit<DataOf<typeof Facts.ExtensionRequested>, 'memberOf'> & AsMember>
  /** `request` is the id of the extension-requested event it answers; the date it replaces is taken from the state. */
  | Command<'grant-extension', Omit<DataOf<typeof Facts.ExtensionGranted>, 'from'>>
  | Command<'refuse-extension', DataOf<typeof Facts.ExtensionRefused>>
  | Command<'date-trigger', DataOf<typeof Facts.TriggerDated>>
  | Command<'reassign-responsibility', DataOf<typeof Facts.ResponsibilityReassigned>>
  | Command<'set-provincial-link', Omit<DataOf<typeof Facts.ProvincialLinkSet>, 'how'>>
  | Command<'record-opening', DataOf<typeof Facts.OpeningRecorded>>
  | CorrectEntry;

export type MeasureCommandOf<T extends MeasureCommand['type']> = Extract<MeasureCommand, { type: T }>;

/** The group as a member of which the unit acts; asked for only where it may be several (rule 6). */
interface AsMember {
  memberOf?: string | null | undefined;
}

type Command<T extends string, D> = { type: T } & Happening & D;

export interface MeasureContext extends DecisionContext {
  /** Unit that hosts the leading-group office (`ledger-opened`), or null: where it is itself responsible, 督查 checks. */
  hostUnit: string | null;
  /** All events of the stream in position order, corrections included: what `foldMeasure` made the state from. */
  history: readonly MeasureEvent[];
  /** Who belongs to the groups among its units, each with its days; empty where nothing depends on it. */
  members: readonly GroupMember[];
}
