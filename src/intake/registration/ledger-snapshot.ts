import { applyCorrections } from '../../ledger/as-of.js';
import type { LocalDate, StreamEvent } from '../../ledger/fact.js';
import { toStreamEvent } from '../../ledger/read-events.js';
import type { EventStore } from '../../event-store/event-store.js';
import { MAIN_TEXT } from './plan-to-register.js';

const PAGE = 1_000;

/** What stands in the ledger of one plan and of all units, read once before an import is decided. */
export interface LedgerSnapshot {
  /** Stream → events in order; units, the plan, and the plan's measures. */
  streams: Map<string, StreamEvent[]>;
}

/** Reads the whole log once, what was appended a moment ago included: unit names have no other index, and an import is rare. */
export async function readSnapshot(store: EventStore, plan: string): Promise<LedgerSnapshot> {
  const streams = new Map<string, StreamEvent[]>();
  const end = (await store.latestPosition()) + 1;
  for (let position = 0; position < end;) {
    const leaves = await store.readAll(position, PAGE);
    if (leaves.length === 0) break;
    for (const leaf of leaves) {
      const { stream, type, data } = leaf.leaf;
      const wanted = stream.startsWith('department-') || stream === `plan-${plan}`
        || (stream.startsWith('measure-') && (streams.has(stream) || (type === 'measure-registered' && data['plan'] === plan)));
      if (!wanted) continue;
      const events = streams.get(stream) ?? [];
      events.push(toStreamEvent(leaf));
      streams.set(stream, events);
    }
    position = leaves.at(-1)!.position + 1;
  }
  return { streams };
}

/** The data of the first event of a type, with the corrections made to it; null where there is none. */
export function correctedData<D>(events: readonly StreamEvent[] | undefined, type: string): D | null {
  const found = applyCorrections(events ?? []).find((event) => event.type === type);
  return found ? (found.data as D) : null;
}

/** Day the plan was registered as of; null where it is not in the ledger. */
export function registeredDay({ streams }: LedgerSnapshot, plan: string): LocalDate | null {
  return streams.get(`plan-${plan}`)?.find(({ type }) => type === 'plan-registered')?.occurredOn ?? null;
}

/** Numbered measures of the plan that the ledger holds. */
export function numberedMeasures({ streams }: LedgerSnapshot): number {
  return [...streams].filter(([stream, [first]]) => stream.startsWith('measure-') && ((first?.data as { kind?: string } | undefined)?.kind ?? 'numbered') === 'numbered').length;
}

/** The largest number a duty of the main text has in the ledger. */
export function mainTextNumbers({ streams }: LedgerSnapshot): number {
  const numbers = [...streams.values()].flatMap(([first]: StreamEvent[]) => {
    const { indicator, number } = (first?.type === 'measure-registered' ? first.data : {}) as { indicator?: { name: string }; number?: number };
    return indicator?.name === MAIN_TEXT ? [number ?? 0] : [];
  });
  return Math.max(0, ...numbers);
}
