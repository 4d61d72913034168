import { Inject, Injectable } from '@nestjs/common';
import { DashboardQueries } from '../../projections/dashboard/queries.js';
import type { PlanInForce } from '../../projections/dashboard/answers.js';
import type { LocalDate } from './fact.js';

/** When plans end. Plans change rarely and every reading request asks, so the last answer is kept until the ledger moves on. */
@Injectable()
export class PlanPeriods {
  private last: { key: string; plans: PlanInForce[] } | null = null;

  constructor(@Inject(DashboardQueries) private readonly dashboard: DashboardQueries) {}

  /** Last day of the plan, or of the last of all plans; null where there is none. */
  async lastDay(plan: string | null, today: LocalDate, position: number): Promise<LocalDate | null> {
    const plans = await this.plans(today, position);
    const ends = plans.filter((one) => plan === null || one.id === plan).map((one) => one.ends);
    return ends.reduce<LocalDate | null>((latest, end) => (latest === null || end > latest ? end : latest), null);
  }

  async plans(day: LocalDate, position: number): Promise<PlanInForce[]> {
    const key = `${day} ${position}`;
    if (this.last?.key !== key) this.last = { key, plans: await this.dashboard.plans({ day, position }) };
    return this.last.plans;
  }
}
