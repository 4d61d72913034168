import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { problemOf } from './problem-of.js';
import { sendProblem } from './send-problem.js';

/** Answers every error as RFC 9457 problem details and logs what the program did not expect. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error, request.url.split('?')[0] ?? '/', request.id);
    if (problem.status >= 500) this.ledger.log.error({ correlation: request.id, err: error }, 'request failed');
    void sendProblem(reply, problem);
  }
}
