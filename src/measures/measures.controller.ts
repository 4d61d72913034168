import { Controller, Get, Inject, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AuditTrailQueries } from '../../projections/audit-trail/queries.js';
import { DashboardQueries } from '../../projections/dashboard/queries.js';
import { AsOfQueryDto } from '../http/as-of.dto.js';
import { attachment, EXCEL, FileAnswer } from '../http/attachment.js';
import { Reading } from '../http/reading.js';
import { SubjectIdDto } from '../http/subject-id.dto.js';
import { Reader } from '../http/submission.js';
import { TimelineAnswerDto } from '../ledger/event-view.dto.js';
import { ReadingPoints } from '../ledger/reading-point.js';
import type { Actor } from '../ledger/roles.js';
import { MeasureAnswerDto } from './measure-answer.dto.js';
import { MeasureDetails } from './measure-details.js';
import { MeasuresAnswerDto } from './measure-rows.dto.js';
import { MeasuresExport } from './measures-export.js';
import { MeasuresQueryDto } from './measures-query.dto.js';

/** Reading measures. */
@ApiTags('measures')
@Reading()
@Controller('measures')
export class MeasuresController {
  constructor(
    @Inject(DashboardQueries) private readonly dashboard: DashboardQueries,
    @Inject(AuditTrailQueries) private readonly auditTrail: AuditTrailQueries,
    private readonly points: ReadingPoints,
    private readonly details: MeasureDetails,
    private readonly exports: MeasuresExport,
  ) {}

  /** Measures with their milestones: filtered, sorted, paged */
  @Get()
  async list(@Query() query: MeasuresQueryDto): Promise<MeasuresAnswerDto> {
    const { asOf: _asOf, knownAt: _knownAt, 'min-position': _minPosition, plan = null, ...filter } = query;
    const point = await this.points.inReadModel('dashboard', query, plan);
    return { ...point, ...(await this.dashboard.measures({ ...filter, plan, day: point.asOf, position: point.position })) };
  }

  /** Every measure that matches as an Excel file, a sheet for each plan; the import reads it back. Page and page size are not heeded */
  @Get('export.xlsx') @FileAnswer(EXCEL)
  async workbook(@Query() query: MeasuresQueryDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { fileName, bytes } = await this.exports.workbook(query);
    return attachment(reply, fileName, EXCEL, bytes);
  }

  /** One measure: text, units, milestones and what the acting person may do */
  @Get(':id')
  detail(@Param() { id }: SubjectIdDto, @Query() query: AsOfQueryDto, @Reader() reader: Actor | null): Promise<MeasureAnswerDto> {
    return this.details.detail(id, query, reader);
  }

  /** Every event of the measure and every record of supervision that names it, newest first */
  @Get(':id/timeline')
  async timeline(@Param() { id }: SubjectIdDto, @Query() query: AsOfQueryDto): Promise<TimelineAnswerDto> {
    const point = await this.points.inReadModel('audit-trail', query, null);
    return { ...point, items: await this.auditTrail.ofMeasure(id, { day: point.asOf, position: point.position }) };
  }
}
