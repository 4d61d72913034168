import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** One structured line per request, with its correlation id; never a body, a query or a header value a person wrote. */
export function logRequests(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onResponse', async (request, reply) => {
    log.info({
      correlation: request.id,
      method: request.method,
      path: request.url.split('?')[0],
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    }, 'request');
  });
}

/** Nest's own messages in the ledger's log. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown, ...context: unknown[]): void { this.logger.debug({ context }, String(message)); }
  error(message: unknown, ...context: unknown[]): void { this.logger.error({ context }, String(message)); }
  warn(message: unknown, ...context: unknown[]): void { this.logger.warn({ context }, String(message)); }
  debug(message: unknown, ...context: unknown[]): void { this.logger.debug({ context }, String(message)); }
}
