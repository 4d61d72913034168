import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

const { dated } = SMALL_PLAN.measures;
let server: TestServer;
beforeAll(async () => { server = await startTestServer(); }, 60_000);
afterAll(async () => { await server?.close(); });

describe('reporting progress', () => {
  it('appends the report and shows it at once', async () => {
    const reported = await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '系统已联调' }, { as: 'department-filer', unit: 'market', revision: 0 });
    expect(reported).toMatchObject({ status: 201, headers: { etag: '"2"' }, body: { stream: `measure-${dated}`, revision: 2, repeated: false } });
    expect(reported.body.events).toHaveLength(2);

    const shown = await server.get(`/measures/${dated}`, { 'taizhang-role': 'department-filer', 'taizhang-unit': 'market' });
    expect(shown).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect(shown.body.measure.milestones[0]).toMatchObject({ status: 'in-progress', statusLabel: '办理中', lastReport: { text: '系统已联调', unitName: '市市场监管局' } });
  });
});
