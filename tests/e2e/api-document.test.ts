import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { differences, type ApiDocument, type ApiOperation, type ApiSchema } from '../support/api-schema.js';
import { startTestServer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';
import { PROVINCE, seedProvince } from '../support/province.js';
import { PLAN_DOCUMENT } from '../support/plan-document.js';

let server: TestServer;
let document: ApiDocument;
beforeAll(async () => {
  server = await startTestServer();
  document = (await server.raw('GET', '/api/openapi.json', {})).body as ApiDocument;
}, 60_000);
afterAll(async () => { await server?.close(); });

/** @param route method and path, e.g. `get /api/v1/ledger` */
function operation(route: string): ApiOperation {
  const [method, path] = route.split(' ') as [string, string];
  const found = document.paths[path]?.[method];
  if (!found) throw new Error(`the document has no ${route}`);
  return found;
}

function schemaOf(name: string): ApiSchema & Required<Pick<ApiSchema, 'properties' | 'required'>> {
  const { properties = {}, required = [], ...schema } = document.components.schemas[name] ?? {};
  return { ...schema, properties, required };
}

const answerOf = (route: string): ApiSchema => operation(route).responses['200']!.content['application/json'].schema;
const namesOf = (route: string): string[] => operation(route).parameters.map(({ name }) => name);

/** Every address of the HTTP contract. */
const ROUTES = [
  'get /healthz', 'get /readyz',
  ...['ledger', 'rules', 'dashboard', 'measures', 'measures/{id}', 'measures/{id}/timeline', 'departments', 'departments/register', 'departments/{id}/record',
    'departments/{id}/record/{figure}', 'accountability-records', 'accountability-records/{id}', 'audit-trail', 'events/{id}', 'plans', 'projections',
    'store', 'comparison', 'comparison/proposals', 'comparison/provincial-measures',
  ].map((path) => `get /api/v1/${path}`),
  ...['acknowledgements', 'progress-reports', 'pace-assessments', 'completion-reports', 'group-reports', 'verifications', 'returns', 'reopenings', 'suspensions',
    'resumptions', 'terminations', 'extension-requests', 'extension-grants', 'extension-refusals', 'trigger-dates', 'reassignments', 'corrections', 'provincial-links',
  ].map((path) => `post /api/v1/measures/{id}/${path}`),
  ...['ledger/host-unit', 'plans/{id}/revisions', 'plans/{id}/voidings', 'departments', 'departments/{id}/aliases', 'departments/{id}/renamings', 'departments/{id}/mergings',
    'departments/{id}/class-changes', 'departments/{id}/orders', 'departments/{id}/memberships', 'departments/{id}/membership-endings',
    'accountability-records', 'accountability-records/{id}/reversals', 'accountability-records/{id}/corrections',
  ].map((path) => `post /api/v1/${path}`),
];

/** Uploads under review are no part of the ledger: no axes of time, answered whole after each submission. */
const REVIEW = [
  'get /api/v1/intakes', 'get /api/v1/intakes/{id}', 'get /api/v1/intakes/{id}/document', 'post /api/v1/intakes',
  ...['edits', 'columns', 'confirmation', 'discarding'].map((path) => `post /api/v1/intakes/{id}/${path}`),
];

/** Many entries in one go, and what is a file. */
const MANY = 'post /api/v1/comparison/links';
const FILES = ['measures/export.xlsx', 'intakes/template.xlsx', 'intakes/{id}/assignment-table.docx'].map((path) => `get /api/v1/${path}`);
const WORKBOOK = 'get /api/v1/comparison/export.xlsx';

/** What tells how the program stands now, not what the ledger holds. */
const TIMELESS = ['/api/v1/projections', '/api/v1/store'];

describe('the OpenAPI document', () => {
  it('holds every route of the contract and no other', () => {
    const routes = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(routes.sort()).toEqual([...ROUTES, ...REVIEW, MANY, WORKBOOK, ...FILES].sort());
  });

  it('has no empty schema', () => {
    const schemas = Object.entries(document.components.schemas);
    expect(schemas.length).toBeGreaterThan(20);
    expect(schemas.filter(([, { properties }]) => Object.keys(properties ?? {}).length === 0).map(([name]) => name)).toEqual([]);
  });

  it('describes what every entry takes, needs and answers', () => {
    for (const route of ROUTES.filter((one) => one.startsWith('post '))) {
      const { requestBody, responses } = operation(route);
      expect(requestBody?.content['application/json'].schema).toHaveProperty('$ref');
      expect(namesOf(route)).toContain('Idempotency-Key');
      expect(responses).toMatchObject({ 201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/ReceiptDto' } } } }, 422: expect.anything() });
    }
  });

  it('describes what the review of an upload takes and answers', () => {
    for (const route of REVIEW.filter((one) => one.startsWith('post '))) {
      const { requestBody, responses } = operation(route);
      expect(Object.keys(requestBody?.content ?? {})).toEqual([route === 'post /api/v1/intakes' ? 'application/octet-stream' : 'application/json']);
      expect(namesOf(route)).toEqual(expect.arrayContaining(['Idempotency-Key', 'Taizhang-Role']));
      const answered = { content: { 'application/json': { schema: { $ref: '#/components/schemas/IntakeDto' } } } };
      expect(responses).toMatchObject({ [route.endsWith('confirmation') ? 202 : 201]: answered, 409: expect.anything(), 422: expect.anything() });
    }
    expect(answerOf('get /api/v1/intakes').$ref).toBe('#/components/schemas/IntakesAnswerDto');
    expect(answerOf('get /api/v1/intakes/{id}').$ref).toBe('#/components/schemas/IntakeDto');
  });

  it('says who may read an upload, by which header, and how it refuses others', () => {
    for (const path of ['', '/{id}', '/{id}/document', '/{id}/assignment-table.docx']) {
      const { parameters, responses } = operation(`get /api/v1/intakes${path}`);
      expect(parameters).toContainEqual(expect.objectContaining({ name: 'Taizhang-Role', schema: expect.objectContaining({ enum: expect.arrayContaining(['office', 'department-filer']) }) }));
      expect(responses).toHaveProperty('403');
    }
  });

  it('gives every kind of edit members with types of their own', () => {
    const kinds = (schemaOf('EditsDto').properties['edits']!.items as { oneOf: { $ref: string }[] }).oneOf.map(({ $ref }) => schemaOf($ref.split('/').pop()!));
    expect(kinds.flatMap(({ properties }) => properties['about']!.enum)).toHaveLength(13);
    const untyped = kinds.flatMap(({ properties }) => Object.entries(properties).filter(([, { type, oneOf, allOf, $ref }]: [string, { oneOf?: unknown } & ApiSchema]) => (type === undefined || type === 'object') && !oneOf && !allOf && !$ref));
    expect(untyped).toEqual([]);
    expect(schemaOf('DutyEditDto').properties).toMatchObject({ reason: { type: 'string' }, units: { type: 'array', items: { type: 'string' } }, deadlines: { items: { $ref: expect.stringContaining('IntakeDeadlineDto') } } });
    expect(schemaOf('DutyEditDto').required).toEqual(expect.arrayContaining(['about', 'key', 'state']));
  });

  it('describes many links in one go, and the comparison as a file', () => {
    expect(operation(MANY).responses).toMatchObject({ 201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/LinksAnswerDto' } } } }, 422: expect.anything() });
    expect(namesOf(MANY)).toEqual(expect.arrayContaining(['Idempotency-Key', 'Taizhang-Role']));
    for (const file of FILES) expect(Object.values(operation(file).responses['200']!.content)).toEqual([{ schema: { type: 'string', format: 'binary' } }]);
    expect(namesOf(WORKBOOK)).toEqual(expect.arrayContaining(['city', 'province', 'asOf', 'knownAt']));
  });

  it('names the fields of a form with those it cannot do without, inherited ones included', () => {
    expect(Object.keys(schemaOf('ProgressReportDto').properties).sort())
      .toEqual(['basis', 'cumulative', 'enteredForUnit', 'memberOf', 'milestone', 'nextSteps', 'occurredOn', 'problems', 'source', 'text']);
    expect([...schemaOf('ProgressReportDto').required].sort()).toEqual(['milestone', 'text']);
    expect([...schemaOf('AccountabilityRecordDto').required].sort()).toEqual(['facts', 'form', 'kind', 'unit']);
  });

  it('describes what every reading request answers', () => {
    for (const route of ROUTES.filter((one) => one.startsWith('get /api/v1/'))) {
      const schema = answerOf(route);
      expect({ route, ref: schema.$ref ?? schema.items?.$ref }).toEqual({ route, ref: expect.stringMatching(/^#\/components\/schemas\/\w+Dto$/) });
    }
    expect(schemaOf('MilestoneRowDto').properties).toMatchObject({
      light: { enum: ['red', 'yellow', 'green', 'blue', 'grey'] }, due: { type: 'string', nullable: true }, lead: { type: 'array' },
    });
  });

  it('describes the problems a reading request may answer', () => {
    const problem = { content: { 'application/json': { schema: { $ref: '#/components/schemas/ProblemDto' } } } };
    for (const route of ROUTES.filter((one) => one.startsWith('get /api/v1/'))) {
      expect(operation(route).responses).toMatchObject({ 400: problem, 404: problem, 503: problem });
    }
  });

  it('takes no axes of time where they do not apply', () => {
    for (const path of TIMELESS) expect(namesOf(`get ${path}`)).toEqual([]);
  });

  it('describes the two axes of time on every reading request of the ledger', () => {
    for (const route of ROUTES.filter((one) => one.startsWith('get /api/v1/') && !TIMELESS.includes(one.slice('get '.length)))) {
      expect({ route, names: namesOf(route) }).toEqual({ route, names: expect.arrayContaining(['asOf', 'knownAt', 'min-position']) });
    }
  });
});

describe('what is answered', () => {
  const { dated } = SMALL_PLAN.measures;
  const MARKET = { as: 'department-filer', unit: 'market' };
  const paths: string[] = [];

  beforeAll(async () => {
    const requested = await server.post(`/measures/${dated}/extension-requests`, { milestone: 'm1', reason: '改造推迟', progress: '过半', proposedDate: '2021-08-31' }, { ...MARKET, revision: 0 });
    await server.post(`/measures/${dated}/extension-grants`, { milestone: 'm1', date: '2021-07-31', basis: { title: '批复' } }, { as: 'office', revision: 2 });
    await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '过半', cumulative: '50' }, { ...MARKET, revision: 3 });
    await server.post(`/measures/${dated}/corrections`, { target: requested.body.events[1], reason: '笔误', changes: { progress: '近半' } }, { as: 'office', revision: 4 });
    const recorded = await server.post('/accountability-records', { kind: 'chase-up', form: '约谈', unit: 'market', measure: dated, facts: '进展缓慢' }, { as: 'supervisor' });
    const record = (recorded.body.stream as string).replace('record-', '');
    await server.post(`/accountability-records/${record}/reversals`, { reason: '复核', organ: '市政府督查室' }, { as: 'supervisor', revision: 0 });
    await seedProvince(server.ledger);
    await server.post(`/measures/${dated}/provincial-links`, { to: [PROVINCE.measures.dated] }, { as: 'office', revision: 5 });
    await server.ledger.followed();
    paths.push('/ledger', '/rules', '/dashboard', '/measures', `/measures/${dated}`, `/measures/${dated}/timeline`, '/departments', '/departments/register', '/departments/market/record',
      '/departments/market/record/{figure}', '/accountability-records', `/accountability-records/${record}`, '/audit-trail', `/events/${recorded.body.events[0]}`, '/plans', '/projections', '/store',
      ...['', '/proposals', '/provincial-measures'].map((path) => `/comparison${path}?city=${SMALL_PLAN.plan}&province=${PROVINCE.plan}`));
  });

  it('is what the document says of an upload, too', async () => {
    const { raw } = server;
    const upload = { 'content-type': 'application/octet-stream', 'idempotency-key': 'upload-for-the-document', 'taizhang-role': 'office' };
    const { body: { id } } = await raw('POST', `/api/v1/intakes?fileName=${encodeURIComponent('方案.txt')}`, upload, Buffer.from(PLAN_DOCUMENT));
    for (const [path, route] of [['/intakes', 'get /api/v1/intakes'], [`/intakes/${id}`, 'get /api/v1/intakes/{id}']] as const) {
      const answer = await server.get(path, { 'taizhang-role': 'office' });
      expect({ path, status: answer.status, differences: differences(answer.body, answerOf(route), document.components.schemas) }).toEqual({ path, status: 200, differences: [] });
    }
  });

  it('is what the document says, member for member', async () => {
    const { figures } = (await server.get('/departments/market/record')).body;
    const routes = ROUTES.filter((one) => one.startsWith('get /api/v1/'));
    for (const [index, path] of paths.entries()) {
      const answer = await server.get(path.replace('{figure}', figures[0].figure), { 'taizhang-role': 'office' });
      expect({ path, status: answer.status, differences: differences(answer.body, answerOf(routes[index]!), document.components.schemas) }).toEqual({ path, status: 200, differences: [] });
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
