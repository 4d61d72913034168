import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Reading } from '../http/reading.js';
import { Reader } from '../http/submission.js';
import type { Actor } from '../ledger/roles.js';
import { ComparisonAnswerDto, ProposalsAnswerDto, ProvincialMeasuresAnswerDto } from './comparison-answers.dto.js';
import { ComparisonQueryDto, PlansComparedDto } from './comparison-query.dto.js';
import { comparisonWorkbook } from './comparison-workbook.js';
import { PlanComparisons } from './plan-comparisons.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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

  /** The rows shown as an Excel file */
  @Get('workbook') @ApiProduces(XLSX) @ApiOkResponse({ description: 'Excel workbook' })
  async workbook(@Query() query: ComparisonQueryDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const comparison = await this.comparisons.compare(query, null);
    const bytes = await comparisonWorkbook(comparison);
    const name = `省市对照_${comparison.city.jurisdiction}_${comparison.asOf}.xlsx`;
    reply.header('content-disposition', `attachment; filename="comparison.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`);
    return new StreamableFile(bytes, { type: XLSX, length: bytes.length });
  }
}
