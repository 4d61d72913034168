import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DashboardQueries } from '../../projections/dashboard/queries.js';
import { dayOf } from '../config/clock.js';
import { CHOSEN_ROLES, UNIT_ROLES } from '../http/acting-person.js';
import { AsOfQueryDto } from '../http/as-of.dto.js';
import { Reading } from '../http/reading.js';
import { Definitions } from './definitions.js';
import { HostUnit } from './host-unit.js';
import { OPEN_LEDGER, type LedgerIdentity, type OpenLedger } from './ledger-context.js';
import { OverviewQueryDto } from './ledger.dto.js';
import { AccountabilityRulesDto, LedgerAnswerDto, LightRulesDto, OverviewAnswerDto, RulesAnswerDto } from './overview.dto.js';
import { PlanPeriods } from './plan-periods.js';
import { ReadingPoints } from './reading-point.js';
import { ROLE_LABELS } from './roles.js';
import { RulesInForce } from './rules-in-force.js';
import type { AccountabilityRules } from '../supervision/accountability-rules.js';

const BANNERS: Record<LedgerIdentity['kind'], string | null> = { office: null, sample: '样例数据', demo: '演示数据' };

/** The ledger as a whole. */
@ApiTags('ledger')
@Reading()
@Controller()
export class LedgerController {
  constructor(
    @Inject(OPEN_LEDGER) private readonly ledger: OpenLedger,
    @Inject(DashboardQueries) private readonly dashboard: DashboardQueries,
    private readonly points: ReadingPoints,
    private readonly periods: PlanPeriods,
    private readonly rules: RulesInForce,
    private readonly definitions: Definitions,
    private readonly host: HostUnit,
  ) {}

  /** Which ledger this is, its plans, the unit its office sits in and the roles a person can act in */
  @Get('ledger')
  async identity(@Query() query: AsOfQueryDto): Promise<LedgerAnswerDto> {
    const point = await this.points.inReadModel('dashboard', query, null);
    const { origin, name, kind } = this.ledger.ledger;
    const { unit: hostUnit, revision } = await this.host.standing();
    return {
      ...point, origin, name, kind, today: dayOf(this.ledger.clock.now()), banner: BANNERS[kind], hostUnit, revision,
      plans: await this.periods.plans(point.asOf, point.position),
      roles: CHOSEN_ROLES.map((role) => ({ role, label: ROLE_LABELS[role], needsUnit: UNIT_ROLES.includes(role) })),
    };
  }

  /** Rules in force, and what each total counts */
  @Get('rules')
  async rulesInForce(@Query() query: AsOfQueryDto): Promise<RulesAnswerDto> {
    const point = await this.points.inStream(query, null);
    const [lights, accountability] = await Promise.all([
      this.rules.named<LightRulesDto>('lights', point.asOf, point.position),
      this.rules.named<AccountabilityRules>('accountability', point.asOf, point.position),
    ]);
    return { ...point, lights, accountability: accountability && formsOf(accountability), definitions: this.definitions.all };
  }

  /** Totals, lights, what is overdue and what is due soon */
  @Get('dashboard')
  async overview(@Query() query: OverviewQueryDto): Promise<OverviewAnswerDto> {
    const { plan = null } = query;
    const point = await this.points.inReadModel('dashboard', query, plan);
    const overview = await this.dashboard.overview({ plan, day: point.asOf, position: point.position });
    return { ...point, ...overview, plan: overview.plan && { ...overview.plan, ended: this.periods.isOver(overview.plan.ends) } };
  }
}

/** Forms with the classes of organ that may decide them, as people read them. */
function formsOf({ edition, forms, grounds, organs }: AccountabilityRules): AccountabilityRulesDto {
  return {
    edition, grounds,
    forms: forms.map((one) => ({ form: one.name, kind: one.kind, organs: one.organs.map((organ) => organs[organ]?.label ?? organ) })),
  };
}
