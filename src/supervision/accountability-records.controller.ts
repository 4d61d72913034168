import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { DepartmentRecordQueries } from '../../projections/department-record/queries.js';
import { AsOfQueryDto } from '../http/as-of.dto.js';
import { Reading } from '../http/reading.js';
import { ReceiptDto } from '../http/receipt.dto.js';
import { SubjectIdDto } from '../http/subject-id.dto.js';
import { NewSubmission, Submission, Submitted, SubmittedNew } from '../http/submission.js';
import { CorrectionDto } from '../ledger/correction.dto.js';
import { DomainError } from '../ledger/domain-error.js';
import type { Entry } from '../ledger/entry.js';
import { ReadingPoints } from '../ledger/reading-point.js';
import { AccountabilityRecordDto, RecordsQueryDto, ReversalDto } from './accountability-records.dto.js';
import { RecordAnswerDto, RecordsAnswerDto } from './record-answers.dto.js';
import { CorrectRecord } from './use-cases/correct-record.js';
import { RecordAccountability } from './use-cases/record-accountability.js';
import { ReverseRecord } from './use-cases/reverse-record.js';

/** 督促措施 and 问责处理: two kinds that are never added together. */
@ApiTags('accountability records')
@Reading()
@Controller('accountability-records')
export class AccountabilityRecordsController {
  constructor(
    @Inject(DepartmentRecordQueries) private readonly records: DepartmentRecordQueries,
    private readonly points: ReadingPoints,
    private readonly commands: CommandBus,
  ) {}

  /** Records, newest first */
  @Get()
  async list(@Query() query: RecordsQueryDto): Promise<RecordsAnswerDto> {
    const { plan = null, unit } = query;
    const point = await this.points.inReadModel('department-record', query, plan);
    return { ...point, items: await this.records.accountabilityRecords({ plan, unit, day: point.asOf, position: point.position }) };
  }

  /** One record */
  @Get(':id')
  async one(@Param() { id }: SubjectIdDto, @Query() query: AsOfQueryDto): Promise<RecordAnswerDto> {
    const point = await this.points.inReadModel('department-record', query, null);
    const record = await this.records.accountabilityRecord(id, { day: point.asOf, position: point.position });
    if (!record) throw new DomainError('UNKNOWN_RECORD', '台账中没有这条记录，请重新选择。', 'not-found', { record: id });
    return { ...point, ...record };
  }

  /** 督促问责登记 */
  @Post() @NewSubmission()
  recordAccountability(@Body() body: AccountabilityRecordDto, @SubmittedNew() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new RecordAccountability(entry, body));
  }

  /** 撤销 */
  @Post(':id/reversals') @Submission()
  reverse(@Param() { id }: SubjectIdDto, @Body() body: ReversalDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new ReverseRecord(id, entry, body));
  }

  /** 更正 */
  @Post(':id/corrections') @Submission()
  correct(@Param() { id }: SubjectIdDto, @Body() body: CorrectionDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new CorrectRecord(id, entry, body));
  }
}
