import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http.js';

let server: TestServer;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
let document: any;
beforeAll(async () => {
  server = await startTestServer();
  document = (await server.raw('GET', '/api/openapi.json', {})).body;
}, 60_000);
afterAll(async () => { await server?.close(); });

/** Every address of the HTTP contract. */
const ROUTES = [
  'get /healthz', 'get /readyz',
  ...['ledger', 'rules', 'dashboard', 'measures', 'measures/{id}', 'measures/{id}/timeline', 'departments', 'departments/{id}/record',
    'departments/{id}/record/{figure}', 'accountability-records', 'accountability-records/{id}', 'audit-trail', 'events/{id}', 'plans', 'projections',
  ].map((path) => `get /api/v1/${path}`),
  ...['acknowledgements', 'progress-reports', 'pace-assessments', 'completion-reports', 'verifications', 'returns', 'reopenings', 'suspensions',
    'resumptions', 'terminations', 'extension-requests', 'extension-grants', 'extension-refusals', 'trigger-dates', 'reassignments', 'corrections',
  ].map((path) => `post /api/v1/measures/{id}/${path}`),
  ...['plans/{id}/revisions', 'plans/{id}/voidings', 'departments', 'departments/{id}/aliases', 'departments/{id}/renamings', 'departments/{id}/mergings',
    'accountability-records', 'accountability-records/{id}/reversals', 'accountability-records/{id}/corrections',
  ].map((path) => `post /api/v1/${path}`),
];

describe('the OpenAPI document', () => {
  it('holds every route of the contract and no other', () => {
    const routes = Object.entries<object>(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(routes.sort()).toEqual([...ROUTES].sort());
  });

  it('has no empty schema', () => {
    const schemas = Object.entries<{ properties?: object }>(document.components.schemas);
    expect(schemas.length).toBeGreaterThan(20);
    expect(schemas.filter(([, { properties }]) => Object.keys(properties ?? {}).length === 0).map(([name]) => name)).toEqual([]);
  });

  it('describes what every entry takes, needs and answers', () => {
    for (const route of ROUTES.filter((one) => one.startsWith('post '))) {
      const { requestBody, parameters, responses } = document.paths[route.slice('post '.length)].post;
      expect(requestBody.content['application/json'].schema).toHaveProperty('$ref');
      expect(parameters.map(({ name }: { name: string }) => name)).toContain('Idempotency-Key');
      expect(responses).toMatchObject({ 201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/ReceiptDto' } } } }, 422: expect.anything() });
    }
  });

  it('describes the two axes of time on every reading request of the ledger', () => {
    for (const route of ROUTES.filter((one) => one.startsWith('get /api/v1/'))) {
      const names = document.paths[route.slice('get '.length)].get.parameters.map(({ name }: { name: string }) => name);
      expect({ route, names }).toEqual({ route, names: expect.arrayContaining(['asOf', 'knownAt', 'minPosition']) });
    }
  });
});

describe('the page of the API', () => {
  it('loads everything from this server and runs no inline script', async () => {
    const page = await server.raw('GET', '/api/docs', {});
    expect(page.status).toBe(200);
    const files = [...page.text.matchAll(/(?:src|href)=["']([^"']+)["']/g)].map(([, file]) => file!);
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((file) => /^(https?:)?\/\//.test(file))).toEqual([]);
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
    for (const file of files.filter((one) => !one.startsWith('#'))) {
      const path = new URL(file, `http://localhost/api/docs`).pathname;
      expect({ path, status: (await server.raw('GET', path, {})).status }).toEqual({ path, status: 200 });
    }
  });
});
