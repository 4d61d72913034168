import type { Message } from 'google-protobuf';
import type { Status as StatusMessage } from '@eventstore/db-client/generated/status_pb.js';
import type { BatchAppendReq, BatchAppendResp as BatchAppendRespMessage } from '@eventstore/db-client/generated/streams_pb.js';
import { status, type ServerDuplexStream, type ServerErrorResponse } from '@grpc/grpc-js';
import type { ExpectedRevision } from './commit-check.js';
import { countedBytes, idOf, proposedEvent, streamIdentifier, streamName } from './conversions.js';
import type { Faults } from './faults.js';
import type { ProposedEvent } from './log.js';
import { endedWithoutStatus } from './rpc-errors.js';
import type { Streams, Written } from './streams.js';
import * as wire from './wire.js';

/** Bytes of one append call, MaxAppendSize of the server (server documentation, "Database settings": 1 MiB). */
export const MAX_APPEND_BYTES = 1024 * 1024;
/** Longest time a batch may take to become complete: WriteTimeout of the server, PrepareTimeout + CommitTimeout. */
const WRITE_TIMEOUT_MS = 4_000;

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendRespMessage>;

interface PendingWrite {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: ProposedEvent[];
  readonly timer: NodeJS.Timeout;
}

/** google.rpc.Code */
const CODE = { deadlineExceeded: 4, notFound: 5, invalidArgument: 3, alreadyExists: 6 };

/**
 * Many appends over one bidirectional call: pieces are gathered by correlation id until one says it is final, then written and
 * answered with that id (Streams.BatchAppend.cs of 23.10.7).
 */
export class BatchAppendService {
  private readonly calls = new Set<Call>();

  constructor(private readonly streams: Streams, private readonly faults: Faults, private readonly cut: () => void) {}

  handle(call: Call): void {
    const pending = new Map<string, PendingWrite>();
    this.calls.add(call);
    call.on('data', (request: BatchAppendReq) => {
      const refusal = this.faults.refusal(call.metadata);
      if (refusal === null) this.gather(call, pending, request);
      else this.refuse(call, refusal, request);
    });
    const forget = (): void => {
      for (const { timer } of pending.values()) clearTimeout(timer);
      pending.clear();
      this.calls.delete(call);
    };
    call.on('end', () => call.end());
    for (const over of ['cancelled', 'error', 'close']) call.on(over, forget);
  }

  /** As a server that is stopped: what is open ends without a status of its own. */
  endAll(): void {
    for (const call of this.calls) call.emit('error', endedWithoutStatus());
  }

  /** "Not ready" is an answer to the one append; any other refusal is thrown while answering, and ends the call with all that is in flight on it. */
  private refuse(call: Call, refusal: ServerErrorResponse, request: BatchAppendReq): void {
    if (refusal.code !== status.UNAVAILABLE) call.emit('error', refusal);
    else if (request.getIsFinal()) answer(call, idOf(request.getCorrelationId()), streamName(request.getOptions()?.getStreamIdentifier()), notReady(refusal.message ?? ''));
  }

