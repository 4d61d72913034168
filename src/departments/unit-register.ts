import { Inject, Injectable } from '@nestjs/common';
import type { StreamLeaf } from '../event-store/event-store.js';
import { historyAsOf } from '../ledger/as-of.js';
import { DomainError } from '../ledger/domain-error.js';
import type { LocalDate } from '../ledger/fact.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { toStreamEvent } from '../ledger/read-events.js';
import { streamKnown } from '../ledger/stream-known.js';
import type { DepartmentEvent } from './department.events.js';

/** Which units the ledger knows and what they are called now, from the units' own streams. */
@Injectable()
export class UnitRegister {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /**
   * @param knownAt position up to which the ledger is known; default: what they are called now
   * @throws DomainError UNKNOWN_UNIT for the first id that names no unit
   */
  async namesOf(units: readonly string[], knownAt?: number): Promise<Map<string, string>> {
    const named = await Promise.all([...new Set(units)].map(async (unit) => [unit, await this.nameOf(unit, knownAt)] as const));
    return new Map(named);
  }

  /** @throws DomainError UNKNOWN_UNIT */
  async nameOf(unit: string, knownAt?: number): Promise<string> {
    const name = nameIn(await this.history(unit, knownAt));
    if (name !== null) return name;
    throw new DomainError('UNKNOWN_UNIT', `台账中没有编号为“${unit}”的单位，请从单位名录中重新选择。`, 'invalid', { unit });
  }

  /** Names on day D as known at position P; units not yet named then are left out. */
  async namesAsOf(units: readonly { unit: string }[], { asOf, position }: { asOf: LocalDate; position: number }): Promise<Map<string, string>> {
    const ids = [...new Set(units.map(({ unit }) => unit))];
    const named = await Promise.all(ids.map(async (unit) => {
      const known = await this.ledger.store.readStreamKnown(departmentStream(unit), position);
      return [unit, nameIn(historyAsOf(known.map(departmentEvent), asOf))] as const;
    }));
    return new Map(named.filter((pair): pair is [string, string] => pair[1] !== null));
  }

  /** Revision the unit's stream stands at, for who reads; −1 for an unknown unit. */
  async revisionOf(unit: string): Promise<number> {
    return (await this.ledger.store.readStreamKnown(departmentStream(unit))).length - 1;
  }

  private async history(unit: string, knownAt?: number): Promise<DepartmentEvent[]> {
    return (await streamKnown(this.ledger.store, departmentStream(unit), knownAt)).map(departmentEvent);
  }
}

const departmentEvent = (leaf: StreamLeaf): DepartmentEvent => toStreamEvent(leaf) as DepartmentEvent;

/** History shows the name used at the time (rule 6). */
function nameIn(events: readonly DepartmentEvent[]): string | null {
  return events.reduce<string | null>((name, event) =>
    (event.type === 'department-registered' || event.type === 'department-renamed' ? event.data.name : name), null);
}

export function departmentStream(unit: string): string {
  return `department-${unit}`;
}
