import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg, { type Client } from 'pg';
import { NEW_STREAM } from '../../../src/event-store/event-store.js';
import { connectionConfig } from '../../../src/event-store/postgres/connection.js';
import { listMigrations, migrate } from '../../../src/event-store/postgres/migrate.js';
import { READ_ALL, READ_STREAM } from '../../../src/event-store/postgres/read-leaves.js';
import { createTestDatabase } from '../../support/database.js';
import { freshStream, sampleFacts } from '../../contract/sample-facts.js';
import { Ledger } from './opened-store.js';

describe('the schema guards the ledger', () => {
  let ledger: Ledger;
  let app: Client;
  let owner: Client;
  beforeEach(async () => {
    ledger = await Ledger.create();
    const store = await ledger.open();
    await store.append(freshStream(), NEW_STREAM, sampleFacts(3));
    app = await ledger.connect('app');
    owner = await ledger.connect('owner');
  });
  afterEach(() => ledger.close());

  const PERMISSION_DENIED = '42501';
  const CHANGES = [
    ['update', `update ledger.leaf set bytes = 'x'`],
    ['delete', 'delete from ledger.leaf'],
    ['truncate', 'truncate ledger.leaf cascade'],
    ['update of the origin', `update ledger.identity set origin = 'x'`],
    ['delete of the origin', 'delete from ledger.identity'],
    ['truncate of the origin', 'truncate ledger.identity'],
  ] as const;

  test.each(CHANGES)('%s: the application has no privilege, the owner meets a trigger', async (_, statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: PERMISSION_DENIED });
    await expect(owner.query(statement)).rejects.toMatchObject({ code: 'TZ002' });
    expect((await app.query('select from ledger.leaf')).rows).toHaveLength(3);
  });

  test.each([
    ['insert a leaf', `insert into ledger.leaf select position + 3, known_at, gen_random_uuid(), revision + 3, call_end, stream, bytes from ledger.leaf`],
    ['bind the origin', `insert into ledger.identity (origin) values ('x')`],
    ['write sealed values', `insert into ledger.sealed_value select event_id, 'f', 's', '', '' from ledger.leaf`],
    ['delete sealed values', 'delete from ledger.sealed_value'],
    ['switch the triggers off', 'alter table ledger.leaf disable trigger all'],
    ['act as a replica', 'set session_replication_role = replica'],
    ['create in the ledger\'s schema', 'create table ledger.other ()'],
    ['pretend a migration', `insert into ledger.migration (name, sha256) values ('9', '')`],
  ])('the application cannot %s', async (_, statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^42501$/) });
  });

  test('the application may make schemas for its read models', async () => {
    await app.query('create schema dashboard_1; create table dashboard_1.measures (id text)');
  });

  test.each(['append_one', 'append_in_order', 'append', 'keep_sealed', 'follow', 'note_looked'])('a search path of the caller\'s does not reach into ledger.%s', async (name) => {
    await app.query(`create schema trap; create table trap.leaf (position bigint, known_at timestamptz); set search_path = trap, ledger`);
    const { rows } = await app.query<{ proconfig: string[]; prosecdef: boolean }>(`select proconfig, prosecdef from pg_proc where oid = $1::regproc`, [`ledger.${name}`]);
    expect(rows[0]!.prosecdef).toBe(true);
    expect(rows[0]!.proconfig).toContain('search_path=ledger, pg_temp');
  });

  test('no server compiles a statement of ours before it works on it: neither an append nor what a connection of the program sends', async () => {
    for (const purpose of ['read', 'append', 'follow', 'projection'] as const) {
      const client = new pg.Client(connectionConfig(ledger.database.appUrl, purpose));
      await client.connect();
      expect((await client.query('show jit')).rows).toEqual([{ jit: 'off' }]);
      await client.end();
    }
  });
});

describe('query plans', () => {
  interface Plan {
    'Node Type': string;
    'Index Name'?: string;
    Plans?: Plan[];
  }
  const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
  let ledger: Ledger;
  afterEach(() => ledger.close());

  async function planOf(client: Client, types: string, text: string, values: string): Promise<{ nodes: string[]; indexes: string[] }> {
    await client.query('set plan_cache_mode = force_generic_plan');
    await client.query(`deallocate all; prepare poll (${types}) as ${text}`);
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (format json) execute poll (${values})`);
    const nodes = nodesOf(rows[0]!['QUERY PLAN'][0]!.Plan);
    return { nodes: nodes.map((node) => node['Node Type']), indexes: nodes.flatMap((node) => node['Index Name'] ?? []) };
  }

  test('polling is an index scan without a sort, reading a stream uses its index, with and without statistics, at 50,000 leaves', async () => {
    ledger = await Ledger.create();
    const app = await ledger.connect('app');
    const owner = await ledger.connect('owner');
    await owner.query(`
      insert into ledger.leaf (position, known_at, event_id, revision, call_end, stream, bytes)
      select n, now(), gen_random_uuid(), n / 500, n / 500, 'measure-' || n % 500, convert_to(repeat('x', 600), 'UTF8') from generate_series(0, 49999) n`);
    for (const statistics of ['', 'analyze ledger.leaf']) {
      await owner.query(statistics);
      expect(await planOf(app, 'bigint, bigint', READ_ALL, '49000, 500')).toEqual({ nodes: ['Limit', 'Index Scan'], indexes: ['leaf_position'] });
      const stream = await planOf(app, 'text, integer', READ_STREAM, `'measure-7', 0`);
      expect(stream.indexes).toEqual(['leaf_stream_revision']);
      expect(stream.nodes).not.toContain('Seq Scan');
    }
  });
});

describe('migrations', () => {
  test('run once, also when several start at the same moment', async () => {
    const database = await createTestDatabase();
    await Promise.all([migrate(database.ownerUrl), migrate(database.ownerUrl), migrate(database.ownerUrl)]);
    const ledger = await Ledger.create(database);
    const { rows } = await (await ledger.connect('app')).query<{ name: string }>('select name from ledger.migration order by name');
    expect(rows.map((row) => row.name)).toEqual((await listMigrations()).map((one) => one.name));
    await ledger.close();
  });

  test('each runs from the state the one before left', async () => {
    const database = await createTestDatabase();
    for (const { name } of await listMigrations()) await migrate(database.ownerUrl, name);
    const ledger = await Ledger.create(database);
    const store = await ledger.open();
    expect(await store.append(freshStream(), NEW_STREAM, sampleFacts(1))).toMatchObject({ revision: 0 });
    await ledger.close();
  });

  test('one that was changed after it ran is refused', async () => {
    const ledger = await Ledger.create();
    await (await ledger.connect('owner')).query(`update ledger.migration set sha256 = 'other' where name = '0001-ledger.sql'`);
    await expect(migrate(ledger.database.ownerUrl)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED', migration: '0001-ledger.sql' });
    await ledger.close();
  });

  test('a role that may not migrate leaves nothing half done', async () => {
    const database = await createTestDatabase();
    await migrate(database.ownerUrl, '0001-ledger.sql');
    await expect(migrate(database.appUrl)).rejects.toMatchObject({ code: '42501' });
    await migrate(database.ownerUrl);
    await database.drop();
  });
});
