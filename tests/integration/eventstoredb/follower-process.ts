import pg from 'pg';
import { EsdbConnection } from '../../../src/event-store/eventstoredb/connection.js';
import type { ServerConnection } from '../../../src/event-store/eventstoredb/event-feed.js';
import { startFollower } from '../../../src/event-store/eventstoredb/follower.js';

/** Where a follower process ends itself with SIGKILL, at the so-manieth time it gets there. */
export interface KillPoint {
  step: 'before copying' | 'while copying' | 'after copying' | 'while subscribing' | 'never';
  at: number;
}

interface FollowerTask extends KillPoint {
  connectionString: string;
  prefix: string;
  appUrl: string;
  origin: string;
}

const { step, at, connectionString, prefix, appUrl, origin } = JSON.parse(process.argv[2]!) as FollowerTask;
const reached = new Map<KillPoint['step'], number>();

function reach(point: KillPoint['step']): void {
  const count = (reached.get(point) ?? 0) + 1;
  reached.set(point, count);
  if (point === step && count === at) process.kill(process.pid, 'SIGKILL');
}

/** The statement that copies, watched on its way to the database. */
const send = pg.Client.prototype.query as (...values: unknown[]) => unknown;
pg.Client.prototype.query = function (this: pg.Client, ...values: unknown[]) {
  if ((values[0] as { name?: unknown }).name !== 'follow') return send.apply(this, values);
  reach('before copying');
  const answer = send.apply(this, values) as Promise<unknown>;
  reach('while copying');
  return answer.then((result) => {
    reach('after copying');
    return result;
  });
} as typeof pg.Client.prototype.query;

const server = new EsdbConnection(connectionString);
const connection: ServerConnection = {
  run(what, milliseconds, work) {
    if (what === 'subscribe') reach('while subscribing');
    return server.run(what, milliseconds, work);
  },
};
const follower = startFollower({ connection, prefix, appUrl, origin });
// Whoever started this process sees it lead.
const telling = setInterval(() => {
  if (!follower.status().leads) return;
  clearInterval(telling);
  process.stdout.write('leads\n');
}, 10);
