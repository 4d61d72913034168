import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';

/** What an operator's probe asks. */
@ApiTags('system')
@Controller()
export class HealthController {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /** The process answers */
  @Get('healthz')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The store answers and every read model follows it; 503 where not */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: 'ready' | 'not ready'; store: boolean; projections: Record<string, string> }> {
    const store = await this.ledger.store.nextPosition().then(() => true, () => false);
    const projections = Object.fromEntries(this.ledger.projections.status().map(({ name, state }) => [name, state]));
    const ready = store && Object.values(projections).every((state) => state === 'live');
    if (!ready) reply.status(503);
    return { status: ready ? 'ready' : 'not ready', store, projections };
  }
}
