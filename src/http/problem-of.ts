import { HttpException } from '@nestjs/common';
import { ProjectionBehindError, ProjectionError, ProjectionStoppedError } from '../../projections/engine/errors.js';
import { EventStoreError, type LedgerDamagedError, LeafRefusedError, WrongExpectedRevisionError } from '../event-store/errors.js';
import { asStoreError } from '../event-store/postgres/connection.js';
import { IntakeError } from '../intake/intake-error.js';
import { MAX_DOCUMENT_BYTES } from '../intake/read-document.js';
import { DomainError } from '../ledger/domain-error.js';
import { HttpProblem, NOTHING_LOST, problemDetails, PROBLEMS, REFUSALS, type ProblemCode, type ProblemDetails } from './problem.js';
import { isUploadAddress } from './upload-body.js';

/**
 * The problem details an error answers with. Errors the program does not expect become INTERNAL_ERROR: no message, stack or
 * internal name leaves the server, only the correlation id under which the log holds them.
 *
 * @param instance path of the request
 * @param correlation correlation id of the request
 * @param method of the request: who only read has typed nothing and need not submit again
 */
export function problemOf(thrown: unknown, instance: string, correlation: string, method: string): ProblemDetails {
  const asked = { instance, correlation, enters: method === 'POST' };
  // A read model's query meets the same outages of PostgreSQL as the store.
  const error = asStoreError(thrown);
  if (error instanceof HttpProblem) return problemDetails(error.code, PROBLEMS[error.code], error.detail, instance, error.extensions);
  if (error instanceof DomainError) return problemDetails(error.code, REFUSALS[error.kind], error.message, instance, error.details);
  if (error instanceof IntakeError) return problemDetails(error.code, REFUSALS.invalid, error.message, instance, error.details);
  if (error instanceof EventStoreError) return storeProblem(error, asked);
  if (error instanceof ProjectionError) return projectionProblem(error, instance);
  if (error instanceof HttpException) return httpProblem(error, asked);
  return internalProblem(asked);
}

interface Asked {
  instance: string;
  correlation: string;
  enters: boolean;
}

/** Nobody who enters or reads can run a command on the server: that is said on the 系统 page. */
const TELL_ADMINISTRATOR = '请联系系统管理员。';

function storeProblem(error: EventStoreError, asked: Asked): ProblemDetails {
  const { instance } = asked;
  const answer = (code: ProblemCode, detail: string, extensions = {}) => problemDetails(code, PROBLEMS[code], detail, instance, extensions);
  if (error instanceof WrongExpectedRevisionError) {
    const { stream, expectedRevision, actualRevision } = error;
    return answer('WRONG_EXPECTED_REVISION', `在您填写期间，已有其他人对此事项办理了新的登记。请查看最新情况后再次提交。${NOTHING_LOST}`,
      { stream, expectedRevision, actualRevision });
  }
  if (error instanceof LeafRefusedError) {
    const { path } = error;
    if (error.code === 'LEAF_TOO_LARGE' || error.code === 'APPEND_TOO_LARGE') {
      return answer(error.code, `内容过长，超出一条记录约两万字的上限。请精简文字，或把长材料作为文件留存、在此只写要点。${NOTHING_LOST}`, { path });
    }
    return answer(error.code, `内容中有无法入账的字符、数字或名称（位置：${path || '/'}）。请改为普通文字后再次提交。${NOTHING_LOST}`, { path });
  }
  switch (error.code) {
    case 'IDEMPOTENCY_CONFLICT':
      return answer('IDEMPOTENCY_CONFLICT', `这次提交的编号此前已用于另一项登记，本次内容没有入账。请刷新页面后重新提交。${NOTHING_LOST}`);
    case 'STORE_UNAVAILABLE':
      return answer('STORE_UNAVAILABLE', asked.enters
        ? `账本暂时无法连接，本次内容是否入账没有得到确认。请稍候在此再次提交，不会重复入账。${NOTHING_LOST}`
        : '账本暂时无法连接，这些内容现在读不到。请稍候重试；已入账的内容都在，没有丢失。');
    case 'CLOCK_AHEAD':
      return answer('CLOCK_AHEAD', `这台服务器的时钟比数据库快一小时以上，本次内容没有入账。请联系系统管理员校准时钟后再次提交。${NOTHING_LOST}`);
    case 'LEDGER_DAMAGED':
      return answer('LEDGER_DAMAGED', `账本${placeOf(error as LedgerDamagedError)}无法读取。${TELL_ADMINISTRATOR}${asked.enters ? NOTHING_LOST : ''}`);
    case 'STORE_REFUSED':
      return answer('STORE_REFUSED', `账本不接受本系统的连接，${outcome(asked)}`);
    case 'STORE_TAMPERED':
      return answer('STORE_TAMPERED', `账本中有记录被删除或改动，系统已停止登记，${outcome(asked)}`);
    case 'EVENT_FROM_FUTURE':
      return answer('EVENT_FROM_FUTURE', `账本中有一条记录的入账时间晚于现在，系统已停止登记，${outcome(asked)}`);
    case 'COPYING_REFUSED':
      return answer('COPYING_REFUSED', `账本中有一条记录无法计入，系统已停止登记，${outcome(asked)}`);
    case 'STORE_LACKS_LEDGER':
    case 'WRONG_STORE':
    case 'WRONG_LEDGER':
      return answer(error.code, `账本与系统的设置不符，${outcome(asked)}`);
    case 'UNKNOWN_RECEIPT':
      return answer('UNKNOWN_RECEIPT', '入账回执无法识别，请刷新页面。');
    default:
      return internalProblem(asked);
  }
}

