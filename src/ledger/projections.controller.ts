import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ProjectionStatus } from '../../projections/engine/status.js';
import { AsOfQueryDto } from '../http/as-of.dto.js';
import { OPEN_LEDGER, type OpenLedger } from './ledger-context.js';

type ProjectionAnswer = Omit<ProjectionStatus, 'error'> & { error: string | null };

/** How the read models stand: for the 系统 page only. */
@ApiTags('system')
@Controller('projections')
export class ProjectionsController {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /** Every read model with its build, position and what stopped it; the axes of time do not apply */
  @Get()
  list(@Query() _query: AsOfQueryDto): ProjectionAnswer[] {
    return this.ledger.projections.status().map(({ error, ...status }) => ({ ...status, error: error?.message ?? null }));
  }
}
