import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../config/clock.js';
import { GroupRosters } from '../departments/group-rosters.js';
import { UnitRegister } from '../departments/unit-register.js';
import { historyAsOf } from '../ledger/as-of.js';
import { DomainError } from '../ledger/domain-error.js';
import type { StreamEvent } from '../ledger/fact.js';
import { HostUnit } from '../ledger/host-unit.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { chineseDate } from '../ledger/local-date.js';
import { toStreamEvent } from '../ledger/read-events.js';
import { ReadingPoints, type ReadingPoint, type ReadingQuestion } from '../ledger/reading-point.js';
import type { Actor } from '../ledger/roles.js';
import { RulesInForce } from '../ledger/rules-in-force.js';
import { lastClaims } from './last-claims.js';
import type { LightRules } from './light-rules.js';
import { measureActions, type MeasureAction } from './measure-actions.js';
import { measureHistory, measureStream } from './measure-submissions.js';
import { measureView, type MeasureView } from './measure-view.js';
import { evolve, foldMeasure, initialState } from './measure.decider.js';
import type { MeasureEvent } from './measure.events.js';

export interface MeasureDetail extends ReadingPoint {
  measure: MeasureView;
  /** Revision the stream stands at, whatever day is shown: what an entry made from this page is decided against. */
  revision: number;
  /** What the acting person may do now; empty for a reader. */
  actions: MeasureAction[];
}

/**
 * One measure as of (D, P), folded from what the total order holds of its stream: it answers also while entries are not taken.
 * What was entered a moment ago is in it for whoever brings the receipt.
 */
@Injectable()
export class MeasureDetails {
  constructor(
    @Inject(OPEN_LEDGER) private readonly ledger: OpenLedger,
    private readonly points: ReadingPoints,
    private readonly units: UnitRegister,
    private readonly rules: RulesInForce,
    private readonly host: HostUnit,
    private readonly rosters: GroupRosters,
  ) {}

  /** @throws DomainError UNKNOWN_MEASURE, MEASURE_NOT_YET_REGISTERED */
  async detail(measure: string, question: ReadingQuestion, reader: Actor | null): Promise<MeasureDetail> {
    await this.points.entered(question);
    const history = await this.history(measure);
    const point = await this.points.inStream(question, foldMeasure(history).plan);
    const known = await this.known(measureStream(measure), point.position);
    const counted = historyAsOf(known as MeasureEvent[], point.asOf);
    const state = counted.reduce(evolve, initialState);
    if (!state.exists) {
      throw new DomainError('MEASURE_NOT_YET_REGISTERED', `截至${chineseDate(point.asOf)}这项措施尚未登记，请改选以后的日期。`, 'not-found', { measure });
    }
    const [names, roster, planTitle, lights] = await Promise.all([
      this.units.namesAsOf(state.units, point),
      this.rosters.asOf(state.units.map(({ unit }) => unit), point),
      this.planTitle(state.plan, point),
      this.lights(point),
    ]);
    return {
      ...point,
      measure: measureView(state, {
        names, roster, planTitle, lights, day: point.asOf, claims: lastClaims(counted), recordedAt: new Map(counted.map(({ id, recordedAt }) => [id, recordedAt])),
      }),
      revision: history.length - 1,
      actions: reader === null ? [] : await this.actions(history, reader),
    };
  }

  /** All of it, for what may be done with it. */
  private async history(measure: string): Promise<MeasureEvent[]> {
    return measureHistory(measure, (await this.ledger.store.readStreamKnown(measureStream(measure))).map(toStreamEvent));
  }

  private async known(stream: string, position: number): Promise<StreamEvent[]> {
    return (await this.ledger.store.readStreamKnown(stream, position)).map(toStreamEvent);
  }

  private async actions(history: MeasureEvent[], actor: Actor): Promise<MeasureAction[]> {
    const today = dayOf(this.ledger.clock.now());
    const state = foldMeasure(history);
    const [{ unit: hostUnit }, members] = await Promise.all([
      this.host.standing(), this.rosters.shown(state.units.map(({ unit }) => unit)),
    ]);
    return measureActions(state, { today, actor, hostUnit, history, members });
  }

  private async planTitle(plan: string, { asOf, position }: ReadingPoint): Promise<string> {
    const events = historyAsOf(await this.known(`plan-${plan}`, position), asOf);
    return events.reduce((title, { data }) => (data as { title?: string | null }).title ?? title, '');
  }

  private async lights({ asOf, position }: ReadingPoint): Promise<LightRules> {
    const rules = await this.rules.named<LightRules>('lights', asOf, position);
    if (rules) return rules;
    throw new DomainError('NO_LIGHT_RULES', `截至${chineseDate(asOf)}没有启用亮灯规则，请改选以后的日期。`, 'not-found');
  }
}
