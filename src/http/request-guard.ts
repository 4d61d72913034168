import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemDetails, PROBLEMS, type ProblemCode } from './problem.js';
import { sendProblem } from './send-problem.js';

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Until accounts exist the server answers this machine only, so the browser is the way in for a stranger: a foreign page that
 * posts to localhost, or a name that resolves to 127.0.0.1 (DNS rebinding). Host must be a loopback name with the port served;
 * Origin, where sent, must be that same host; Sec-Fetch-Site must not say another site.
 */
export function guardRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const port = request.socket.localPort;
    if (!isLoopbackHost(request.headers.host, port)) {
      return refuse(request, reply, 'HOST_REFUSED', '请用 http://localhost 或 http://127.0.0.1 加端口号访问本系统。');
    }
    if (isCrossSite(request, port)) {
      return refuse(request, reply, 'CROSS_SITE_REFUSED', '不接受由其他网站发来的请求，请直接打开本系统的页面办理。');
    }
    return undefined;
  });
}

function isLoopbackHost(host: string | undefined, port: number | undefined): boolean {
  const parts = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(host ?? '');
  if (!parts) return false;
  return LOOPBACK_NAMES.has(parts[1]!.toLowerCase()) && Number(parts[2] ?? 80) === port;
}

function isCrossSite(request: FastifyRequest, port: number | undefined): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) {
    const authority = /^http:\/\/(.+)$/.exec(origin)?.[1];
    if (!isLoopbackHost(authority, port)) return true;
  }
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  // A link on another page may open the system; it may not act or read through it.
  const isNavigation = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document';
  return !isNavigation;
}

function refuse(request: FastifyRequest, reply: FastifyReply, code: ProblemCode, detail: string): FastifyReply {
  return sendProblem(reply, problemDetails(code, PROBLEMS[code], detail, request.url.split('?')[0] ?? '/'));
}
