import type { ReadReq, ReadResp as ReadRespMessage } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { readEvent, streamIdentifier } from './conversions.js';
import type { Faults } from './faults.js';
import type { StoredEvent } from './log.js';
import { readRequestOf, type ReadRequest } from './read-request.js';
import { invalidArgument, streamDeleted, unknown } from './rpc-errors.js';
import { DELETED_STREAM } from './stream-metadata.js';
import type { Streams } from './streams.js';
import type { Subscriptions } from './subscriptions.js';
import { ReadResp } from './wire.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadRespMessage>;

/** Reads of a stream and of $all, both ways (Streams.Read.cs and its enumerators). */
export class ReadService {
  /** Events that reads, subscriptions not counted, were answered with. */
  eventsRead = 0;

  constructor(private readonly streams: Streams, private readonly faults: Faults, private readonly subscriptions: Subscriptions) {}

  handle(call: ReadCall): void {
    try {
      const request = readRequestOf(call.request);
      const refusal = this.faults.refusal(call.metadata) ?? this.faults.refusalOfReading(request.stream);
      if (refusal === null) this.answer(call, request);
      else call.emit('error', refusal);
    } catch {
      // Such as a filter that is no regular expression (seen on 23.10.7: code 2).
      call.emit('error', unknown('Exception was thrown by handler.'));
    }
  }

  private answer(call: ReadCall, request: ReadRequest): void {
    const placed = request.stream !== null || typeof request.from !== 'bigint' || this.streams.log.isReadable(request.from);
    if (request.count === null && placed) this.subscriptions.open(call, request);
    else if (request.count === null) call.emit('error', unknown('Exception was thrown by handler.'));
    else if (!placed) call.emit('error', unknown('Unexpected ReadAllResult: Error'));
    else if (request.count <= 0) call.emit('error', invalidArgument(`'${request.count}' is not a valid count`));
    else if (request.stream === null) void this.send(call, request, this.readAll(request, request.count));
    else this.readStream(call, request, request.stream, request.count);
  }

  private readStream(call: ReadCall, request: ReadRequest, stream: string, count: number): void {
    const last = this.streams.lastRevision(stream);
    if (last === DELETED_STREAM) {
      call.emit('error', streamDeleted(stream));
      return;
    }
    if (last < 0n || this.streams.isSoftDeleted(stream)) {
      call.write(new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream))));
      call.end();
      return;
    }
    void this.send(call, request, pageOf(this.streams.visible(stream), request, count));
  }

  /** Forwards from a position with the event that stands there, backwards with what stands before it (IReadIndex.ReadAllEventsBackward). */
  private *readAll({ from, backwards, filter }: ReadRequest, count: number): Generator<StoredEvent> {
    const { log } = this.streams;
    let index = startIndex(from, log.length, (position) => log.indexFrom(position));
    for (let found = 0; found < count; ) {
      const event = log.at(backwards ? index - 1 : index);
      if (event === undefined) return;
      index += backwards ? -1 : 1;
      if (filter !== null && !filter.allows(event)) continue;
      found += 1;
      yield event;
    }
  }

  private async send(call: ReadCall, { resolveLinks }: ReadRequest, events: Iterable<StoredEvent>): Promise<void> {
    for (const event of events) {
      if (call.cancelled || call.destroyed) return;
      this.eventsRead += 1;
      if (!call.write(readEvent(event, resolveLinks ? this.subscriptions.target(event) : undefined))) await drained(call);
    }
    call.end();
  }
}

function startIndex(from: ReadRequest['from'], length: number, indexOf: (position: bigint) => number): number {
  if (from === 'end') return length;
  if (from === 'start') return 0;
  return indexOf(from);
}

function* pageOf(events: readonly StoredEvent[], { from, backwards }: ReadRequest, count: number): Generator<StoredEvent> {
  const first = events[0]?.revision ?? 0n;
  if (backwards) {
    const last = from === 'end' ? events.length - 1 : Math.min(events.length - 1, Number((from === 'start' ? 0n : from) - first));
    for (let index = last; index >= 0 && last - index < count; index -= 1) yield events[index] as StoredEvent;
    return;
  }
  if (from === 'end') return;
  const start = from === 'start' || from < first ? 0 : events.findIndex(({ revision }) => revision >= from);
  if (start >= 0) yield* events.slice(start, start + count);
}

/** Until the client has room again, or is gone. */
export function drained(call: ReadCall): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      for (const event of ['drain', 'close', 'cancelled', 'error']) call.off(event, over);
      resolve();
    };
    for (const event of ['drain', 'close', 'cancelled', 'error']) call.once(event, over);
  });
}
