import { evolve, initialState } from '../../departments/department.decider.js';
import type { DepartmentEvent } from '../../departments/department.events.js';
import type { EventStore, StoredLeaf } from '../../event-store/event-store.js';
import type { LocalDate, StreamEvent } from '../../ledger/fact.js';
import { toStreamEvent } from '../../ledger/read-events.js';
import { planIdentity } from '../../plans/plan.decider.js';
import type { PlanEvent } from '../../plans/plan.events.js';
import type { PlanState } from '../../plans/plan.state.js';
import type { RegisteredPlan } from './import-work.js';
import { correctedData, foldPlan, type LedgerSnapshot } from './ledger-snapshot.js';
import type { UnitClass } from './unit-directory.js';

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

/** A plan in force, with the titles of its measures as they were registered; the plan's own is the one that it has by now. */
export interface StandingPlan extends KnownPlan {
  plan: string;
  measureTitles: readonly string[];
}

/** A plan that counts nowhere any more. */
export interface VoidedPlan {
  plan: string;
  title: string;
  measures: number;
  voidedOn: LocalDate;
}

/** Where the measures of a plan stand in the log. */
interface PlanPlaces {
  titles: string[];
  /** Pages of the log that hold events of its measures. */
  pages: Set<number>;
}

/**
 * The units and plans of the ledger, for who reviews or registers a document. Nothing indexes units by name and measures by plan
 * for a command that runs without read models, so the log is read once and followed from there. Of measures it is noted where in
 * the log they stand; those of the plan under review are read from there, page by page, and followed as well.
 */