function outcome({ enters }: Asked): string {
  return enters ? `本次内容没有入账。${TELL_ADMINISTRATOR}${NOTHING_LOST}` : `这些内容现在读不到。${TELL_ADMINISTRATOR}`;
}

function placeOf({ place }: LedgerDamagedError): string {
  return typeof place === 'number' ? `第 ${place} 号记录` : `事项 ${place.stream} 的第 ${place.revision} 号记录`;
}

function projectionProblem(error: ProjectionError, instance: string): ProblemDetails {
  if (error instanceof ProjectionStoppedError) {
    return problemDetails('PROJECTION_STOPPED', PROBLEMS.PROJECTION_STOPPED, `刚登记的内容已经入账，但统计已停止更新，刷新页面看不到。${TELL_ADMINISTRATOR}`, instance);
  }
  const detail = error instanceof ProjectionBehindError
    ? '刚登记的内容已经入账，统计正在更新。请稍候刷新页面。'
    : '统计尚未准备好。请稍候刷新页面；长时间如此请查看“系统”页或告知系统管理员。';
  return problemDetails('NOT_YET_READABLE', PROBLEMS.NOT_YET_READABLE, detail, instance);
}

/** Errors of Nest and Fastify themselves: unknown routes, unreadable bodies. */
function httpProblem(error: HttpException, asked: Asked): ProblemDetails {
  const { instance } = asked;
  const answer = (code: ProblemCode, detail: string) => problemDetails(code, PROBLEMS[code], detail, instance);
  switch (error.getStatus()) {
    case 400:
      return isBodyError(error)
        ? answer('MALFORMED_JSON', `提交的内容不是有效的 JSON，没有入账。请检查格式后再次提交。${NOTHING_LOST}`)
        : answer('MALFORMED_REQUEST', '请求无法识别，请检查访问地址和参数。');
    // The file server's word for an address that leads out of its folder.
    case 403:
    case 404:
      return answer('NOT_FOUND', '没有这个地址，请检查后重试。');
    case 405:
      return answer('METHOD_NOT_ALLOWED', '这个地址不支持这种操作。');
    case 413:
      if (isUploadAddress(instance)) return answer('DOCUMENT_TOO_LARGE', `文件超过 ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB 的上限，没有导入。请确认选对了文件，或分册导入。`);
      return answer('BODY_TOO_LARGE', `提交的内容过大，没有入账。一次提交不能超过 256 KB，长材料请作为文件留存。${NOTHING_LOST}`);
    case 414:
      return answer('URL_TOO_LONG', '访问地址过长，请减少筛选条件。');
    case 415:
      return answer('WRONG_CONTENT_TYPE', `只接受 JSON 格式的提交（Content-Type: application/json），本次内容没有入账。${NOTHING_LOST}`);
    default:
      return internalProblem(asked);
  }
}

/** The router's own refusals (an address that is no address), met before any route or filter. */
export function addressProblem(instance: string, status: number): ProblemDetails {
  if (status === 414) return problemDetails('URL_TOO_LONG', PROBLEMS.URL_TOO_LONG, '访问地址过长，请减少筛选条件。', instance);
  return problemDetails('MALFORMED_REQUEST', PROBLEMS.MALFORMED_REQUEST, '访问地址无法识别，请检查后重试。', instance);
}

function isBodyError(error: HttpException): boolean {
  const cause = error.cause as { code?: string } | undefined;
  return cause instanceof SyntaxError || String(cause?.code ?? '').startsWith('FST_ERR_CTP');
}

function internalProblem({ instance, correlation, enters }: Asked): ProblemDetails {
  return problemDetails('INTERNAL_ERROR', PROBLEMS.INTERNAL_ERROR,
    `系统出现意外，本次操作没有完成。请稍候再试；仍不成功时请把编号 ${correlation} 告诉系统管理员。${enters ? NOTHING_LOST : ''}`, instance, { correlation });
}
