import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ProjectionStatus } from '../../projections/engine/status.js';
import { EventStoreError } from '../event-store/errors.js';
import { Reading } from '../http/reading.js';
import type { Instant } from './fact.js';
import { OPEN_LEDGER, type OpenLedger } from './ledger-context.js';
import { ProjectionStatusDto } from './projection-status.dto.js';

/** How the read models stand: for the 系统 page, and for the strip that every page shows while one of them stands still. */
@ApiTags('system')
@Reading()
@Controller('projections')
export class ProjectionsController {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /** Every read model with its build, position and what stopped it */
  @Get()
  list(): Promise<ProjectionStatusDto[]> {
    return Promise.all(this.ledger.projections.status().map(async ({ error, ...status }) => ({
      ...status, upTo: await this.upTo(status), error: error?.message ?? null, errorCode: error?.code ?? null,
    })));
  }

  private async upTo({ state, behind, checkpoint }: Pick<ProjectionStatus, 'state' | 'behind' | 'checkpoint'>): Promise<Instant | null> {
    if (checkpoint === 0 || (state === 'live' && behind === 0)) return null;
    try {
      const [last] = await this.ledger.store.readAll(checkpoint - 1, 1);
      return last?.leaf.recordedAt ?? null;
    } catch (error) {
      // A store that is away must not hide the state of the read models.
      if (error instanceof EventStoreError) return null;
      throw error;
    }
  }
}
