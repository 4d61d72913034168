import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemDetails, PROBLEMS, type ProblemCode } from './problem.js';

/** How long what the client still sends is taken in, in milliseconds, so that it reads the answer first. */
const DRAIN_MS = 2_000;

const answered = new WeakSet<Socket>();

/**
 * Answers a request that Node could not read far enough to hand it to anyone: headers above 16 KB, no HTTP at all, or one that
 * never came to its end. A connection destroyed while the client still sends is reset, and the answer is lost with it: so it
 * is closed on our side and what comes in is thrown away until the client has closed its own.
 */
export function answerUnreadRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  // The parser complains anew of each further piece.
  if (answered.has(socket)) return;
  answered.add(socket);
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(responseTo(error));
  const limit = setTimeout(() => socket.destroy(), DRAIN_MS).unref();
  socket.once('close', () => clearTimeout(limit)).once('end', () => socket.destroy()).resume();
}

function responseTo({ code }: NodeJS.ErrnoException): string {
  const [problem, detail] = problemOf(code);
  const { status } = PROBLEMS[problem];
  const body = JSON.stringify(problemDetails(problem, PROBLEMS[problem], detail, '/'));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'content-type: application/problem+json; charset=utf-8', `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff', 'cache-control: no-store', 'connection: close', '', body,
  ].join('\r\n');
}

function problemOf(code: string | undefined): [ProblemCode, string] {
  if (code === 'HPE_HEADER_OVERFLOW') return ['HEADERS_TOO_LARGE', '请求头过大（上限 16 KB），没有处理。请清除浏览器中本网站的 Cookie 后重试；由其他程序发出的请求，请减少请求头。'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return ['REQUEST_TIMEOUT', '请求没有在规定时间内发完，没有处理。请检查网络后重试。'];
  return ['MALFORMED_REQUEST', '请求无法识别，请检查访问地址和参数。'];
}
