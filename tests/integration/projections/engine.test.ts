import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { BuildWriter } from '../../../projections/engine/build-writer.js';
import { copyRows } from '../../../projections/engine/copy-rows.js';
import { startProjections, type ProjectionEngine } from '../../../projections/engine/engine.js';
import { ProjectionBehindError, RunnerDisplacedError, UnknownProjectionError } from '../../../projections/engine/errors.js';
import type { BatchTarget, Projection } from '../../../projections/engine/projection.js';
import { liveBuild, tryLock } from '../../../projections/engine/registry.js';
import type { RecordedEvent } from '../../../src/ledger/fact.js';
import { openLedgerUnderTest, SILENT, type LedgerUnderTest } from './ledger-under-test.js';

/** A small projection of our own: one row an event, refusing units named `bad`. */
function aliasList(edition = 1, refused = 'bad'): Projection {
  return {
    name: 'alias-list',
    edition,
    tables: 'create table alias (position bigint not null, alias text not null)',
    indexes: 'create unique index alias_position on alias (position)',
    projector() {
      let rows: [number, string][] = [];
      return {
        take(events: readonly RecordedEvent[]) {
          for (const { type, data, position } of events) {
            if (type !== 'department-alias-added') continue;
            const { alias } = data as { alias: string };
            if (alias === refused) throw new Error(`cannot take in ${alias}`);
            rows.push([position, alias]);
          }
        },
        batch() {
          const taken = rows;
          rows = [];
          return { write: (target: BatchTarget) => copyRows(target, 'alias', ['position', 'alias'], taken) };
        },
      };
    },
  };
}

