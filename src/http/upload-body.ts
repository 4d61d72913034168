import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MAX_DOCUMENT_BYTES } from '../intake/read-document.js';
import { HttpProblem, NOTHING_LOST } from './problem.js';

const FILE_TYPE = 'application/octet-stream';
/** The one address that takes a file. */
const UPLOAD_ADDRESS = '/api/v1/intakes';

/** Files come as they are, on one address only: everywhere else bodies are JSON (`acceptJsonOnly`). */
export function acceptUploads(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', async (request) => {
    if (isFile(request) && !isUpload(request)) throw new HttpProblem('WRONG_CONTENT_TYPE', `只接受 JSON 格式的提交（Content-Type: application/json），本次内容没有入账。${NOTHING_LOST}`);
  });
  fastify.addContentTypeParser<Buffer>(FILE_TYPE, { parseAs: 'buffer', bodyLimit: MAX_DOCUMENT_BYTES }, (_request, body, done) => done(null, body));
}

/** The file of an upload. */
export const UploadedFile = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (Buffer.isBuffer(body)) return body;
  throw new HttpProblem('WRONG_CONTENT_TYPE', `请直接提交文件本身（Content-Type: ${FILE_TYPE}），没有导入。`);
});

export const isUploadAddress = (path: string): boolean => path === UPLOAD_ADDRESS;

const isFile = ({ headers }: FastifyRequest): boolean => (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase() === FILE_TYPE;
const isUpload = ({ method, url }: FastifyRequest): boolean => method === 'POST' && isUploadAddress(url.split('?')[0] ?? '');
