import { Inject, Injectable } from '@nestjs/common';
import { hostUnitOf } from './host-unit.decider.js';
import { OPEN_LEDGER, type OpenLedger } from './ledger-context.js';
import { streamKnown } from './stream-known.js';

/** Stream of the facts about the ledger itself. */
export const LEDGER_STREAM = 'ledger';

/** The unit that hosts the leading-group office, as it stands now: where it is itself responsible, 督查 checks (rule 5). */
@Injectable()
export class HostUnit {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /**
   * For deciding.
   * @param knownAt position up to which the ledger is known; default: as it stands now
   */
  async unit(knownAt?: number): Promise<string | null> {
    return hostUnitOf((await streamKnown(this.ledger.store, LEDGER_STREAM, knownAt)).map(({ leaf }) => leaf));
  }

  /** For reading, with the revision that the next naming is decided against. Answers also while entries are not taken. */
  async standing(): Promise<{ unit: string | null; revision: number }> {
    const leaves = await this.ledger.store.readStreamKnown(LEDGER_STREAM);
    return { unit: hostUnitOf(leaves.map(({ leaf }) => leaf)), revision: leaves.length - 1 };
  }
}