describe('the projection engine', () => {
  let ledger: LedgerUnderTest;
  let engines: ProjectionEngine[] = [];
  const start = async (projection = aliasList()): Promise<ProjectionEngine> => {
    const engine = await startProjections({ appUrl: ledger.database.appUrl, store: ledger.store, projections: [projection], log: SILENT });
    engines.push(engine);
    return engine;
  };
  const enter = (alias: string): Promise<{ position: number }> => ledger.enter('department-d', 'department-alias-added', '2021-03-01', { alias });
  const aliases = async (engine: ProjectionEngine): Promise<string[]> => {
    const { rows } = await ledger.pool.query<{ alias: string }>(`select alias from ${engine.live('alias-list').schema}.alias order by position`);
    return rows.map(({ alias }) => alias);
  };
  const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 25));
  };

  beforeEach(async () => {
    ledger = await openLedgerUnderTest();
    engines = [];
  });
  afterEach(async () => {
    for (const engine of engines) await engine.stop();
    await ledger.close();
  });

  it('builds a projection from the log at its first start and follows the log from there', async () => {
    await enter('甲');
    const engine = await start();
    expect(await aliases(engine)).toEqual(['甲']);
    const { position } = await enter('乙');
    await engine.waitFor('alias-list', position, 5_000);
    expect(await aliases(engine)).toEqual(['甲', '乙']);
    expect(engine.status()).toMatchObject([{ name: 'alias-list', build: 1, state: 'live', checkpoint: position + 1, behind: 0, error: null }]);
  });

  it('goes on where it stood after a restart of the application', async () => {
    await enter('甲');
    const first = await start();
    await first.stop();
    const { position } = await enter('乙');
    const second = await start();
    await second.waitFor('alias-list', position, 5_000);
    expect(await aliases(second)).toEqual(['甲', '乙']);
    expect(second.live('alias-list').schema).toBe('alias_list_1');
  });

  it('does not resolve waitFor before the position is in, and says where it stands', async () => {
    const engine = await start();
    await expect(engine.waitFor('alias-list', 5, 100)).rejects.toMatchObject({ code: 'PROJECTION_BEHIND', position: 5, checkpoint: 0 });
    await expect(engine.waitFor('alias-list', 5, 1)).rejects.toBeInstanceOf(ProjectionBehindError);
    await expect(engine.waitFor('nothing', 0, 1)).rejects.toBeInstanceOf(UnknownProjectionError);
  });

  it('stops before an event it cannot take in, shows it, and skips nothing', async () => {
    await enter('甲');
    const engine = await start();
    await enter('乙');
    const { position } = await enter('bad');
    await enter('丙');
    await until(() => engine.status()[0]!.state === 'stopped');
    expect(engine.status()).toMatchObject([{ checkpoint: position, error: { code: 'BAD_EVENT', position, message: expect.stringContaining('cannot take in bad') } }]);
    expect(await aliases(engine)).toEqual(['甲', '乙']);
    // Waiting would not help: said at once, and not as "behind".
    await expect(engine.waitFor('alias-list', position, 60_000)).rejects.toMatchObject({ code: 'PROJECTION_STOPPED', position, checkpoint: position });
    await expect(engine.waitFor('alias-list', position - 1, 0)).resolves.toBeUndefined();
    const { rows } = await ledger.pool.query(`select error ->> 'code' as code from projection.build where name = 'alias-list'`);
    expect(rows).toEqual([{ code: 'BAD_EVENT' }]);
    // A program that can take it in goes on from there.
    await engine.stop();
    const mended = await start(aliasList(1, 'nothing'));
    await mended.waitFor('alias-list', position + 1, 5_000);
    expect(await aliases(mended)).toEqual(['甲', '乙', 'bad', '丙']);
    expect(mended.status()[0]!.error).toBeNull();
  });

  it('shows a bad event met by the first build, and starts all the same', async () => {
    const { position } = await enter('bad');
    const engine = await start();
    expect(engine.status()).toMatchObject([{ state: 'stopped', error: { code: 'BAD_EVENT', position } }]);
    expect(() => engine.live('alias-list')).toThrow(/cannot take in bad/);
  });

  describe('where the last leaves were removed from the log', () => {
    const removeFrom = async (position: number): Promise<void> => {
      const owner = new pg.Client({ connectionString: ledger.database.ownerUrl });
      await owner.connect();
      await owner.query('alter table ledger.leaf disable trigger user');
      await owner.query('delete from ledger.leaf where position >= $1', [position]);
      await owner.end();
    };
    const addBehindTheCut = (stream: string): Promise<{ position: number }> => ledger.enter(stream, 'department-alias-added', '2021-03-02', { alias: stream });

    it('stops at start, and does not go on because the log has grown again', async () => {
      for (const alias of ['甲', '乙', '丙']) await enter(alias);
      await (await start()).stop();
      await removeFrom(1);
      const engine = await start();
      await until(() => engine.status()[0]!.state === 'stopped');
      const stopped = { state: 'stopped', checkpoint: 1, error: { code: 'LOG_SHORTENED', position: 1, message: expect.stringContaining('has taken in 3 events, the log held 1') } };
      expect(engine.status()).toMatchObject([stopped]);
      expect(engine.live('alias-list').checkpoint).toBe(1);
      await engine.stop();
      // Positions 1 to 3 again: not one of them is in the read model.
      let position = 0;
      for (const stream of ['department-e', 'department-f', 'department-g']) ({ position } = await addBehindTheCut(stream));
      const again = await start();
      await until(() => again.status()[0]!.state === 'stopped');
      expect(again.status()).toMatchObject([stopped]);
      await expect(again.waitFor('alias-list', 1, 60_000)).rejects.toMatchObject({ code: 'PROJECTION_STOPPED', position: 1, checkpoint: 1 });
      await again.rebuild('alias-list');
      await again.waitFor('alias-list', position, 5_000);
      expect(await aliases(again)).toEqual(['甲', 'department-e', 'department-f', 'department-g']);
      await until(() => again.status()[0]!.state === 'live');
    }, 20_000);

    it('stops while following', async () => {
      const engine = await start();
      const { position } = await enter('甲');
      await enter('乙');
      await engine.waitFor('alias-list', position + 1, 5_000);
      await removeFrom(position + 1);
      await until(() => engine.status()[0]!.state === 'stopped');
      expect(engine.status()).toMatchObject([{ checkpoint: position + 1, error: { code: 'LOG_SHORTENED', position: position + 1 } }]);
      await expect(engine.waitFor('alias-list', (await addBehindTheCut('department-e')).position, 60_000)).rejects.toMatchObject({ code: 'PROJECTION_STOPPED' });
    }, 20_000);
  });

  it('rebuilds beside the live build, switches, and drops the old one', async () => {
    await enter('甲');
    const engine = await start();
    await ledger.pool.query(`insert into ${engine.live('alias-list').schema}.alias values (99, '不该有')`);
    const steps: number[] = [];
    await engine.rebuild('alias-list', ({ done }) => steps.push(done));
    expect(engine.live('alias-list').schema).toBe('alias_list_2');
    expect(await aliases(engine)).toEqual(['甲']);
    expect(steps.at(-1)).toBe(1);
    const { position } = await enter('乙');
    await engine.waitFor('alias-list', position, 5_000);
    expect(await aliases(engine)).toEqual(['甲', '乙']);
    await until(async () => {
      const { rows } = await ledger.pool.query(`select 1 from pg_namespace where nspname = 'alias_list_1'`);
      return rows.length === 0;
    });
  }, 20_000);

  it('rebuilds at start where the program brings a new edition', async () => {
    await enter('甲');
    await (await start(aliasList(1))).stop();
    const engine = await start(aliasList(2));
    expect(engine.status()).toMatchObject([{ build: 2, edition: 2 }]);
    expect(await aliases(engine)).toEqual(['甲']);
  });

  it('lets one runner write: a second one waits, sees what the first one does, and takes over when it is gone', async () => {
    const first = await start();
    await until(() => first.status()[0]!.state === 'live');
    const second = await start();
    const { position } = await enter('甲');
    await second.waitFor('alias-list', position, 5_000);
    expect(second.status()[0]!.state).toBe('waiting');
    await first.stop();
    const later = await enter('乙');
    await second.waitFor('alias-list', later.position, 5_000);
    expect(second.status()[0]!.state).toBe('live');
    expect(await aliases(second)).toEqual(['甲', '乙']);
  });

  it('a displaced runner rolls its whole batch back', async () => {
    const engine = await start();
    await engine.stop();
    await enter('甲');
    const client = new pg.Client({ connectionString: ledger.database.appUrl });
    await client.connect();
    try {
      const build = (await liveBuild(client, 'alias-list'))!;
      const displaced = new BuildWriter(client, ledger.store, aliasList(), build);
      const other = new BuildWriter(client, ledger.store, aliasList(), build);
      const leaves = await ledger.store.readAll(0, 10);
      await other.take(leaves);
      await expect(displaced.take(leaves)).rejects.toBeInstanceOf(RunnerDisplacedError);
      expect(await aliases(engine)).toEqual(['甲']);
    } finally {
      await client.end();
    }
  });

  it('refuses a second rebuild while one runs', async () => {
    const engine = await start();
    const client = new pg.Client({ connectionString: ledger.database.appUrl });
    await client.connect();
    try {
      expect(await tryLock(client, 'rebuild alias-list')).toBe(true);
      await expect(engine.rebuild('alias-list')).rejects.toMatchObject({ code: 'REBUILD_RUNNING' });
    } finally {
      await client.end();
    }
  });

  it('takes up again when its connections were cut', async () => {
    const engine = await start();
    await until(() => engine.status()[0]!.state === 'live');
    const owner = new pg.Client({ connectionString: ledger.database.appUrl });
    await owner.connect();
    await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`);
    await owner.end();
    const { position } = await enter('甲');
    await engine.waitFor('alias-list', position, 10_000);
    expect(await aliases(engine)).toEqual(['甲']);
  }, 20_000);
});
