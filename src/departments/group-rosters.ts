import { Inject, Injectable } from '@nestjs/common';
import type { StreamLeaf } from '../event-store/event-store.js';
import { historyAsOf } from '../ledger/as-of.js';
import type { LocalDate } from '../ledger/fact.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { toStreamEvent } from '../ledger/read-events.js';
import { streamKnown } from '../ledger/stream-known.js';
import type { DepartmentEvent } from './department.events.js';
import { evolve, initialState } from './department.evolve.js';
import type { DepartmentState } from './department.state.js';
import { departmentStream } from './unit-register.js';

/** A unit that is no group itself and belongs to one, directly or through a group in it, with the days on which it does. */
export interface RosterMember {
  group: string;
  member: string;
  /** What it is called. */
  name: string;
  from: LocalDate;
  until: LocalDate | null;
}

type StateOf = (unit: string) => Promise<DepartmentState>;

/** Who belongs to which group (rule 6), from the units' own streams. */
@Injectable()
export class GroupRosters {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /**
   * Members of those of these units that are groups.
   *
   * @param knownAt position up to which the ledger is known; default: as it stands
   */
  known(units: readonly string[], knownAt?: number): Promise<RosterMember[]> {
    return rostersOf(units, async (unit) => folded(await streamKnown(this.ledger.store, departmentStream(unit), knownAt)));
  }

  /** As the total order holds them: for what is shown, which is answered also while entries are not taken. */
  shown(units: readonly string[]): Promise<RosterMember[]> {
    return rostersOf(units, async (unit) => folded(await this.ledger.store.readStreamKnown(departmentStream(unit))));
  }

  /** As of day D, knowing what was known at position P. */
  asOf(units: readonly string[], point: { asOf: LocalDate; position: number }): Promise<RosterMember[]> {
    return rostersOf(units, async (unit) => folded(await this.ledger.store.readStreamKnown(departmentStream(unit), point.position), point.asOf));
  }
}

function folded(leaves: readonly StreamLeaf[], day?: LocalDate): DepartmentState {
  const events = leaves.map((leaf) => toStreamEvent(leaf) as DepartmentEvent);
  return (day === undefined ? events : historyAsOf(events, day)).reduce(evolve, initialState);
}

async function rostersOf(units: readonly string[], stateOf: StateOf): Promise<RosterMember[]> {
  const found = await Promise.all([...new Set(units)].map(async (unit) => {
    const state = await stateOf(unit);
    return state.class === 'unit-group' ? membersUnder(unit, state, { from: '', until: null }, stateOf, new Set([unit])) : [];
  }));
  return found.flat().sort((one, other) => one.order - other.order).map(({ order: _order, ...one }) => one);
}

type Days = Pick<RosterMember, 'from' | 'until'>;
type Placed = RosterMember & { order: number };

/** A group among the members brings its own; a unit that was merged into another belongs to it until then. */
async function membersUnder(group: string, state: DepartmentState, within: Days, stateOf: StateOf, above: ReadonlySet<string>): Promise<Placed[]> {
  const found = await Promise.all(state.members.map(async ({ member, from, until }): Promise<Placed[]> => {
    const of = await stateOf(member);
    const days = overlap(within, overlap({ from, until }, { from: '', until: of.mergedOn }));
    if (days === null || above.has(member)) return [];
    if (of.class === 'unit-group') return membersUnder(group, of, days, stateOf, new Set([...above, member]));
    return [{ group, member, name: of.name, order: of.order, ...days }];
  }));
  return found.flat();
}

function overlap(one: Days | null, other: Days | null): Days | null {
  if (one === null || other === null) return null;
  const from = one.from > other.from ? one.from : other.from;
  const until = one.until === null ? other.until : other.until === null || one.until < other.until ? one.until : other.until;
  return until !== null && until <= from ? null : { from, until };
}
