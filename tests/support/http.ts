import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpApp, type HttpAppOptions } from '../../src/http/create-http-app.js';
import type { TestDatabase } from './database.js';
import { openTestLedger, seedSmallPlan, type TestLedger } from './ledger.js';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  // Any: each test reads the members it expects of an answer of its own, and one that is missing or of another kind fails the
  // expectation; that answers have the documented members and no other is tests/e2e/api-document.test.ts.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

export interface Submission {
  as?: string;
  unit?: string;
  key?: string;
  revision?: number;
  headers?: Record<string, string>;
}

/** A listening server on a ledger of its own. */
export interface TestServer {
  ledger: TestLedger;
  port: number;
  /** Reads as the web client does: not before the answer includes what was last entered here. */
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Submits `body` as JSON; path and headers as the web client sends them. */
  post(path: string, body: unknown, submission?: Submission): Promise<Answer>;
  raw(method: string, path: string, headers: Record<string, string>, body?: string | Buffer): Promise<Answer>;
  /** Number of leaves in the ledger. */
  leaves(): Promise<number>;
  close(): Promise<void>;
}

export interface TestServerOptions extends HttpAppOptions {
  /** Default: a fresh one on the cluster of this Jest run. */
  database?: TestDatabase;
}

/** Real HTTP on a real database: the small plan, served on a port of 127.0.0.1. */
export async function startTestServer({ database, ...options }: TestServerOptions = {}): Promise<TestServer> {
  const ledger = await openTestLedger(database);
  try {
    await seedSmallPlan(ledger);
    await ledger.followed();
    return await serve(ledger, options);
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

async function serve(ledger: TestLedger, options: HttpAppOptions): Promise<TestServer> {
  const app = await createHttpApp(ledger, options);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const raw: TestServer['raw'] = (method, path, headers, body) => send(port, method, path, headers, body);
  let receipt: string | undefined;
  return {
    ledger, port, raw,
    get: (path, headers = {}) => raw('GET', `/api/v1${receipt && SHOWS_ENTRIES.test(path) ? withReceipt(path, receipt) : path}`, headers),
    async post(path, body, submission = {}) {
      const answer = await raw('POST', `/api/v1${path}`, submissionHeaders(submission), JSON.stringify(body));
      if (answer.status === 201) receipt = answer.body.receipt ?? receipt;
      return answer;
    },
    leaves: async () => (await ledger.store.latestPosition()) + 1,
    async close() {
      await app.close();
      await ledger.close();
    },
  };
}

const SHOWS_ENTRIES = /^\/(accountability-records|audit-trail|comparison|dashboard|departments|events|ledger|measures|plans|rules)\b/;

function withReceipt(path: string, receipt: string): string {
  return path.includes('min-position=') ? path : `${path}${path.includes('?') ? '&' : '?'}min-position=${receipt}`;
}

function submissionHeaders({ as, unit, key = randomUUID(), revision, headers }: Submission): Record<string, string> {
  return {
    'content-type': 'application/json',
    'idempotency-key': key,
    ...(as === undefined ? {} : { 'taizhang-role': as }),
    ...(unit === undefined ? {} : { 'taizhang-unit': unit }),
    ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
    ...headers,
  };
}

/** node:http rather than fetch: fetch sets Host, Origin and Sec-Fetch-* itself. */
function send(port: number, method: string, path: string, headers: Record<string, string>, body?: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = (response.headers['content-type'] ?? '').includes('json');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
