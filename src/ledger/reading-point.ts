import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../config/clock.js';
import { HttpProblem } from '../http/problem.js';
import type { Instant, LocalDate } from './fact.js';
import { OPEN_LEDGER, type OpenLedger } from './ledger-context.js';
import { isRealDate } from './local-date.js';
import { PlanPeriods } from './plan-periods.js';

/** Where an answer stands on the two time axes; every reading answer echoes it. */
export interface ReadingPoint {
  asOf: LocalDate;
  /** Instant K asked for; null = all that is known. */
  knownAt: Instant | null;
  /** Position P used; −1 where nothing was known yet. */
  position: number;
}

export interface ReadingQuestion {
  asOf?: string | undefined;
  knownAt?: string | undefined;
  'min-position'?: string | undefined;
}

/** Read models an answer is made of: names and lights come from the dashboard, what is behind a figure from the audit trail. */
const READ_BY = {
  dashboard: ['dashboard'],
  'audit-trail': ['audit-trail', 'dashboard'],
  'plan-comparison': ['plan-comparison', 'audit-trail', 'dashboard'],
  'department-record': ['department-record', 'audit-trail', 'dashboard'],
} as const;
const WAIT_MS = 5_000;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Turns what a reading request asks (asOf, knownAt, min-position) into a day D and a position P. */
@Injectable()
export class ReadingPoints {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger, private readonly periods: PlanPeriods) {}

  /**
   * For answers from a read model: P is at most what the read model holds.
   *
   * @param projection read model that answers; waits up to 5 s until it has the receipt or the instant asked for
   * @param plan plan whose period fixes the default day; null = every plan
   * @throws HttpProblem MALFORMED_REQUEST; ProjectionBehindError, StoreUnavailableError
   */
  async inReadModel(projection: keyof typeof READ_BY, question: ReadingQuestion, plan: string | null): Promise<ReadingPoint> {
    const { knownAt, known, wanted } = await this.wanted(question);
    const { projections } = this.ledger;
    const readModels = READ_BY[projection];
    await Promise.all(readModels.map((name) => projections.waitFor(name, Math.max(wanted, known ?? -1), WAIT_MS)));
    const position = known ?? Math.min(...readModels.map((name) => projections.live(name).checkpoint)) - 1;
    return { asOf: question.asOf ?? (await this.defaultDay(plan, position)), knownAt, position };
  }

  /** Waits until the total order holds what the reader entered last. */
  async entered({ 'min-position': receipt }: ReadingQuestion): Promise<void> {
    if (receipt !== undefined) await this.ledger.store.resolveReceipt(receipt);
  }

  /** For answers folded from the stream itself. */
  async inStream(question: ReadingQuestion, plan: string | null): Promise<ReadingPoint> {
    const { knownAt, known } = await this.wanted(question);
    const position = known ?? (await this.ledger.store.nextPosition()) - 1;
    return { asOf: question.asOf ?? (await this.defaultDay(plan, position)), knownAt, position };
  }

  private async wanted({ knownAt: asked, 'min-position': minPosition }: ReadingQuestion) {
    const knownAt = asked === undefined ? null : instantAsked(asked);
    const wanted = minPosition === undefined ? -1 : await this.ledger.store.resolveReceipt(minPosition);
    const known = knownAt === null ? null : await this.ledger.store.positionAt(knownAt);
    return { knownAt, known, wanted };
  }

  /** Today; once every plan asked for is over, the last day of the last one (计划期已结束). */
  private async defaultDay(plan: string | null, position: number): Promise<LocalDate> {
    const today = dayOf(this.ledger.clock.now());
    const ends = await this.periods.lastDay(plan, today, position);
    return ends !== null && ends < today ? ends : today;
  }
}

/** Years an instant may lie in: before the first no ledger knew anything, and PostgreSQL takes no year 0. */
const YEARS = { from: Date.parse('1970-01-01T00:00:00.000Z'), to: Date.parse('9999-12-31T23:59:59.999Z') };

/** An instant as asked; a bare day means its end in Beijing. */
function instantAsked(text: string): Instant {
  const isBareDay = isRealDate(text);
  const day = isBareDay ? text : INSTANT.exec(text)?.[1];
  const instant = Date.parse(isBareDay ? `${text}T15:59:59.999Z` : text);
  // Date.parse alone takes 30 February for 2 March.
  if (day === undefined || !isRealDate(day) || !(instant >= YEARS.from && instant <= YEARS.to)) {
    throw new HttpProblem('MALFORMED_REQUEST', `掌握时点“${text.slice(0, 40)}”无法识别，请写成“2021-09-30”或“2021-09-30T10:00:00+08:00”。`);
  }
  return new Date(instant).toISOString();
}
