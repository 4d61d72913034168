import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';

const YEAR_SECONDS = 31_536_000;
/** First part of the addresses of the client's pages (src/web/pages/pages.tsx). */
const PAGES: ReadonlySet<string> = new Set(['', 'measures', 'departments', 'supervision', 'audit', 'system']);

/**
 * Serves the built web client: files under assets/ carry a hash in their name and never change, everything else is asked for
 * again. Addresses of pages (/measures/…) answer index.html; every other address that does not exist answers 404.
 *
 * @param root folder of the built client
 */
export async function serveWebClient(fastify: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) return;
  await fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const unchanging = path.includes(`${sep}assets${sep}`);
      reply.header('cache-control', unchanging ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  fastify.get('/*', (request, reply) => (asksForPage(request) ? reply.sendFile('index.html') : reply.callNotFound()));
}

/** A browser going to one of the client's pages. Everything else that is not there is said not to be there: /metrics, lost files. */
function asksForPage({ url, headers }: FastifyRequest): boolean {
  const [, section = '', ...rest] = (url.split('?')[0] ?? '/').split('/');
  const isFile = (rest.at(-1) ?? section).includes('.');
  return PAGES.has(section) && !isFile && (headers.accept ?? '').includes('text/html');
}
