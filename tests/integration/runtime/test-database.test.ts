import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connected } from '../../../src/postgres/provision-database.js';
import { createTestDatabase, startTestCluster, type TestCluster, type TestDatabase } from '../../support/database.js';

describe('a ledger database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  test('is PostgreSQL 18 in UTF-8, sorts by bytes and is durable', async () => {
    const answer = await connected(database.appUrl, (client) =>
      client.query(
        `SELECT current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
                current_setting('server_version_num')::int / 10000 AS major, datcollate AS collation
         FROM pg_database WHERE datname = current_database()`,
      ),
    );
    expect(answer.rows).toEqual([{ encoding: 'UTF8', fsync: 'on', major: 18, collation: 'C' }]);
  });

  test('sorts Chinese names by pinyin with zh-x-icu', async () => {
    const answer = await connected(database.appUrl, (client) =>
      client.query(`SELECT name FROM unnest(ARRAY['市住建局', '市财政局', '市发展改革委']) name ORDER BY name COLLATE "zh-x-icu"`),
    );
    expect(answer.rows.map((row) => row.name)).toEqual(['市财政局', '市发展改革委', '市住建局']);
  });

  test('lets the application make schemas, and neither role make roles or databases', async () => {
    await connected(database.appUrl, (client) => client.query('CREATE SCHEMA dashboard_1'));
    for (const url of [database.appUrl, database.ownerUrl]) {
      await connected(url, async (client) => {
        await expect(client.query('CREATE ROLE other')).rejects.toThrow(/permission denied/);
        await expect(client.query('CREATE DATABASE other')).rejects.toThrow(/permission denied/);
      });
    }
  });

  test('refuses a wrong password', async () => {
    const url = new URL(database.appUrl);
    url.password = 'wrong';
    await expect(connected(url.href, (client) => client.query('SELECT 1'))).rejects.toThrow(/password authentication failed/);
  });
});

describe('a cluster of its own', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await startTestCluster();
  });
  afterAll(() => cluster.stop());

  test('keeps committed rows and its address over a restart', async () => {
    const { ownerUrl } = await cluster.createDatabase();
    await connected(ownerUrl, (client) => client.query('CREATE TABLE kept AS SELECT 7 AS seven'));
    await cluster.restart();
    const answer = await connected(ownerUrl, (client) => client.query('SELECT seven FROM kept'));
    expect(answer.rows).toEqual([{ seven: 7 }]);
  });
});
