import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { startTestServer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

const { dated } = SMALL_PLAN.measures;
const ADDRESS = `/api/v1/measures/${dated}/progress-reports`;
const DEBUG = 20;
const ERROR = 50;
let server: TestServer;
/** What the filter of problems logged. */
let logged: { level: number; msg: string }[];
let wrote: () => void = () => undefined;

beforeAll(async () => {
  server = await startTestServer();
  const lines = new Writable({
    write(line: Buffer, _encoding, done) {
      logged.push(JSON.parse(line.toString()) as { level: number; msg: string });
      wrote();
      done();
    },
  });
  Object.assign(server.ledger, { log: pino({ level: 'debug' }, lines) });
}, 60_000);
afterAll(async () => { await server?.close(); });
beforeEach(() => { logged = []; });

const errors = (): string[] => logged.filter(({ level }) => level >= ERROR).map(({ msg }) => msg);

describe('an instant whose knowledge counts', () => {
  it.each([
    '0000-01-01', '0000-01-01T00:00Z', '0001-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59-10:00',
    '2021-02-30T00:00:00Z', '2021-02-29T10:00:00%2B08:00', '2021-06-31T10:00Z', '2021-13-01T00:00Z', '2021-02-01T25:00Z', '2021-02-01T10:00%2B99:00',
  ])('is refused where there is no such moment or no ledger could know of it: %s', async (knownAt) => {
    for (const path of [`/dashboard?knownAt=${knownAt}`, `/measures/${dated}?knownAt=${knownAt}`]) {
      const { status, body } = await server.get(path);
      expect({ path, status, code: body.code }).toEqual({ path, status: 400, code: 'MALFORMED_REQUEST' });
    }
    expect(errors()).toEqual([]);
  });

  it.each(['1970-01-01', '2021-03-01', '2024-02-29T00:00Z', '2021-03-01T10:00:00%2B08:00', '9999-12-31', '9999-12-31T23:59:59.999Z'])('is taken where there is: %s', async (knownAt) => {
    expect((await server.get(`/ledger?knownAt=${knownAt}`)).status).toBe(200);
    expect(errors()).toEqual([]);
  });
});

describe('an address', () => {
  it.each(['/api/docs/../docs', '/api/docs/..%2f..%2fpackage.json', '/api/docs/../../etc/passwd'])('that leads out of a folder of files is not found, and nothing failed: %s', async (path) => {
    expect(await server.raw('GET', path, {})).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(errors()).toEqual([]);
  });
});

describe('a client that breaks off in the middle of its body', () => {
  it('is no failure of this program', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(`POST ${ADDRESS} HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"milestone":`, () => socket.destroy());
    while (logged.length === 0) await new Promise<void>((resolve) => { wrote = resolve; });
    expect(logged).toEqual([expect.objectContaining({ level: DEBUG, msg: 'client broke off' })]);
  });
});

describe('a body in which a name stands twice in one object', () => {
  const submit = (body: string) => server.raw('POST', ADDRESS, {
    'content-type': 'application/json', 'idempotency-key': 'written-by-hand', 'if-match': '"0"', 'taizhang-role': 'department-filer', 'taizhang-unit': 'market',
  }, body);

  it.each([
    ['text', '{"milestone":"m1","text":"甲","text":"乙"}'],
    ['text', '{"milestone":"m1","text":"甲","te\\u0078t":"甲"}'],
    ['title', '{"milestone":"m1","text":"填报","basis":{"title":"来函","documentNumber":"1","title":"复函"}}'],
    ['a', '{"milestone":"m1","text":"填报","basis":[{"a":{}},{"a":1,"b":[{"c":"}"}],"a":2}]}'],
  ])('is refused, naming it: %s in %s', async (name, body) => {
    const leaves = await server.leaves();
    const answer = await submit(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'MALFORMED_JSON', detail: expect.stringContaining(`“${name}”出现了不止一次`) } });
    expect(await server.leaves()).toBe(leaves);
  });

  it('is not mistaken for one where it stands in another object or in a text', async () => {
    const body = '{"milestone":"m1","text":"\\"text\\":\\"text\\", {\\"text\\":1,\\"text\\":2} \\\\","basis":{"title":"text","documentNumber":"milestone"}}';
    expect((await submit(body)).status).toBe(201);
  });
});
