import { randomUUID } from 'node:crypto';
import { startStandIn, type StandIn } from './eventstoredb/stand-in.js';

export interface EventStoreServer {
  readonly connectionString: string;
  /** Never used before on that server, so that suites can share it. */
  readonly prefix: string;
  /** False: the stand-in of this process. */
  readonly isReal: boolean;
}

let standIn: Promise<StandIn> | undefined;

/** The server that EVENTSTORE_URL names, or a stand-in that all tests of a process share. */
export async function eventStoreServer(): Promise<EventStoreServer> {
  const prefix = `t${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const real = process.env.EVENTSTORE_URL;
  if (real !== undefined && real !== '') return { connectionString: real, prefix, isReal: true };
  standIn ??= startStandIn();
  return { connectionString: (await standIn).connectionString, prefix, isReal: false };
}

/** The stand-in that all tests of this process share, for what can be done to no real server; undefined where none runs. */
export async function sharedStandIn(): Promise<StandIn | undefined> {
  return standIn;
}

/** Ends the shared stand-in, if one was started: in the last `afterAll` of a test file. */
export async function closeEventStoreServer(): Promise<void> {
  const running = standIn;
  standIn = undefined;
  await (await running)?.close();
}
