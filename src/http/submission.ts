import { applyDecorators, createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { NEW_STREAM } from '../event-store/event-store.js';
import type { Entry } from '../ledger/entry.js';
import type { Actor } from '../ledger/roles.js';
import { CHOSEN_ROLES, readingPerson, requireActingPerson, requireKnownReader } from './acting-person.js';
import { HttpProblem } from './problem.js';
import { ProblemDto } from './problem.dto.js';
import { ReceiptDto } from './receipt.dto.js';

/** The submission a POST on an existing stream makes: needs Idempotency-Key and If-Match. */
export const Submitted = createParamDecorator((_: unknown, context: ExecutionContext): Entry => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { ...submission(request), expectedRevision: expectedRevision(request) };
});

/** The submission a POST that creates a stream makes: needs Idempotency-Key. */
export const SubmittedNew = createParamDecorator((_: unknown, context: ExecutionContext): Entry => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { ...submission(request), expectedRevision: NEW_STREAM };
});

/** A POST that is decided against something else than a stream: needs Idempotency-Key. */
export const SubmittedWork = createParamDecorator((_: unknown, context: ExecutionContext): Omit<Entry, 'expectedRevision'> =>
  submission(context.switchToHttp().getRequest<FastifyRequest>()));

/** Who reads, where not everybody may read. @throws HttpProblem ACTING_ROLE_MISSING */
export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  requireKnownReader(context.switchToHttp().getRequest<FastifyRequest>()));

/** Who reads, or null. */
export const Reader = createParamDecorator((_: unknown, context: ExecutionContext): Actor | null =>
  readingPerson(context.switchToHttp().getRequest<FastifyRequest>()));

function submission(request: FastifyRequest): Omit<Entry, 'expectedRevision'> {
  return {
    key: idempotencyKey(request),
    route: `${request.method} ${request.url.split('?')[0]}`,
    actor: requireActingPerson(request),
    correlation: request.id,
  };
}

function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (key === undefined) throw new HttpProblem('IDEMPOTENCY_KEY_MISSING', '提交缺少编号（Idempotency-Key），请刷新页面后重新提交。');
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new HttpProblem('IDEMPOTENCY_KEY_MALFORMED', '提交编号（Idempotency-Key）应为8到200个可见字符，请刷新页面后重新提交。');
  }
  return key;
}

function expectedRevision(request: FastifyRequest): number {
  const tag = request.headers['if-match'];
  if (tag === undefined) throw new HttpProblem('IF_MATCH_MISSING', '提交缺少所见内容的版本（If-Match），请刷新页面后重新提交。');
  const revision = /^"(\d{1,9})"$/.exec(tag)?.[1];
  if (revision === undefined) throw new HttpProblem('IF_MATCH_MALFORMED', '所见内容的版本（If-Match）应如 "5"，请刷新页面后重新提交。');
  return Number(revision);
}

const KEY_HEADER = ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Names this submission; a retry under the same key is answered with the first result' });
const ROLE_HEADERS = [
  ApiHeader({ name: 'Taizhang-Role', required: true, enum: CHOSEN_ROLES as string[], description: 'Acting role' }),
  ApiHeader({ name: 'Taizhang-Unit', required: false, description: 'Acting unit, for department roles' }),
];
const REFUSALS = [400, 403, 404, 409, 413, 415, 422, 428, 503].map((status) => ApiResponse({ status, type: ProblemDto, description: 'Refused; nothing was written' }));
const ANSWERS = [ApiResponse({ status: 201, type: ReceiptDto, description: 'Recorded; ETag carries the new revision' }), ...REFUSALS];

/** Documents a GET that is not for everybody. @param answer what it answers with, where that is no file */
export function ReadingAs(answer?: Type): MethodDecorator {
  const answered = answer === undefined ? [] : [ApiResponse({ status: 200, type: answer, description: '' })];
  return applyDecorators(...ROLE_HEADERS, ...answered, ApiResponse({ status: 403, type: ProblemDto, description: 'No acting role is named, or not one that may read this' }));
}

/** Documents a POST on an existing stream. */
export function Submission(): MethodDecorator {
  return applyDecorators(
    KEY_HEADER, ...ROLE_HEADERS, ...ANSWERS,
    ApiHeader({ name: 'If-Match', required: true, description: 'Revision the person has seen, as the ETag gave it' }),
    ApiResponse({ status: 412, type: ProblemDto, description: 'The stream has moved on; actualRevision tells where it stands' }),
  );
}

/** Documents a POST that works on something else than a stream and answers with it. */
export function WorkSubmission(answer: Type, status = 201): MethodDecorator {
  return applyDecorators(KEY_HEADER, ...ROLE_HEADERS, ApiResponse({ status, type: answer, description: 'Done' }), ...REFUSALS);
}

/** Documents a POST that creates a stream. */
export function NewSubmission(): MethodDecorator {
  return applyDecorators(KEY_HEADER, ...ROLE_HEADERS, ...ANSWERS);
}
