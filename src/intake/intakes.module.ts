import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.js';
import { EndedDrafts } from './drafts/ended-drafts.js';
import { Intakes } from './drafts/intakes.js';
import { PlanReader } from './drafts/plan-reader.js';
import { Registrations } from './drafts/registrations.js';
import { IntakesController } from './intakes.controller.js';
import { ConfirmColumnsHandler } from './use-cases/confirm-columns.js';
import { ConfirmIntakeHandler } from './use-cases/confirm-intake.js';
import { DiscardIntakeHandler } from './use-cases/discard-intake.js';
import { EditIntakeHandler } from './use-cases/edit-intake.js';
import { UploadPlanHandler } from './use-cases/upload-plan.js';

@Module({
  imports: [DepartmentsModule],
  controllers: [IntakesController],
  providers: [Intakes, PlanReader, Registrations, EndedDrafts, UploadPlanHandler, EditIntakeHandler, ConfirmColumnsHandler, ConfirmIntakeHandler, DiscardIntakeHandler],
})
export class IntakesModule {}
