import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { problemOf } from './problem-of.js';
import { HttpProblem } from './problem.js';
import { sendProblem } from './send-problem.js';

const BROKEN_OFF = new HttpProblem('REQUEST_TIMEOUT', '请求没有发完，没有处理。请检查网络后重试。');

/** Answers every error as RFC 9457 problem details and logs what the program did not expect. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const brokenOff = request.raw.destroyed && !request.raw.complete;
    const problem = problemOf(brokenOff ? BROKEN_OFF : error, request.url.split('?')[0] ?? '/', request.id, request.method);
    // Nobody reads the answer, and nothing failed here: Node's ECONNRESET must not pass for a database that is away.
    if (brokenOff) this.ledger.log.debug({ correlation: request.id }, 'client broke off');
    if (problem.status >= 500) this.ledger.log.error({ correlation: request.id, err: error }, 'request failed');
    void sendProblem(reply, problem);
  }
}
