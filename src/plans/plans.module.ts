import { Module } from '@nestjs/common';
import { PlanSubmissions } from './plan-submissions.js';
import { PlansController } from './plans.controller.js';
import { RevisePlanHandler } from './use-cases/revise-plan.js';
import { VoidPlanHandler } from './use-cases/void-plan.js';

@Module({
  controllers: [PlansController],
  providers: [PlanSubmissions, RevisePlanHandler, VoidPlanHandler],
})
export class PlansModule {}
