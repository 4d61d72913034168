import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';

/** Answers that tell a `revision` carry it as ETag: what the next If-Match takes. */
@Injectable()
export class RevisionEtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(tap((body) => {
      const revision = (body as { revision?: unknown } | undefined)?.revision;
      if (typeof revision === 'number') context.switchToHttp().getResponse<FastifyReply>().header('etag', `"${revision}"`);
    }));
  }
}
