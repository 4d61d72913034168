import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

const { dated } = SMALL_PLAN.measures;
let server: TestServer;
beforeAll(async () => { server = await startTestServer(); }, 60_000);
afterAll(async () => { await server?.close(); });

describe('Host', () => {
  it.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('accepts %s with the port served', async (name) => {
    expect((await server.get('/ledger', { host: `${name}:${server.port}` })).status).toBe(200);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'localhost', 'localhost:1', '10.0.0.1', '127.0.0.1@evil.example'])('refuses %j', async (host) => {
    const withPort = host.includes('evil') || host === '10.0.0.1' ? `${host}:${server.port}` : host;
    expect(await server.get('/ledger', { host: withPort })).toMatchObject({ status: 421, body: { code: 'HOST_REFUSED' } });
  });

  it('is checked for pages and documentation as well', async () => {
    for (const path of ['/', '/api/docs', '/api/openapi.json', '/healthz']) {
      expect((await server.raw('GET', path, { host: `rebound.example:${server.port}` })).status).toBe(421);
    }
  });
});

describe('a page of another site', () => {
  const entry = (headers: Record<string, string>) => server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '填报' },
    { as: 'department-filer', unit: 'market', revision: 0, headers });

  it.each<Record<string, string>>([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'https://localhost' },
    { origin: 'http://localhost:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
  ])('cannot enter anything: %j', async (headers) => {
    const leaves = await server.leaves();
    expect(await entry(headers)).toMatchObject({ status: 403, body: { code: 'CROSS_SITE_REFUSED' } });
    expect(await server.leaves()).toBe(leaves);
  });

  it('cannot read anything', async () => {
    expect((await server.get('/ledger', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' })).status).toBe(403);
    expect((await server.get('/ledger', { origin: 'http://evil.example' })).status).toBe(403);
    const own = await server.get('/ledger');
    expect(own.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('may link to the system', async () => {
    const followed = await server.raw('GET', '/api/docs', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' });
    expect(followed.status).toBe(200);
  });

  it('the page itself can enter', async () => {
    const own = await entry({ origin: `http://localhost:${server.port}`, 'sec-fetch-site': 'same-origin' });
    expect(own.status).toBe(201);
  });
});

describe('every answer', () => {
  it('carries the security headers', async () => {
    for (const path of ['/api/v1/ledger', '/api/docs', '/nothing/here.js']) {
      const { headers } = await server.raw('GET', path, {});
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin', 'x-correlation-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      expect(headers['content-security-policy']).toMatch(/default-src 'self'.*script-src 'self';.*frame-ancestors 'none'/);
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  it('of the API is not kept by caches', async () => {
    expect((await server.get('/ledger')).headers['cache-control']).toBe('no-store');
  });
});
