import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolveShown } from '../../../projections/evolve-shown.js';
import { historyAsOf } from '../../../src/ledger/as-of.js';
import type { RecordedEvent } from '../../../src/ledger/fact.js';
import type { MeasureEvent } from '../../../src/measures/measure.events.js';
import { evolve, initialState } from '../../../src/measures/measure.evolve.js';
import type { MeasureState } from '../../../src/measures/measure.state.js';
import { randomHistory } from '../../integration/projections/arbitrary-history.js';

/** A state without what no read model shows. */
function shown({ text: _text, textSha256: _sha, lastFiledOn: _filed, provincialLink: _link, milestones, ...state }: MeasureState): unknown {
  return { ...state, milestones: milestones.map(({ pace: _pace, lastReport: _report, cumulative: _value, members: _members, ...one }) => one) };
}

describe('the state that read models are made of', () => {
  it('is the state of the measure but for pace, last report, figures, text and link, after every event of every history', () => {
    let reports = 0;
    fc.assert(fc.property(randomHistory(40), (facts) => {
      const ids = facts.map((_fact, index) => `e${index}`);
      const events = facts.map(({ type, occurredOn, data, correctsBack }, position) => ({
        id: ids[position], stream: 'measure-x', revision: position, position, type, occurredOn, actor: { account: 'a', role: 'office', department: null },
        data: correctsBack === undefined ? { memberOf: null, ...data } : { ...data, target: ids[position - correctsBack] ?? 'unknown' },
      })) as unknown as RecordedEvent[];
      let [whole, made] = [initialState, initialState];
      for (const event of historyAsOf(events) as unknown as MeasureEvent[]) {
        if (event.type === 'progress-reported') reports++;
        [whole, made] = [evolve(whole, event), evolveShown(made, event)];
        expect(shown(made)).toEqual(shown(whole));
      }
    }), { numRuns: 1_000, seed: 20211121 });
    expect(reports).toBeGreaterThan(100);
  });
});
