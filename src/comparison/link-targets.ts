import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '../ledger/domain-error.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { toStreamEvent } from '../ledger/read-events.js';
import { streamKnown } from '../ledger/stream-known.js';
import { citeMeasure } from '../measures/cite-measure.js';
import { foldMeasure } from '../measures/measure.decider.js';
import type { MeasureEvent } from '../measures/measure.events.js';
import type { MeasureState } from '../measures/measure.state.js';
import { evolve, initialState } from '../plans/plan.decider.js';
import type { PlanEvent } from '../plans/plan.events.js';
import type { PlanState } from '../plans/plan.state.js';

/** As the page 省市对照 offers plans. */
const isProvincial = (jurisdiction: string): boolean => /(?:省|自治区)$/u.test(jurisdiction);

/** What a link may point at: measures of a province's plan that counts. */
@Injectable()
export class LinkTargets {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /**
   * @param knownAt up to where the ledger is known, for a repeated submission; default: as it stands
   * @throws DomainError LINK_TO_UNKNOWN_MEASURE, LINK_WITHIN_PLAN, LINK_TO_VOIDED_PLAN, LINK_NOT_TO_PROVINCE
   */
  async require(own: MeasureState, to: readonly string[], knownAt?: number): Promise<void> {
    const states = await Promise.all(to.map(async (measure) => ({ measure, state: await this.measure(measure, knownAt) })));
    const unknown = states.find(({ state }) => !state.exists);
    if (unknown) {
      throw new DomainError('LINK_TO_UNKNOWN_MEASURE', '所选的省级措施不在台账中，请刷新页面后重新选择。', 'invalid', { measure: unknown.measure });
    }
    const within = states.find(({ state, measure }) => state.plan === own.plan && measure !== own.measure);
    if (within) {
      throw new DomainError('LINK_WITHIN_PLAN', `${citeMeasure(within.state)}与${citeMeasure(own)}同属一个方案，请选择省级方案的措施。`, 'invalid', { measure: within.measure });
    }
    for (const plan of new Set(states.map(({ state }) => state.plan))) {
      const { voidedOn, shortTitle, jurisdiction } = await this.plan(plan, knownAt);
      if (voidedOn !== null) throw new DomainError('LINK_TO_VOIDED_PLAN', `方案“${shortTitle}”已经作废，不能再对照，请选择有效方案的措施。`, 'conflict', { plan });
      if (!isProvincial(jurisdiction)) throw new DomainError('LINK_NOT_TO_PROVINCE', `“${shortTitle}”是${jurisdiction}的方案，不是省级方案，请选择省级方案的措施。`, 'invalid', { plan });
    }
  }

  private async measure(measure: string, knownAt?: number): Promise<MeasureState> {
    return foldMeasure((await streamKnown(this.ledger.store, `measure-${measure}`, knownAt)).map(toStreamEvent) as MeasureEvent[]);
  }

  private async plan(plan: string, knownAt?: number): Promise<PlanState> {
    return ((await streamKnown(this.ledger.store, `plan-${plan}`, knownAt)).map(toStreamEvent) as PlanEvent[]).reduce(evolve, initialState);
  }
}
