import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from './fact.js';
import { historyAsOf } from './as-of.js';
import { OPEN_LEDGER, type OpenLedger } from './ledger-context.js';
import type { LedgerEvent } from './ledger.events.js';
import { toStreamEvent } from './read-events.js';
import { ruleInForce } from './rule-in-force.js';
import { streamKnown } from './stream-known.js';

/** The rule sets of the ledger (seeds/rules): versioned data, each version a fact. */
@Injectable()
export class RulesInForce {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /**
   * The version of a rule set in force on day D as known at position P, or, for deciding, as its stream stands now.
   *
   * @param name `lights`, `accountability`
   * @returns null where none was adopted yet
   */
  async named<T>(name: string, day: LocalDate, position?: number): Promise<T | null> {
    const leaves = await streamKnown(this.ledger.store, `rules-${name}`, position);
    const editions = historyAsOf(leaves.map((leaf) => toStreamEvent(leaf) as LedgerEvent))
      .flatMap((event) => (event.type === 'rules-adopted' ? [event.data] : []));
    const adopted = ruleInForce(editions, day, ({ from }) => from);
    return adopted ? ({ ...adopted.rules, edition: adopted.edition } as T) : null;
  }
}
