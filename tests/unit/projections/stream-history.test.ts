import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BitemporalProjector } from '../../../projections/engine/bitemporal/bitemporal-projector.js';
import { SpanWriter } from '../../../projections/engine/bitemporal/span-writer.js';
import type { Span, SpanRow } from '../../../projections/engine/bitemporal/span.js';
import { spanIdsAt } from '../../../projections/engine/bitemporal/span.js';
import { StreamHistory, type StreamFold } from '../../../projections/engine/bitemporal/stream-history.js';
import { MEASURE_FOLD } from '../../../projections/dashboard/measure-rows.js';
import { historyAsOf } from '../../../src/ledger/as-of.js';
import type { RecordedEvent } from '../../../src/ledger/fact.js';
import { addDays } from '../../../src/ledger/local-date.js';
import { randomHistory, type RandomFact } from '../../integration/projections/arbitrary-history.js';

/** Every third event also leaves a fact, which counts for good from its day. */
const FOLD = {
  ...MEASURE_FOLD,
  facts: (before: unknown, event: RecordedEvent, after: unknown): SpanRow[] => {
    if (event.position % 3 !== 0 || before === after) return [];
    return [{ table: 'fact', key: event.id, values: [event.type, JSON.stringify(event.data)] }];
  },
} as unknown as StreamFold;

function recorded(facts: readonly RandomFact[], firstPosition = 10, gap = 3): RecordedEvent[] {
  return facts.map(({ type, occurredOn, data, correctsBack }, revision) => ({
    position: firstPosition + revision * gap, id: `e${revision}`, stream: 'measure-x', revision, type, version: 1,
    recordedAt: '2021-07-01T00:00:00.000Z', occurredOn, actor: { account: 'a', role: 'office' as const, department: null }, basis: null,
    correlation: null, causation: null, sealed: {},
    data: correctsBack === undefined ? data : { ...data, target: `e${revision - correctsBack}` },
  }));
}

function expectedAt(events: RecordedEvent[], day: string, position: number): string[] {
  const history = historyAsOf(events, day, position);
  let state: unknown = FOLD.initial;
  const facts: SpanRow[] = [];
  for (const event of history) {
    const next = FOLD.evolve(state, event);
    facts.push(...FOLD.facts!(state, event, next));
    state = next;
  }
  return [...FOLD.rows(state), ...facts].map(shown).sort();
}

const shown = ({ table, key, values }: SpanRow): string => JSON.stringify([table, key, values]);

function holdsAt({ from, to, since, until }: Span, day: string, position: number): boolean {
  return from <= day && (to === null || day < to) && since <= position && (until === null || position < until);
}

/** All spans as they end up in the tables. */
function spansOf(events: RecordedEvent[], kept: number): Map<number, Span> {
  const spans = new Map<number, Span>();
  const sink = { open: (span: Span) => void spans.set(span.id, span), change: (span: Span) => void spans.set(span.id, span) };
  const replayed = (upTo: number): StreamHistory => {
    const fresh = new StreamHistory(FOLD);
    for (const event of events.slice(0, upTo)) fresh.take(event, { position: event.position, nextId: spanIdsAt(event.position), sink: { open: () => undefined, change: () => undefined } });
    return fresh;
  };
  let history = new StreamHistory(FOLD);
  events.forEach((event, index) => {
    const writing = () => ({ position: event.position, nextId: spanIdsAt(event.position), sink });
    if (!history.take(event, writing())) {
      history = replayed(index);
      if (!history.take(event, writing())) throw new Error('a whole history refused an event');
    }
    history.keep(kept);
  });
  return spans;
}

describe('the bitemporal mechanism', () => {
  it('answers every (D, P) as the fold of the history at (D, P)', () => {
    fc.assert(fc.property(randomHistory(14), (facts) => {
      const events = recorded(facts);
      const spans = [...spansOf(events, Infinity).values()];
      for (let days = -1; days <= 41; days += 3) {
        const day = addDays('2021-03-01', days);
        for (const { position } of events) {
          const rows = spans.filter((span) => holdsAt(span, day, position)).map(({ row }) => shown(row)).sort();
          expect(rows).toEqual(expectedAt(events, day, position));
        }
      }
    }), { numRuns: 150 });
  });

  it('writes the same rows under the same ids whatever part of the history is kept in memory', () => {
    fc.assert(fc.property(randomHistory(40), fc.integer({ min: 1, max: 6 }), (facts, kept) => {
      const events = recorded(facts);
      const sorted = (spans: Map<number, Span>) => [...spans.values()].sort((a, b) => a.id - b.id);
      expect(sorted(spansOf(events, kept))).toEqual(sorted(spansOf(events, Infinity)));
    }), { numRuns: 150 });
  });

  it('refuses an event that does not follow the last one of its stream', async () => {
    const [first, , third] = recorded([...Array.from({ length: 3 }, () => ({ type: 'measure-acknowledged', occurredOn: '2021-03-01', data: { unit: 'u1', implied: false } }))]);
    const projector = new BitemporalProjector({ readStreamKnown: () => Promise.resolve([]) }, [FOLD], new Map());
    await projector.take([first!]);
    await expect(projector.take([third!])).rejects.toThrow(/revision 2 of stream measure-x came after revision 0/);
  });

  it('writes a span that a batch opens and replaces once, in its last form', () => {
    const writer = new SpanWriter(new Map());
    const span: Span = { id: 1, row: { table: 't', key: 'k', values: [] }, from: '2021-01-01', to: null, since: 1, until: null };
    writer.open(span);
    writer.change({ ...span, until: 2 });
    expect(writer.batch()).toMatchObject({ opened: [{ ...span, until: 2 }], changed: [] });
  });
});
