import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { streamName } from './conversions.js';
import type { StoredEvent } from './log.js';
import { ReadReq as ReadReqMessage } from './wire.js';

/** Events read or considered at a time: ReadBatchSize of Enumerators.cs, also the search window where the client names none. */
export const PAGE = 32;

export type From = 'start' | 'end' | bigint;

export interface ReadRequest {
  /** null reads $all. */
  readonly stream: string | null;
  readonly from: From;
  readonly backwards: boolean;
  /** null subscribes. */
  readonly count: number | null;
  readonly resolveLinks: boolean;
  readonly filter: Filter | null;
}

export interface Filter {
  readonly allows: (event: StoredEvent) => boolean;
  /** Most events looked at in one page. */
  readonly window: number;
  /** Events looked at between two checkpoints: window × multiplier (AllSubscriptionFiltered). */
  readonly checkpointInterval: number;
}

export function readRequestOf(request: ReadReq): ReadRequest {
  const options = request.getOptions();
  if (options === undefined) throw new Error('Required field Options not set.');
  const stream = options.getStream();
  const all = options.getAll();
  return {
    stream: stream === undefined ? null : streamName(stream.getStreamIdentifier()),
    from: stream === undefined ? positionOf(all) : revisionOf(stream),
    backwards: options.getReadDirection() === ReadReqMessage.Options.ReadDirection.BACKWARDS,
    count: options.hasSubscription() ? null : Number(options.getCount()),
    resolveLinks: options.getResolveLinks(),
    filter: filterOf(options.getFilter()),
  };
}

function revisionOf(options: ReadReq.Options.StreamOptions): From {
  if (options.hasEnd()) return 'end';
  return options.hasStart() ? 'start' : BigInt(options.getRevision());
}

function positionOf(options: ReadReq.Options.AllOptions | undefined): From {
  if (options?.hasEnd() === true) return 'end';
  const commit = options?.getPosition()?.getCommitPosition();
  return commit === undefined ? 'start' : BigInt(commit);
}

function filterOf(options: ReadReq.Options.FilterOptions | undefined): Filter | null {
  if (options === undefined) return null;
  const onType = options.hasEventType();
  const expression = onType ? options.getEventType() : options.getStreamIdentifier();
  const regex = expression?.getRegex() ?? '';
  const prefixes = expression?.getPrefixList() ?? [];
  const pattern = new RegExp(regex);
  const window = options.hasMax() ? options.getMax() : PAGE;
  return {
    allows: (event) => {
      const value = onType ? event.type : event.stream;
      return regex === '' ? prefixes.some((prefix) => value.startsWith(prefix)) : pattern.test(value);
    },
    window,
    checkpointInterval: window * options.getCheckpointintervalmultiplier(),
  };
}
