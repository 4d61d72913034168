import { Inject, Injectable } from '@nestjs/common';
import { GroupRosters } from '../departments/group-rosters.js';
import { decideAndAppend } from '../ledger/decide-and-append.js';
import { DomainError } from '../ledger/domain-error.js';
import type { Entry, EntryReceipt } from '../ledger/entry.js';
import type { LocalDate, StreamEvent } from '../ledger/fact.js';
import { HostUnit } from '../ledger/host-unit.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import type { UnitCommand } from './acting-member.js';
import type { MeasureCommand } from './measure.commands.js';
import { decide, foldMeasure } from './measure.decider.js';
import type { MeasureEvent } from './measure.events.js';
import type { MeasureState } from './measure.state.js';
import { leads, reportingLeads } from './responsibilities.js';

/** The command a submission asks for, given the day it is entered, where the measure stands, and up to where the ledger is known (default: now). */
export type CommandFrom = (today: LocalDate, state: MeasureState, knownAt?: number) => MeasureCommand | Promise<MeasureCommand>;

/** Decides submissions on measures that are in the ledger. */
@Injectable()
export class MeasureSubmissions {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger, private readonly host: HostUnit, private readonly rosters: GroupRosters) {}

  /** @throws DomainError UNKNOWN_MEASURE or a rule's refusal; errors of decideAndAppend */
  submit(measure: string, entry: Entry, commandOf: CommandFrom): Promise<EntryReceipt> {
    return decideAndAppend(this.ledger, entry, {
      stream: measureStream(measure),
      decide: async (recorded, today, knownAt) => {
        const history = measureHistory(measure, recorded);
        const state = foldMeasure(history);
        const hostUnit = await this.host.unit(knownAt);
        const command = await commandOf(today, state, knownAt);
        const members = asksForGroups(command, state) ? await this.rosters.known(state.units.map(({ unit }) => unit), knownAt) : [];
        return decide(command, state, { today, actor: entry.actor, hostUnit, history, members });
      },
    });
  }
}

/** Groups are asked where a unit files that does not report for the measure as the plan names it, and where it counts whom a check concerns. */
function asksForGroups(command: MeasureCommand, state: MeasureState): boolean {
  switch (command.type) {
    case 'acknowledge':
    case 'report-progress':
    case 'report-completion': return isSaid(command) || !reportingLeads(state).includes(command.unit);
    case 'request-extension': return isSaid(command) || !leads(state, command.unit);
    case 'report-group':
    case 'verify-completion':
    case 'return-completion':
    case 'correct-entry': return true;
    default: return false;
  }
}

const isSaid = ({ memberOf = null }: UnitCommand): boolean => memberOf !== null;

export function measureStream(measure: string): string {
  return `measure-${measure}`;
}

/** @throws DomainError UNKNOWN_MEASURE for an empty stream */
export function measureHistory(measure: string, recorded: StreamEvent[]): MeasureEvent[] {
  if (recorded.length === 0) {
    throw new DomainError('UNKNOWN_MEASURE', '台账中没有这项措施，请从台账列表中重新选择。', 'not-found', { measure });
  }
  return recorded as MeasureEvent[];
}
