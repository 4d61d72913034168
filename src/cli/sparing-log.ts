import type { LoggerOptions } from 'pino';
import { ProjectionError } from '../../projections/engine/errors.js';
import { isPassing } from '../event-store/postgres/connection.js';

/** While the database is away each source says so once, then at most so often; milliseconds. */
const INTERVAL_MS = 15_000;

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

/**
 * Holds back repeated lines about an outage: without it every request and every attempt to connect writes its stack, megabytes
 * a minute, under which the first cause is lost. A source is the message and the read model it speaks of; the next line of a
 * source says under `omitted` how many were held back. Lines about anything else are all written.
 *
 * @param now milliseconds
 */
export function sparingWithOutages(now: () => number = Date.now): LogMethod {
  const sources = new Map<string, { writtenAt: number; omitted: number }>();
  return function (args, method) {
    const [fields, message] = args as unknown as [{ err?: unknown; projection?: string }, string];
    const { err, projection } = fields;
    if (!isPassing(err) && !(err instanceof ProjectionError)) return method.apply(this, args);
    const source = `${message} ${projection ?? ''}`;
    const last = sources.get(source);
    if (last && now() - last.writtenAt < INTERVAL_MS) {
      last.omitted += 1;
      return;
    }
    sources.set(source, { writtenAt: now(), omitted: 0 });
    method.call(this, last?.omitted ? { ...fields, omitted: last.omitted } : fields, message);
  };
}
