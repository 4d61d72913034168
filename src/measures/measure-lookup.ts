import { Inject, Injectable } from '@nestjs/common';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { toStreamEvent } from '../ledger/read-events.js';
import { requireMilestone } from './lifecycle/preconditions.js';
import { measureHistory, measureStream } from './measure-submissions.js';
import { foldMeasure } from './measure.decider.js';

/** What other features ask of measures: whether what they name is in the ledger. */
@Injectable()
export class MeasureLookup {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /** @throws DomainError UNKNOWN_MEASURE, UNKNOWN_MILESTONE */
  async require(measure: string, milestone: string | null): Promise<void> {
    const leaves = await this.ledger.store.readStream(measureStream(measure));
    const state = foldMeasure(measureHistory(measure, leaves.map(toStreamEvent)));
    if (milestone !== null) requireMilestone(state, milestone);
  }
}
