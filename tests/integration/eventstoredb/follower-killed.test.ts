import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NEW_STREAM } from '../../../src/event-store/event-store.js';
import { freshStream, sampleFacts } from '../../contract/sample-facts.js';
import { CuttableConnection } from '../../support/cuttable-connection.js';
import { closeEventStoreServer, eventStoreServer } from '../../support/event-store-server.js';
import { countOf, ORIGIN, until } from '../event-store/opened-store.js';
import { FollowedLedger } from './followed-ledger.js';
import type { KillPoint } from './follower-process.js';

describe('a follower that is killed with -9', () => {
  let followed: FollowedLedger;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    followed = await FollowedLedger.on(await eventStoreServer());
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await followed.close();
  });
  afterAll(() => closeEventStoreServer());

  function startProcess(point: KillPoint, connectionString = followed.connectionString): ChildProcess {
    const task = JSON.stringify({ ...point, connectionString, prefix: followed.prefix, appUrl: followed.ledger.database.appUrl, origin: ORIGIN });
    const [loader, program] = ['../../support/typescript.mjs', 'follower-process.ts'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
    const child = spawn(process.execPath, ['--import', loader!, program!, task], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    return child;
  }

  /** Callers that write as long as they are let, each a stream of its own, calls of one to three facts. */
  function writeUntil(enough: () => boolean): Promise<number> {
    return Promise.all(countOf(4).map(async () => {
      const stream = freshStream();
      let revision = NEW_STREAM;
      for (let call = 0; !enough(); call += 1) {
        const facts = sampleFacts(1 + (call % 3));
        await followed.append(stream, revision, facts);
        revision += facts.length;
      }
      return revision + 1;
    })).then((counts) => counts.reduce((sum, one) => sum + one, 0));
  }

  test.each<KillPoint>([
    { step: 'while subscribing', at: 1 },
    { step: 'before copying', at: 1 },
    { step: 'before copying', at: 4 },
    { step: 'while copying', at: 1 },
    { step: 'while copying', at: 4 },
    { step: 'after copying', at: 1 },
    { step: 'after copying', at: 4 },
  ])('$step, time $at, under load: the next one copies each event once, in the server\'s order', async (point) => {
    const child = startProcess(point);
    let killed = false;
    const ended = once(child, 'exit').then(([, signal]) => {
      killed = true;
      expect(signal).toBe('SIGKILL');
    });
    const total = await writeUntil(() => killed);
    await ended;
    const follower = followed.follow();
    await followed.untilCopied(follower, total);
    expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(total));
  });

  test('while it subscribes again after the server broke the connection: the same', async () => {
    const network = await CuttableConnection.before(followed.connectionString);
    const child = startProcess({ step: 'while subscribing', at: 2 }, network.url);
    let killed = false;
    const ended = once(child, 'exit').then(() => (killed = true));
    const written = writeUntil(() => killed);
    await once(child.stdout!, 'data');
    await until(async () => (await followed.idsCopied()).length > 50);
    network.cut();
    await ended;
    const total = await written;
    const follower = followed.follow();
    await followed.untilCopied(follower, total);
    expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(total));
    await network.close();
  });

  test('is replaced within two seconds by one that waited, which goes on where it was', async () => {
    const child = startProcess({ step: 'never', at: 0 });
    await once(child.stdout!, 'data');
    const heir = followed.follow();
    let enough = false;
    const written = writeUntil(() => enough);
    await until(() => heir.status().copied > 100);
    expect(heir.status().leads).toBe(false);
    const killed = performance.now();
    child.kill('SIGKILL');
    await until(() => heir.status().leads);
    expect(performance.now() - killed).toBeLessThan(2_000);
    enough = true;
    const total = await written;
    await followed.untilCopied(heir, total);
    expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(total));
  });
});
