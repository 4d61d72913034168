import { Module } from '@nestjs/common';
import { DepartmentsModule } from '../departments/departments.module.js';
import { MeasuresModule } from '../measures/measures.module.js';
import { AccountabilityRecordsController } from './accountability-records.controller.js';
import { RecordSubmissions } from './record-submissions.js';
import { CorrectRecordHandler } from './use-cases/correct-record.js';
import { RecordAccountabilityHandler } from './use-cases/record-accountability.js';
import { ReverseRecordHandler } from './use-cases/reverse-record.js';

@Module({
  imports: [DepartmentsModule, MeasuresModule],
  controllers: [AccountabilityRecordsController],
  providers: [RecordSubmissions, CorrectRecordHandler, RecordAccountabilityHandler, ReverseRecordHandler],
})
export class SupervisionModule {}