  private gather(call: Call, pending: Map<string, PendingWrite>, request: BatchAppendReq): void {
    const correlation = idOf(request.getCorrelationId());
    const options = request.getOptions();
    if (options !== undefined) {
      const stream = streamName(options.getStreamIdentifier());
      const deadline = options.getDeadline()?.toDate().getTime() ?? Infinity;
      const remaining = Math.min(deadline - Date.now(), WRITE_TIMEOUT_MS);
      if (remaining <= 0) return answer(call, correlation, stream, timeout());
      const timer = setTimeout(() => {
        if (pending.delete(correlation)) answer(call, correlation, stream, timeout());
      }, remaining);
      pending.set(correlation, { stream, expected: expectedOf(options), events: [], timer });
    }
    const write = pending.get(correlation);
    if (write === undefined) return;
    write.events.push(...request.getProposedMessagesList().map(proposedEvent));
    const bytes = write.events.reduce((sum, event) => sum + countedBytes(event), 0);
    const tooLarge = bytes > MAX_APPEND_BYTES;
    if (!tooLarge && !request.getIsFinal()) return;
    pending.delete(correlation);
    clearTimeout(write.timer);
    if (tooLarge) return answer(call, correlation, write.stream, error(CODE.invalidArgument, 'MaximumAppendSizeExceeded', new wire.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES)));
    this.commit(call, correlation, write);
  }

  private commit(call: Call, correlation: string, { stream, expected, events }: PendingWrite): void {
    this.faults.settleHeld();
    const lost = this.faults.takeLostAnswer();
    if (lost === 'late') {
      this.faults.hold(() => this.streams.append(stream, expected, events));
      return answer(call, correlation, stream, timeout());
    }
    const written = this.streams.append(stream, expected, events);
    if (lost === 'silence') return;
    if (lost === 'cut') return this.cut();
    answer(call, correlation, stream, lost === 'timeout' ? timeout() : resultOf(stream, expected, written));
  }
}

function expectedOf(options: BatchAppendReq.Options): ExpectedRevision {
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  return options.hasAny() ? 'any' : BigInt(options.getStreamPosition());
}

function resultOf(stream: string, expected: ExpectedRevision, { check, position, lastRevision }: Written): BatchAppendRespMessage | StatusMessage {
  switch (check.decision) {
    case 'ok':
    case 'idempotent': {
      const success = new wire.BatchAppendResp.Success();
      if (lastRevision < 0n) success.setNoStream(new wire.WellKnownEmpty());
      else success.setCurrentRevision(String(lastRevision));
      if (position === null) success.setNoPosition(new wire.WellKnownEmpty());
      else success.setPosition(new wire.AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position)));
      return new wire.BatchAppendResp().setSuccess(success);
    }
    case 'deleted':
      return error(CODE.notFound, 'StreamDeleted', new wire.StreamDeleted().setStreamIdentifier(streamIdentifier(stream)));
    case 'wrong-expected-revision':
    case 'corrupted-idempotency':
      return error(CODE.alreadyExists, 'WrongExpectedVersion', conflict(expected, check.currentRevision));
  }
}

function conflict(expected: ExpectedRevision, current: bigint): Message {
  const details = new wire.WrongExpectedVersion();
  if (current < 0n) details.setCurrentNoStream(new wire.WellKnownEmpty());
  else details.setCurrentStreamRevision(String(current));
  if (expected === 'any') return details.setExpectedAny(new wire.WellKnownEmpty());
  if (expected === 'stream-exists') return details.setExpectedStreamExists(new wire.WellKnownEmpty());
  if (expected === 'no-stream') return details.setExpectedNoStream(new wire.WellKnownEmpty());
  return details.setExpectedStreamPosition(String(expected));
}

/** The client knows no such detail and says "Could not recognize Server Is Not Ready" (Streams.BatchAppend.cs, NotHandled). */
function notReady(message: string): StatusMessage {
  const packed = new wire.Any();
  packed.pack(new wire.Empty().serializeBinary(), 'event_store.client.Empty');
  return new wire.Status().setMessage(message).setDetails(packed);
}

const timeout = (): StatusMessage => error(CODE.deadlineExceeded, 'Timeout', new wire.Timeout());

function error(code: number, name: string, details: Message): StatusMessage {
  const packed = new wire.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${name}`);
  return new wire.Status().setCode(code).setMessage(name).setDetails(packed);
}

function answer(call: Call, correlation: string, stream: string, result: BatchAppendRespMessage | StatusMessage): void {
  const response = result instanceof wire.Status ? new wire.BatchAppendResp().setError(result) : result;
  if (!call.writable) return;
  call.write(response.setCorrelationId(new wire.UUID().setString(correlation)).setStreamIdentifier(streamIdentifier(stream)));
}
