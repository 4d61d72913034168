import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';

const YEAR_SECONDS = 31_536_000;
/** First part of the addresses of the client's pages (src/web/pages/pages.tsx). */
const PAGES: ReadonlySet<string> = new Set(['', 'measures', 'departments', 'comparison', 'supervision', 'audit', 'intake', 'system']);

/**
 * Serves the built web client: files under assets/ carry a hash in their name and never change, everything else is asked for
 * again. Addresses of pages (/measures/…) answer index.html; every other address that does not exist answers 404, to a browser
 * with the client's own page that says so.
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
  fastify.get('/*', (request, reply) => {
    const { section, isNavigation } = addressOf(request);
    if (!isNavigation || section === 'api') return reply.callNotFound();
    // A person who mistyped an address is told so by the client's own page; a program reads the status.
    return reply.code(PAGES.has(section) ? 200 : 404).sendFile('index.html');
  });
}

/** Which part of the product an address names, and whether a browser goes there: not a program, not for a file. */
function addressOf({ url, headers }: FastifyRequest): { section: string; isNavigation: boolean } {
  const [, section = '', ...rest] = (url.split('?')[0] ?? '/').split('/');
  const isFile = (rest.at(-1) ?? section).includes('.');
  return { section, isNavigation: !isFile && (headers.accept ?? '').includes('text/html') };
}
