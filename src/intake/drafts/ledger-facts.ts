import { evolve, initialState } from '../../departments/department.decider.js';
import type { DepartmentEvent } from '../../departments/department.events.js';
import type { EventStore } from '../../event-store/event-store.js';
import type { StreamEvent } from '../../ledger/fact.js';
import { toStreamEvent } from '../../ledger/read-events.js';
import type { PlanEvent } from '../../plans/plan.events.js';
import type { RegisteredPlan } from '../registration/import-work.js';
import { correctedData, type LedgerSnapshot } from '../registration/ledger-snapshot.js';
import type { UnitClass } from './draft.js';

const PAGE = 1_000;

/** A unit that the ledger holds under its names. */
export interface KnownUnit {
  unit: string;
  jurisdiction: string;
  name: string;
  aliases: string[];
  class: UnitClass;
}

/** A plan by what its id follows from, as it was registered. */
export type KnownPlan = Pick<RegisteredPlan, 'title' | 'jurisdiction' | 'issued'>;

const sourcesOf = (events: readonly PlanEvent[]): { documentSha256: string | null; textSha256: string | null }[] =>
  events.flatMap((event) => (event.type === 'plan-registered' ? [event.data.source] : event.type === 'plan-text-attached' ? [event.data] : []));

/**
 * The units and plans of the ledger, for who reviews a document. Nothing indexes units by name and measures by plan for a
 * command that runs without read models, so the log is read once and followed from there.
 */
export class LedgerFacts {
  private next = 0;
  private latest: { plan: string; at: number; snapshot: LedgerSnapshot } | null = null;
  private readonly streams = new Map<string, StreamEvent[]>();
  private readonly measuresOf = new Map<string, string[]>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: EventStore) {}

  /** Takes in what was appended since. */
  async refresh(): Promise<this> {
    const turn = this.turn.then(() => this.readOn());
    this.turn = turn.catch(() => undefined);
    await turn;
    return this;
  }

  /** Units of a jurisdiction that were not merged into others. */
  unitsOf(jurisdiction: string): KnownUnit[] {
    return [...this.streams].flatMap(([stream, events]) => {
      if (!stream.startsWith('department-')) return [];
      const registered = correctedData<{ jurisdiction: string; class: UnitClass }>(events, 'department-registered');
      const { department, name, aliases, mergedInto } = (events as DepartmentEvent[]).reduce(evolve, initialState);
      if (registered?.jurisdiction !== jurisdiction || mergedInto !== null) return [];
      return [{ unit: department, jurisdiction, name, aliases, class: registered.class }];
    });
  }

  /** Whether the ledger holds the unit, of whatever jurisdiction. */
  holdsUnit(unit: string): boolean {
    return this.streams.has(`department-${unit}`);
  }

  /** Whether the ledger holds the plan. */
  holdsPlan(plan: string): boolean {
    return this.streams.has(`plan-${plan}`);
  }

  /** What names the plan that was registered from exactly this file or text, or to which it was attached; null where there is none. */
  planOf({ sha256, textSha256 }: { sha256: string; textSha256: string }): KnownPlan | null {
    const found = [...this.streams].find(([stream, events]) => stream.startsWith('plan-') && !events.some(({ type }) => type === 'plan-voided')
      && sourcesOf(events as PlanEvent[]).some((source) => source.textSha256 === textSha256 || source.documentSha256 === sha256));
    const registered = (found?.[1] as PlanEvent[] | undefined)?.find((event) => event.type === 'plan-registered');
    if (registered?.type !== 'plan-registered') return null;
    const { title, jurisdiction, issued } = registered.data;
    return { title, jurisdiction, issued };
  }

  /** What stands in the ledger of one plan and of all units; read again once anything was appended. */
  async snapshotOf(plan: string): Promise<LedgerSnapshot> {
    if (this.latest?.plan !== plan || this.latest.at !== this.next) this.latest = { plan, at: this.next, snapshot: await this.readPlan(plan) };
    return this.latest.snapshot;
  }

  private async readPlan(plan: string): Promise<LedgerSnapshot> {
    const streams = new Map([...this.streams].filter(([stream]) => stream.startsWith('department-') || stream === `plan-${plan}`));
    for (const measure of this.measuresOf.get(plan) ?? []) streams.set(measure, (await this.store.readStream(measure)).map(toStreamEvent));
    return { streams };
  }

  private async readOn(): Promise<void> {
    const end = (await this.store.latestPosition()) + 1;
    while (this.next < end) {
      const leaves = await this.store.readAll(this.next, PAGE);
      if (leaves.length === 0) return;
      for (const stored of leaves) {
        const { stream, type, data } = stored.leaf;
        if (stream.startsWith('department-') || stream.startsWith('plan-')) this.streams.set(stream, [...(this.streams.get(stream) ?? []), toStreamEvent(stored)]);
        else if (type === 'measure-registered') this.note(String(data['plan']), stream);
      }
      this.next = leaves.at(-1)!.position + 1;
    }
  }

  private note(plan: string, stream: string): void {
    this.measuresOf.set(plan, [...(this.measuresOf.get(plan) ?? []), stream]);
  }
}
