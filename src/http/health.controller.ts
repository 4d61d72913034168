import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { storeStatus } from '../ledger/store-status.js';

interface Readiness {
  status: 'ready' | 'not ready';
  store: boolean;
  eventStore: { kind: string; connected: boolean; leads: boolean | null; lagMs: number | null; stopped: string | null };
  projections: Record<string, string>;
}

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

  /** The store answers, its events reach the total order and every read model follows it; 503 where not */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const { kind, connected, events, leads, lagMs, stopped } = await storeStatus(this.ledger.store);
    const store = connected && events !== null && stopped === null;
    const statuses = this.ledger.projections.status();
    const projections = Object.fromEntries(statuses.map(({ name, state }) => [name, state]));
    // Waiting without an error, it is run by another process on the same ledger, and answers here all the same.
    const ready = store && statuses.every(({ state, error: failure }) => state === 'live' || (state === 'waiting' && failure === null));
    if (!ready) reply.status(503);
    return { status: ready ? 'ready' : 'not ready', store, eventStore: { kind, connected, leads, lagMs, stopped: stopped?.code ?? null }, projections };
  }
}
