import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { attachment, EXCEL, FileAnswer } from '../http/attachment.js';
import { Reading } from '../http/reading.js';
import { Reader } from '../http/submission.js';
import type { Actor } from '../ledger/roles.js';
import { ComparisonAnswerDto, ProposalsAnswerDto, ProvincialMeasuresAnswerDto } from './comparison-answers.dto.js';
import { ComparisonQueryDto, PlansComparedDto } from './comparison-query.dto.js';
import { comparisonWorkbook } from './comparison-workbook.js';
import { PlanComparisons } from './plan-comparisons.js';

/** A city's plan beside the province's (省市对照). */
@ApiTags('comparison')
@Reading()
@Controller('comparison')
export class ComparisonController {
  constructor(private readonly comparisons: PlanComparisons) {}

  /** Measures of the city with the provincial ones they implement: coverage both ways, later deadlines, other targets */
  @Get()
  compare(@Query() query: ComparisonQueryDto, @Reader() reader: Actor | null): Promise<ComparisonAnswerDto> {
    return this.comparisons.compare(query, reader);
  }

  /** Links proposed by section, title and text; a person confirms them */
  @Get('proposals')
  proposals(@Query() query: PlansComparedDto): Promise<ProposalsAnswerDto> {
    return this.comparisons.propose(query);
  }

  /** Measures of the province's plan, to choose from */
  @Get('provincial-measures')
  provincialMeasures(@Query() query: PlansComparedDto): Promise<ProvincialMeasuresAnswerDto> {
    return this.comparisons.provincialMeasures(query);
  }

  /** The rows shown as an Excel file, and the measures of the province that are left out */
  @Get('export.xlsx') @FileAnswer(EXCEL)
  async workbook(@Query() query: ComparisonQueryDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const comparison = await this.comparisons.compare(query, null);
    return attachment(reply, `省市对照_${comparison.city.jurisdiction}_${comparison.asOf}.xlsx`, EXCEL, await comparisonWorkbook(comparison));
  }
}
