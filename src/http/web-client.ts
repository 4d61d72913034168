import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built web client: files under assets/ carry a hash in their name and never change, everything else is asked for
 * again. Addresses of pages (/measures/…) answer index.html; addresses of files that do not exist answer 404.
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
    const path = request.url.split('?')[0] ?? '/';
    const isPage = !path.startsWith('/api/') && !path.split('/').pop()!.includes('.');
    return isPage ? reply.sendFile('index.html') : reply.callNotFound();
  });
}
