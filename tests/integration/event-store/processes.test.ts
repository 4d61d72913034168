import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { EventStore } from '../../../src/event-store/event-store.js';
import { idOf, type AppenderTask } from './appender-task.js';
import { countOf, Ledger, ORIGIN, readEverything } from './opened-store.js';

const LONG = 60_000;

describe('several application processes on one ledger', () => {
  let ledger: Ledger;
  let store: EventStore;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    ledger = await Ledger.create();
    store = await ledger.open();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await ledger.close();
  });

  /** Starts an appender; `onAcknowledged` hears each id as it is acknowledged. Resolves with all of them when the process has ended. */
  async function run(task: AppenderTask, onAcknowledged?: (count: number, child: ChildProcess) => void): Promise<string[]> {
    const child = spawn(
      process.execPath,
      ['--import', fileURLToPath(new URL('../../support/typescript.mjs', import.meta.url)), fileURLToPath(new URL('appender.ts', import.meta.url)), ledger.database.appUrl, ORIGIN, JSON.stringify(task)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    children.push(child);
    const acknowledged: string[] = [];
    const ended = once(child, 'close');
    createInterface({ input: child.stdout }).on('line', (line) => {
      acknowledged.push(line);
      onAcknowledged?.(acknowledged.length, child);
    });
    await ended;
    return acknowledged.filter((line) => line.length === 36); // the kill may cut the last line
  }

  test('two processes append to one stream: every fact of both is there once, revisions are dense', async () => {
    const stream = 'measure-shared';
    const count = 150;
    const [one, other] = await Promise.all([run({ kind: 'one-stream', stream, writer: 'one', count }), run({ kind: 'one-stream', stream, writer: 'other', count })]);
    expect([one.length, other.length]).toEqual([count, count]);
    const leaves = (await store.readStream(stream)).map(({ leaf }) => leaf);
    expect(leaves.map((leaf) => leaf.revision)).toEqual(countOf(2 * count));
    expect(leaves.map((leaf) => leaf.id).sort()).toEqual(countOf(count).flatMap((index) => [idOf('one', index), idOf('other', index)]).sort());
  }, LONG);

  test('kill -9 in the middle of 10,000 concurrent appends: every acknowledged event is there exactly once, and a repeat completes the rest', async () => {
    const total = 10_000;
    const acknowledged = await run({ kind: 'at-once', count: total }, (count, child) => {
      if (count === 2_500) child.kill('SIGKILL');
    });
    expect(acknowledged.length).toBeGreaterThanOrEqual(2_500);
    expect(acknowledged.length).toBeLessThan(total);

    const afterKill = await readEverything(store); // throws at a gap
    const ids = afterKill.map(({ leaf }) => leaf.id);
    const standing = new Set(ids);
    expect(standing.size).toBe(ids.length);
    expect(acknowledged.filter((id) => !standing.has(id))).toEqual([]);

    const repeated = await run({ kind: 'at-once', count: total });
    expect(new Set(repeated).size).toBe(total);
    const all = await readEverything(store);
    expect(all.map((one) => one.position)).toEqual(countOf(total));
    expect(new Set(all.map(({ leaf }) => leaf.id))).toEqual(new Set(countOf(total).map((index) => idOf('at-once', index))));
    expect(all.slice(0, ids.length).map(({ leaf }) => leaf.id)).toEqual(ids);
  }, LONG);
});
