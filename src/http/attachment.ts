import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

export const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const ANY_FILE = 'application/octet-stream';

/** A file to be saved under a name, which may be Chinese (RFC 6266, RFC 8187). */
export function attachment(reply: FastifyReply, name: string, type: string, bytes: Buffer): StreamableFile {
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`);
  return new StreamableFile(bytes, { type, length: bytes.length });
}

/** Documents a GET that answers a file. */
export function FileAnswer(type: string): MethodDecorator {
  return applyDecorators(ApiProduces(type), ApiResponse({ status: 200, content: { [type]: { schema: { type: 'string', format: 'binary' } } } }));
}
