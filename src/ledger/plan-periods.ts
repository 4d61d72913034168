import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DashboardQueries } from '../../projections/dashboard/queries.js';
import type { PlanInForce } from '../../projections/dashboard/answers.js';
import { dayOf } from '../config/clock.js';
import type { LocalDate } from './fact.js';
import { OPEN_LEDGER, type OpenLedger } from './ledger-context.js';

/** When plans end. Plans change rarely and every reading request asks, so answers are kept: at one (D, P) they never change. */
@Injectable()
export class PlanPeriods {
  private readonly known = new LRUCache<string, PlanInForce[]>({ max: 64 });

  constructor(
    @Inject(OPEN_LEDGER) private readonly ledger: OpenLedger,
    @Inject(DashboardQueries) private readonly dashboard: DashboardQueries,
  ) {}

  /** Last day of the plan, or of the last of all plans; null where there is none. */
  async lastDay(plan: string | null, day: LocalDate, position: number): Promise<LocalDate | null> {
    const plans = await this.plans(day, position);
    const ends = plans.filter((one) => plan === null || one.id === plan).map((one) => one.ends);
    return ends.reduce<LocalDate | null>((latest, end) => (latest === null || end > latest ? end : latest), null);
  }

  /** Plans as of (D, P). Whether one has ended is told by today: its views open at its last day and say 计划期已结束. */
  async plans(day: LocalDate, position: number): Promise<PlanInForce[]> {
    const key = `${day} ${position}`;
    const plans = this.known.get(key) ?? (await this.dashboard.plans({ day, position }));
    // An answer the read model gave before it held position P would stay wrong.
    if (this.ledger.projections.live('dashboard').checkpoint > position) this.known.set(key, plans);
    return plans.map((one) => ({ ...one, ended: this.isOver(one.ends) }));
  }

  isOver(ends: LocalDate): boolean {
    return ends < dayOf(this.ledger.clock.now());
  }
}
