import type { AppendReq, AppendResp as AppendRespMessage } from '@eventstore/db-client/generated/streams_pb.js';
import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import { MAX_APPEND_BYTES } from './batch-append-service.js';
import type { ExpectedRevision } from './commit-check.js';
import { countedBytes, emptyMessage, proposedEvent, streamName } from './conversions.js';
import type { Faults } from './faults.js';
import type { ProposedEvent } from './log.js';
import { appendTooLarge, invalidArgument, streamDeleted, timedOut } from './rpc-errors.js';
import type { Streams, Written } from './streams.js';
import { AppendResp } from './wire.js';

/** One append a call, which the client takes where credentials are given with the call (Streams.Append.cs; the client's appendToStream/index.js). */
export class AppendService {
  constructor(private readonly streams: Streams, private readonly faults: Faults, private readonly cut: () => void) {}

  handle(call: ServerReadableStream<AppendReq, AppendRespMessage>, callback: sendUnaryData<AppendRespMessage>): void {
    const refusal = this.faults.refusal(call.metadata);
    if (refusal !== null) return callback(refusal);
    let options: AppendReq.Options | undefined;
    const events: ProposedEvent[] = [];
    call.on('data', (request: AppendReq) => {
      options ??= request.getOptions();
      const proposed = request.getProposedMessage();
      if (proposed !== undefined) events.push(proposedEvent(proposed));
    });
    call.on('end', () => {
      if (options === undefined) return callback(invalidArgument('Required field Options not set.'));
      this.commit(options, events, callback);
    });
  }

  private commit(options: AppendReq.Options, events: readonly ProposedEvent[], callback: sendUnaryData<AppendRespMessage>): void {
    if (events.reduce((sum, event) => sum + countedBytes(event), 0) > MAX_APPEND_BYTES) return callback(appendTooLarge(MAX_APPEND_BYTES));
    const stream = streamName(options.getStreamIdentifier());
    const expected = expectedOf(options);
    this.faults.settleHeld();
    const lost = this.faults.takeLostAnswer();
    const commit = (): Written => this.streams.append(stream, expected, events);
    if (lost === 'late') this.faults.hold(commit);
    if (lost === 'late') return callback(timedOut('Commit phase timeout.'));
    const written = commit();
    if (lost === 'silence') return;
    if (lost === 'cut') return this.cut();
    if (lost === 'timeout') return callback(timedOut('Commit phase timeout.'));
    if (written.check.decision === 'deleted') return callback(streamDeleted(stream));
    callback(null, responseOf(expected, written));
  }
}

function expectedOf(options: AppendReq.Options): ExpectedRevision {
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  return options.hasAny() ? 'any' : BigInt(options.getRevision());
}

function responseOf(expected: ExpectedRevision, { check, position, lastRevision }: Written): AppendRespMessage {
  if (check.decision === 'ok' || check.decision === 'idempotent') {
    const success = new AppendResp.Success();
    if (lastRevision < 0n) success.setNoStream(emptyMessage());
    else success.setCurrentRevision(String(lastRevision));
    if (position === null) success.setNoPosition(emptyMessage());
    else success.setPosition(new AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position)));
    return new AppendResp().setSuccess(success);
  }
  const conflict = new AppendResp.WrongExpectedVersion();
  if (check.currentRevision < 0n) conflict.setCurrentNoStream(emptyMessage());
  else conflict.setCurrentRevision(String(check.currentRevision));
  if (expected === 'any') conflict.setExpectedAny(emptyMessage());
  else if (expected === 'stream-exists') conflict.setExpectedStreamExists(emptyMessage());
  else if (expected === 'no-stream') conflict.setExpectedNoStream(emptyMessage());
  else conflict.setExpectedRevision(String(expected));
  return new AppendResp().setWrongExpectedVersion(conflict);
}
