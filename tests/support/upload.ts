import { randomUUID } from 'node:crypto';
import type { Answer, TestServer } from './http.js';

const OFFICE = { as: 'office' };

/** Edits that say of every plan the upload resembles that it is none of them. */
export const anotherPlan = ({ resembling }: Answer['body']): object[] => resembling.map(({ plan }: { plan: string }) => ({ about: 'standing', key: plan, value: 'other' }));

/** What the review page asks of the server, for the office. */
export function reviewOf(server: TestServer) {
  const read = (path: string): Promise<Answer> => server.get(path, { 'taizhang-role': 'office' });
  return {
    read,
    /** Uploads a document as the page does. */
    upload: (document: string | Buffer, headers: Record<string, string> = {}, fileName = '方案.txt'): Promise<Answer> =>
      server.raw('POST', `/api/v1/intakes?fileName=${encodeURIComponent(fileName)}`, {
        'content-type': 'application/octet-stream', 'idempotency-key': randomUUID(), 'taizhang-role': 'office', ...headers,
      }, typeof document === 'string' ? Buffer.from(document) : document),
    edit: (id: string, revision: number, edits: object[]): Promise<Answer> => server.post(`/intakes/${id}/edits`, { revision, edits }, OFFICE),
    /** @param comparison what the person saw of the differences; default: those that are there now */
    async confirm(id: string, revision: number, comparison?: string | null): Promise<Answer> {
      const seen = comparison === undefined ? (await read(`/intakes/${id}`)).body.comparison : comparison;
      return server.post(`/intakes/${id}/confirmation`, { revision, comparison: seen }, OFFICE);
    },
    /** The upload once its registration has ended, one way or the other. */
    async ended(id: string): Promise<Answer['body']> {
      for (;;) {
        const { body } = await read(`/intakes/${id}`);
        if (!body.running) return body;
      }
    },
  };
}
