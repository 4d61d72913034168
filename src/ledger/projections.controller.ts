import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reading } from '../http/reading.js';
import { OPEN_LEDGER, type OpenLedger } from './ledger-context.js';
import { ProjectionStatusDto } from './projection-status.dto.js';

/** How the read models stand: for the 系统 page only. */
@ApiTags('system')
@Reading()
@Controller('projections')
export class ProjectionsController {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /** Every read model with its build, position and what stopped it */
  @Get()
  list(): ProjectionStatusDto[] {
    return this.ledger.projections.status().map(({ error, ...status }) => ({ ...status, error: error?.message ?? null }));
  }
}
