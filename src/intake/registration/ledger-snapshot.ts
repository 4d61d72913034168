import { applyCorrections, historyAsOf } from '../../ledger/as-of.js';
import type { LocalDate, StreamEvent } from '../../ledger/fact.js';
import { evolve as evolvePlan, initialState as noPlan } from '../../plans/plan.decider.js';
import type { PlanEvent } from '../../plans/plan.events.js';
import type { PlanState } from '../../plans/plan.state.js';
import { MAIN_TEXT } from './plan-to-register.js';

/** What stands in the ledger of one plan and of all units, for an import to be decided on. */
export interface LedgerSnapshot {
  /** Next position of the log. */
  position: number;
  /** Stream → events in order; units, the plan, and the plan's measures. */
  streams: Map<string, StreamEvent[]>;
}

/** The data of the first event of a type, with the corrections made to it; null where there is none. */
export function correctedData<D>(events: readonly StreamEvent[] | undefined, type: string): D | null {
  const found = applyCorrections(events ?? []).find((event) => event.type === type);
  return found ? (found.data as D) : null;
}

/** Day the plan was registered as of; null where it is not in the ledger. */
export function registeredDay(snapshot: LedgerSnapshot, plan: string): LocalDate | null {
  return registeredPlanEvent(snapshot, plan)?.occurredOn ?? null;
}

export function registeredPlanEvent({ streams }: LedgerSnapshot, plan: string): StreamEvent | null {
  return streams.get(`plan-${plan}`)?.find(({ type }) => type === 'plan-registered') ?? null;
}

/** The plan as it stands, with every revision; null where it is not in the ledger. */
export function planInForce({ streams }: LedgerSnapshot, plan: string): PlanState | null {
  const state = foldPlan(streams.get(`plan-${plan}`) ?? []);
  return state.exists ? state : null;
}

export const foldPlan = (events: readonly StreamEvent[]): PlanState => (historyAsOf(events) as PlanEvent[]).reduce(evolvePlan, noPlan);

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