export class LedgerFacts {
  /** Next position of the log to be taken in. */
  position = 0;
  private readonly streams = new Map<string, StreamEvent[]>();
  private readonly planOfMeasure = new Map<string, string>();
  private readonly places = new Map<string, PlanPlaces>();
  private followed: { plan: string; streams: Map<string, StreamEvent[]> } | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: EventStore) {}

  /** Facts for one plan that is known before anything is read: its measures are taken in at the first reading. */
  static of(store: EventStore, plan: string): LedgerFacts {
    const facts = new LedgerFacts(store);
    facts.followed = { plan, streams: new Map() };
    return facts;
  }

  /** Takes in what was appended since. */
  async refresh(): Promise<this> {
    await this.inTurn(() => this.readOn());
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

  /** Whether the unit is in the ledger and was not merged into another, of whatever jurisdiction. */
  holdsUnit(unit: string): boolean {
    const events = this.streams.get(`department-${unit}`) as DepartmentEvent[] | undefined;
    return events !== undefined && events.reduce(evolve, initialState).mergedInto === null;
  }

  /** Whether the ledger holds the plan. */
  holdsPlan(plan: string): boolean {
    return this.streams.has(`plan-${plan}`);
  }

  /** A plan that was voided; null where it is not in the ledger, or in force. */
  voided(plan: string): VoidedPlan | null {
    const events = this.streams.get(`plan-${plan}`) as PlanEvent[] | undefined ?? [];
    const voided = events.find((event) => event.type === 'plan-voided');
    return voided ? { plan, title: foldPlan(events).title, measures: this.places.get(plan)?.titles.length ?? 0, voidedOn: voided.occurredOn } : null;
  }

  /** What names the plan that was registered from exactly this file or text, or to which it was attached; null where there is none. `sha256` is null where the file holds several plans. */
  planOf({ sha256, textSha256 }: { sha256: string | null; textSha256: string }): KnownPlan | null {
    const found = this.plansInForce().find(({ events }) => sourcesOf(events).some((source) => source.textSha256 === textSha256 || (sha256 !== null && source.documentSha256 === sha256)));
    return found ? knownPlan(found.registered) : null;
  }

  /** What names a plan in force; null where there is none. */
  planNamed(plan: string): KnownPlan | null {
    const found = this.plansInForce().find((one) => one.plan === plan);
    return found ? knownPlan(found.registered) : null;
  }

  /** What names the plan in force that goes by this title and day since an edition revised it; null where there is none. */
  planCalled({ title, jurisdiction, issued }: KnownPlan): KnownPlan | null {
    const called = planIdentity({ title, jurisdiction, issued });
    const found = this.plansInForce().find(({ registered, state }) => planIdentity({ jurisdiction: registered.jurisdiction, title: state.title, issued: state.issued }) === called);
    return found ? knownPlan(found.registered) : null;
  }

  /** The plans in force of a jurisdiction and a year, under the titles that they have by now. */
  plansOf(jurisdiction: string, year: number): StandingPlan[] {
    return this.plansInForce().filter(({ registered }) => registered.jurisdiction === jurisdiction && registered.year === year)
      .map(({ plan, registered, state: { title } }) => ({ plan, ...knownPlan(registered), title, measureTitles: this.places.get(plan)?.titles ?? [] }));
  }

  /** What stands in the ledger of one plan and of all units, as of `position`. */
  async snapshotOf(plan: string): Promise<LedgerSnapshot> {
    return this.inTurn(async () => {
      const followed = this.followed?.plan === plan ? this.followed : { plan, streams: await this.readMeasures(plan) };
      this.followed = followed;
      const others = [...this.streams].filter(([stream]) => stream.startsWith('department-') || stream === `plan-${plan}`);
      return { position: this.position, streams: new Map([...others, ...followed.streams].map(([stream, events]) => [stream, [...events]])) };
    });
  }

  private plansInForce(): { plan: string; events: PlanEvent[]; registered: RegisteredPlan; state: PlanState }[] {
    return [...this.streams].flatMap(([stream, all]) => {
      if (!stream.startsWith('plan-') || all.some(({ type }) => type === 'plan-voided')) return [];
      const events = all as PlanEvent[];
      const registered = events.find((event) => event.type === 'plan-registered');
      return registered?.type === 'plan-registered' ? [{ plan: stream.slice('plan-'.length), events, registered: registered.data, state: foldPlan(events) }] : [];
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.turn.then(work);
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  /** The pages that hold them, each read once. */
  private async readMeasures(plan: string): Promise<Map<string, StreamEvent[]>> {
    const streams = new Map<string, StreamEvent[]>();
    for (const page of [...(this.places.get(plan)?.pages ?? [])].sort((one, other) => one - other)) {
      for (const stored of await this.store.readAll(page * PAGE, PAGE)) {
        if (stored.position < this.position && this.planOfMeasure.get(stored.leaf.stream) === plan) note(streams, stored);
      }
    }
    return streams;
  }

  private async readOn(): Promise<void> {
    const end = (await this.store.latestPosition()) + 1;
    while (this.position < end) {
      const leaves = await this.store.readAll(this.position, PAGE);
      if (leaves.length === 0) return;
      for (const stored of leaves) this.takeIn(stored);
      this.position = leaves.at(-1)!.position + 1;
    }
  }

  private takeIn(stored: StoredLeaf): void {
    const { stream, type, data } = stored.leaf;
    if (stream.startsWith('department-') || stream.startsWith('plan-')) return note(this.streams, stored);
    if (type === 'measure-registered') this.placeMeasure(stream, data as { plan: string; title: string });
    const plan = this.planOfMeasure.get(stream);
    if (plan === undefined) return;
    this.places.get(plan)!.pages.add(Math.floor(stored.position / PAGE));
    if (this.followed?.plan === plan) note(this.followed.streams, stored);
  }

  private placeMeasure(stream: string, { plan, title }: { plan: string; title: string }): void {
    this.planOfMeasure.set(stream, plan);
    const known = this.places.get(plan);
    if (known) known.titles.push(title);
    else this.places.set(plan, { titles: [title], pages: new Set() });
  }
}

function note(streams: Map<string, StreamEvent[]>, stored: StoredLeaf): void {
  const { stream } = stored.leaf;
  const events = streams.get(stream);
  if (events) events.push(toStreamEvent(stored));
  else streams.set(stream, [toStreamEvent(stored)]);
}

const knownPlan = ({ title, jurisdiction, issued }: RegisteredPlan): KnownPlan => ({ title, jurisdiction, issued });

const sourcesOf = (events: readonly PlanEvent[]): { documentSha256: string | null; textSha256: string | null }[] =>
  events.flatMap((event) => (event.type === 'plan-registered' ? [event.data.source] : event.type === 'plan-text-attached' ? [event.data] : []));
