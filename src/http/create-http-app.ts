import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { fileURLToPath } from 'node:url';
import { AppModule } from '../app.module.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { acceptJsonOnly } from './json-body.js';
import { serveApiDocument } from './open-api.js';
import { addressProblem } from './problem-of.js';
import { ProblemFilter } from './problem.filter.js';
import { guardRequests } from './request-guard.js';
import { logRequests, NestLog } from './request-log.js';
import { RequestValidationPipe } from './request-validation.pipe.js';
import { RevisionEtagInterceptor } from './revision-etag.interceptor.js';
import { sendProblem } from './send-problem.js';
import { sendSecurityHeaders } from './security-headers.js';
import { answerUnreadRequest } from './unread-request.js';
import { acceptUploads } from './upload-body.js';
import { serveWebClient } from './web-client.js';

/** Largest request body; a leaf holds 64 KiB, an entry a few of them. */
const BODY_LIMIT_BYTES = 262_144;

export interface HttpAppOptions {
  /** Folder of the built web client; default: `web` beside the compiled program. */
  webClient?: string;
}

/**
 * The HTTP surface of one open ledger: API, its documentation and the web client. The caller listens (on a loopback address
 * only, until accounts exist) and closes.
 */
export async function createHttpApp(ledger: OpenLedger, options: HttpAppOptions = {}): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    clientErrorHandler: answerUnreadRequest,
    genReqId: () => randomUUID(),
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      void sendProblem(reply, addressProblem(request.url.split('?')[0] ?? '/', error.statusCode ?? 400));
    },
  });
  const fastify = adapter.getInstance();
  sendSecurityHeaders(fastify);
  guardRequests(fastify);
  logRequests(fastify, ledger.log);
  acceptJsonOnly(fastify);
  acceptUploads(fastify);

  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(ledger), adapter, {
    bodyParser: false,
    logger: new NestLog(ledger.log),
    abortOnError: false,
  });
  app.setGlobalPrefix('api/v1', { exclude: ['healthz', 'readyz'] });
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalInterceptors(new RevisionEtagInterceptor());
  app.useGlobalFilters(new ProblemFilter(app.get<OpenLedger>(OPEN_LEDGER)));
  await serveApiDocument(app);
  await serveWebClient(fastify, options.webClient ?? builtWebClient());
  await app.init();
  return app;
}

/** `dist/web`, beside the compiled program in `dist/src/http`. */
function builtWebClient(): string {
  return fileURLToPath(new URL('../../web/', import.meta.url));
}
