import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AsOfQueryDto } from '../http/as-of.dto.js';
import { OPEN_LEDGER, type OpenLedger } from './ledger-context.js';
import { ProjectionStatusDto } from './projection-status.dto.js';

/** How the read models stand: for the 系统 page only. */
@ApiTags('system')
@Controller('projections')
export class ProjectionsController {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /** Every read model with its build, position and what stopped it; the axes of time do not apply */
  @Get()
  list(@Query() _query: AsOfQueryDto): ProjectionStatusDto[] {
    return this.ledger.projections.status().map(({ error, ...status }) => ({ ...status, error: error?.message ?? null }));
  }
}
