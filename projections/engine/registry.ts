import type { ClientBase, Pool } from 'pg';
import { RunnerDisplacedError } from './errors.js';
import type { Projection } from './projection.js';
import type { ProjectionStatus } from './status.js';

/** One build of one projection, as registered in the table people can look at. */
export interface Build {
  name: string;
  build: number;
  edition: number;
  /** Next position it will take in. */
  checkpoint: number;
  error: ProjectionStatus['error'];
}

type Connection = ClientBase | Pool;

export const schemaOf = ({ name, build }: Pick<Build, 'name' | 'build'>): string => `${name.replaceAll('-', '_')}_${build}`;

/** The register of builds. The lock keeps two first starts from making it at once. */
const REGISTRY = `
  begin;
  select pg_advisory_xact_lock(hashtext('projection'), 0);
  create schema if not exists projection;
  create table if not exists projection.build (
    name text not null,
    build integer not null,
    edition integer not null,
    state text not null check (state in ('building', 'live', 'retired')),
    checkpoint bigint not null default 0,
    error jsonb,
    runner text,
    since timestamptz not null default now(),
    primary key (name, build)
  );
  create unique index if not exists one_live_build on projection.build (name) where state = 'live';
  commit;`;

export async function makeRegistry(client: ClientBase): Promise<void> {
  await client.query(REGISTRY).catch(async (error: unknown) => {
    await client.query('rollback');
    throw error;
  });
}

export async function liveBuild(connection: Connection, name: string): Promise<Build | undefined> {
  const { rows } = await connection.query<Build & { checkpoint: string }>(
    `select name, build, edition, checkpoint, error from projection.build where name = $1 and state = 'live'`, [name]);
  return rows[0] && { ...rows[0], checkpoint: Number(rows[0].checkpoint) };
}

/** Registers the next build and makes its schema with the tables, without indexes. */
export async function openBuild(client: ClientBase, { name, edition, tables }: Projection): Promise<Build> {
  await client.query('begin');
  try {
    const { rows } = await client.query<{ build: number }>(
      `insert into projection.build (name, build, edition, state)
       select $1, coalesce(max(build), 0) + 1, $2, 'building' from projection.build where name = $1
       returning build`, [name, edition]);
    const build: Build = { name, build: rows[0]!.build, edition, checkpoint: 0, error: null };
    await client.query(`create schema ${schemaOf(build)}`);
    await client.query(`set local search_path to ${schemaOf(build)}, public`);
    await client.query(tables);
    await client.query('commit');
    return build;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Compare-and-set: throws where another runner moved on or the build was retired, so that the whole batch rolls back. */
export async function moveCheckpoint(client: ClientBase, build: Build, to: number): Promise<void> {
  const { rowCount } = await client.query(
    `update projection.build set checkpoint = $4, error = null
      where name = $1 and build = $2 and checkpoint = $3 and state <> 'retired'`, [build.name, build.build, build.checkpoint, to]);
  if (rowCount !== 1) throw new RunnerDisplacedError(schemaOf(build), build.checkpoint);
}

/** From this commit on queries read the new build. */
export async function switchLive(client: ClientBase, build: Build): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`update projection.build set state = 'retired' where name = $1 and state = 'live'`, [build.name]);
    await client.query(`update projection.build set state = 'live', since = now() where name = $1 and build = $2`, [build.name, build.build]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

export async function noteRunner(connection: Connection, { name, build }: Build, runner: string): Promise<void> {
  await connection.query(`update projection.build set runner = $3 where name = $1 and build = $2`, [name, build, runner]);
}

export async function noteError(connection: Connection, { name, build }: Build, error: Build['error']): Promise<void> {
  await connection.query(`update projection.build set error = $3 where name = $1 and build = $2`, [name, build, JSON.stringify(error)]);
}

/** Drops the builds of a projection in this state: retired ones after a switch, unfinished ones of a rebuild that died. */
export async function dropBuilds(client: ClientBase, name: string, state: 'retired' | 'building'): Promise<void> {
  const { rows } = await client.query<{ build: number }>(`select build from projection.build where name = $1 and state = $2`, [name, state]);
  for (const { build } of rows) {
    await client.query(`drop schema if exists ${schemaOf({ name, build })} cascade`);
    await client.query(`delete from projection.build where name = $1 and build = $2`, [name, build]);
  }
}

/** One at a time over all processes; held until the connection ends. */
export async function tryLock(client: ClientBase, subject: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(`select pg_try_advisory_lock(hashtext('projection'), hashtext($1)) as locked`, [subject]);
  return rows[0]!.locked;
}

export async function unlock(client: ClientBase, subject: string): Promise<void> {
  await client.query(`select pg_advisory_unlock(hashtext('projection'), hashtext($1))`, [subject]);
}
