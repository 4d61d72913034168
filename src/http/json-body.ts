import type { FastifyInstance } from 'fastify';
import { duplicateMember } from './duplicate-member.js';
import { HttpProblem, NOTHING_LOST } from './problem.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Bodies are JSON in UTF-8 and nothing else: a form or plain text could be posted by a foreign page without the browser asking
 * first, and text in another encoding would be recorded with replacement characters for good. Members that would reach the
 * prototype chain are refused, and names that stand twice in one object.
 */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decoded(body);
    if (text === null) return done(new HttpProblem('MALFORMED_JSON', `提交的内容不是 UTF-8 编码，没有入账。请转换编码后再次提交。${NOTHING_LOST}`), undefined);
    void parse(request, text, (error, value) => {
      const twice = error ? null : duplicateMember(text);
      if (twice === null) return done(error, value);
      done(new HttpProblem('MALFORMED_JSON', `提交的内容中“${twice.slice(0, 40)}”出现了不止一次，无法确定以哪一个为准，没有入账。请只保留一个后再次提交。${NOTHING_LOST}`), undefined);
    });
  });
}

function decoded(body: Buffer): string | null {
  try {
    return utf8.decode(body);
  } catch {
    return null;
  }
}
