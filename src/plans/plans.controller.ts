import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AsOfQueryDto } from '../http/as-of.dto.js';
import { Reading } from '../http/reading.js';
import { ReceiptDto } from '../http/receipt.dto.js';
import { SubjectIdDto } from '../http/subject-id.dto.js';
import { Submission, Submitted } from '../http/submission.js';
import type { Entry } from '../ledger/entry.js';
import { PlanPeriods } from '../ledger/plan-periods.js';
import { ReadingPoints } from '../ledger/reading-point.js';
import { PlansAnswerDto } from './plan-answers.dto.js';
import { PlanSubmissions } from './plan-submissions.js';
import { PlanRevisionDto, PlanVoidingDto } from './plans.dto.js';
import { RevisePlan } from './use-cases/revise-plan.js';
import { VoidPlan } from './use-cases/void-plan.js';

/** Plans of the ledger. They come in by `taizhang import`. */
@ApiTags('plans')
@Reading()
@Controller('plans')
export class PlansController {
  constructor(
    private readonly periods: PlanPeriods,
    private readonly points: ReadingPoints,
    private readonly plans: PlanSubmissions,
    private readonly commands: CommandBus,
  ) {}

  /** Plans that are not voided; each revision is what its revision or voiding is decided against */
  @Get()
  async list(@Query() query: AsOfQueryDto): Promise<PlansAnswerDto> {
    const point = await this.points.inReadModel('dashboard', query, null);
    const plans = await this.periods.plans(point.asOf, point.position);
    const items = await Promise.all(plans.map(async (plan) => ({ ...plan, revision: await this.plans.revisionOf(plan.id) })));
    return { ...point, items };
  }

  /** 方案修订 */
  @Post(':id/revisions') @Submission()
  revise(@Param() { id }: SubjectIdDto, @Body() body: PlanRevisionDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new RevisePlan(id, entry, body));
  }

  /** 方案作废 */
  @Post(':id/voidings') @Submission()
  void(@Param() { id }: SubjectIdDto, @Body() body: PlanVoidingDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new VoidPlan(id, entry, body));
  }
}
