import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.js';
import { MeasureDecisionsController } from './measure-decisions.controller.js';
import { MeasureSubmissions } from './measure-submissions.js';
import { MeasureDetails } from './measure-details.js';
import { MeasureEntriesController } from './measure-entries.controller.js';
import { MeasureLookup } from './measure-lookup.js';
import { MeasuresController } from './measures.controller.js';
import { MeasuresExport } from './measures-export.js';
import { AcknowledgeHandler } from './use-cases/acknowledge.js';
import { AssessPaceHandler } from './use-cases/assess-pace.js';
import { CorrectMeasureEntryHandler } from './use-cases/correct-measure-entry.js';
import { DateTriggerHandler } from './use-cases/date-trigger.js';
import { GrantExtensionHandler } from './use-cases/grant-extension.js';
import { ReassignResponsibilityHandler } from './use-cases/reassign-responsibility.js';
import { RefuseExtensionHandler } from './use-cases/refuse-extension.js';
import { ReopenHandler } from './use-cases/reopen.js';
import { ReportCompletionHandler } from './use-cases/report-completion.js';
import { ReportGroupHandler } from './use-cases/report-group.js';
import { ReportProgressHandler } from './use-cases/report-progress.js';
import { RequestExtensionHandler } from './use-cases/request-extension.js';
import { ResumeHandler } from './use-cases/resume.js';
import { ReturnCompletionHandler } from './use-cases/return-completion.js';
import { SuspendHandler } from './use-cases/suspend.js';
import { TerminateHandler } from './use-cases/terminate.js';
import { VerifyCompletionHandler } from './use-cases/verify-completion.js';

@Module({
  imports: [DepartmentsModule],
  controllers: [MeasuresController, MeasureEntriesController, MeasureDecisionsController],
  providers: [
    MeasureSubmissions, MeasureDetails, MeasuresExport, MeasureLookup,
    AcknowledgeHandler, AssessPaceHandler, CorrectMeasureEntryHandler, DateTriggerHandler, GrantExtensionHandler,
    ReassignResponsibilityHandler, RefuseExtensionHandler, ReopenHandler, ReportCompletionHandler, ReportGroupHandler, ReportProgressHandler,
    RequestExtensionHandler, ResumeHandler, ReturnCompletionHandler, SuspendHandler, TerminateHandler,
    VerifyCompletionHandler,
  ],
  exports: [MeasureLookup, MeasureSubmissions],
})
export class MeasuresModule {}
