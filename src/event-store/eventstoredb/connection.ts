import eventStoreDb, { type EventStoreDBClient } from '@eventstore/db-client';
import { StoreRefusedError, StoreUnavailableError } from '../errors.js';
import { AppendLane, type AppendAttempt } from './append-lane.js';
import { Backoff } from './backoff.js';
import { CallDeadline } from './call-deadline.js';
import { asPortError, isFailedDiscovery, isPassing } from './client-error.js';

/**
 * How long a silent connection is trusted once it was asked, in milliseconds; the client's own 10 s come on top of the 10 s
 * between questions (a shorter interval makes the client warn on the console).
 */
const KEEP_ALIVE_TIMEOUT_MS = 5_000;

const SHORTEST_ATTEMPT_MS = 100;

/** What the client understands, but for tlsVerifyCert, which it ignores. It prints the whole string, with the password, where it meets another. */
const OPTIONS: ReadonlySet<string> = new Set([
  'nodePreference', 'connectionName', 'tls', 'tlsCAFile', 'userCertFile', 'userKeyFile', 'defaultDeadline', 'throwOnAppendFailure', 'maxDiscoverAttempts', 'discoveryInterval',
  'gossipTimeout', 'keepAliveInterval', 'keepAliveTimeout',
]);

/** What all users of one connection string in this process share. */
interface Shared {
  users: number;
  reader: EventStoreDBClient | undefined;
  readonly lane: AppendLane;
}

const CONNECTIONS = new Map<string, Shared>();

/**
 * The connection of this process to the server a connection string names: one client appends (append-lane.ts), another one
 * reads and subscribes, so that a failed append never ends a subscription. Both come back by themselves.
 */
export class EsdbConnection {
  private readonly shared: Shared;
  private closing: Promise<void> | undefined;
  private answered = true;

  /** @throws StoreRefusedError the connection string cannot be read, or names certificates that are not there */
  constructor(private readonly connectionString: string) {
    const shared = CONNECTIONS.get(connectionString) ?? open(connectionString);
    shared.users += 1;
    CONNECTIONS.set(connectionString, shared);
    this.shared = shared;
  }

  /** Whether the server answered when it was asked last. */
  get isConnected(): boolean {
    return this.answered;
  }

  /** The time of a call that is accepted now. */
  newDeadline(): CallDeadline {
    return new CallDeadline(() => this.shared.lane.answeredAt);
  }

  /**
   * Does `work` with the reading client, again after every passing failure, until the deadline.
   *
   * @param what for the message, e.g. the stream
   * @param milliseconds for all attempts together
   * @param work must end what it began when the signal aborts: nobody waits for it any more
   * @throws StoreUnavailableError after `milliseconds`, StoreRefusedError, FollowerStoppedError (the stream was deleted), else what the client threw
   */
  async run<T>(what: string, milliseconds: number, work: (client: EventStoreDBClient, signal: AbortSignal) => Promise<T>): Promise<T> {
    const deadline = Date.now() + milliseconds;
    const backoff = new Backoff();
    for (;;) {
      try {
        return await this.attempt(what, deadline - Date.now(), work);
      } catch (error) {
        // What is left must do for an attempt; the last failure says more than one that had no time.
        const left = deadline - SHORTEST_ATTEMPT_MS - Date.now();
        if (this.closing || left <= 0 || !isPassing(error)) throw asPortError(error, { stream: what });
        await backoff.pause(left);
      }
    }
  }

  /**
   * One attempt to append; the caller reads back what became of it (appender.ts).
   *
   * @throws what the client threw, StoreUnavailableError when the time of the call or of the attempt is up
   */
  async append(attempt: AppendAttempt, deadline: CallDeadline): Promise<number> {
    if (this.closing) throw new StoreUnavailableError('the store is closed');
    try {
      const revision = await this.shared.lane.append(attempt, deadline);
      this.answered = true;
      return revision;
    } catch (error) {
      this.answered = !isPassing(error);
      throw error;
    }
  }

  /** The last user of a connection string ends its connections, after what is on its way. */
  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    this.shared.users -= 1;
    if (this.shared.users > 0) return;
    CONNECTIONS.delete(this.connectionString);
    await this.shared.lane.close();
    await this.shared.reader?.dispose();
  }

  private async attempt<T>(what: string, milliseconds: number, work: (client: EventStoreDBClient, signal: AbortSignal) => Promise<T>): Promise<T> {
    const client = (this.shared.reader ??= connect(this.connectionString));
    const ending = new AbortController();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      ending.abort(new StoreUnavailableError(`${what}: no answer within ${Math.round(milliseconds)} ms`));
    }, Math.max(milliseconds, 1));
    try {
      const aborted = new Promise<never>((_, reject) => ending.signal.addEventListener('abort', () => reject(ending.signal.reason as Error)));
      const result = await Promise.race([work(client, ending.signal), aborted]);
      this.answered = true;
      return result;
    } catch (error) {
      this.answered = !isPassing(error);
      // A silent or undiscovered server: the next attempt asks anew which node there is. Subscriptions keep theirs.
      if ((isLate || isFailedDiscovery(error)) && this.shared.reader === client) this.shared.reader = undefined;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

function open(connectionString: string): Shared {
  const reader = connect(connectionString);
  return { users: 0, reader, lane: new AppendLane(() => connect(connectionString)) };
}

function connect(connectionString: string): EventStoreDBClient {
  const unknown = optionsOf(connectionString).find((name) => !OPTIONS.has(name));
  if (unknown !== undefined) throw new StoreRefusedError('connection-string', `the option ${JSON.stringify(unknown.slice(0, 30))} is not known`);
  try {
    return eventStoreDb.EventStoreDBClient.connectionString(withKeepAlive(connectionString));
  } catch (error) {
    const { message, constructor } = error as Error;
    // What the client says of a string it cannot parse repeats a part of it, perhaps of the password.
    const detail = constructor.name === 'ParseError' ? 'the connection string cannot be read' : message;
    throw new StoreRefusedError('connection-string', detail);
  }
}

function optionsOf(connectionString: string): string[] {
  const start = connectionString.lastIndexOf('?');
  return start < 0 ? [] : connectionString.slice(start + 1).split('&').map((option) => option.split('=')[0]!);
}

function withKeepAlive(connectionString: string): string {
  if (/[?&]keepAliveTimeout=/i.test(connectionString)) return connectionString;
  const mark = connectionString.includes('?') ? '&' : '/?';
  return `${connectionString}${mark}keepAliveTimeout=${KEEP_ALIVE_TIMEOUT_MS}`.replace('//?', '/?');
}
