import type { DeleteReq, DeleteResp as DeleteRespMessage, TombstoneReq, TombstoneResp as TombstoneRespMessage } from '@eventstore/db-client/generated/streams_pb.js';
import type { sendUnaryData, ServerErrorResponse, ServerUnaryCall } from '@grpc/grpc-js';
import type { ExpectedRevision } from './commit-check.js';
import { streamName } from './conversions.js';
import type { Faults } from './faults.js';
import { invalidArgument, streamDeleted, wrongExpectedVersion } from './rpc-errors.js';
import type { Streams, Written } from './streams.js';
import { DeleteResp, TombstoneResp } from './wire.js';

/** Soft deletion and tombstones (Streams.Delete.cs). */
export class DeleteService {
  constructor(private readonly streams: Streams, private readonly faults: Faults) {}

  delete(call: ServerUnaryCall<DeleteReq, DeleteRespMessage>, callback: sendUnaryData<DeleteRespMessage>): void {
    this.perform(call, callback, (stream, expected) => this.streams.delete(stream, expected), (position) =>
      new DeleteResp().setPosition(new DeleteResp.Position().setCommitPosition(position).setPreparePosition(position)),
    );
  }

  tombstone(call: ServerUnaryCall<TombstoneReq, TombstoneRespMessage>, callback: sendUnaryData<TombstoneRespMessage>): void {
    this.perform(call, callback, (stream, expected) => this.streams.tombstone(stream, expected), (position) =>
      new TombstoneResp().setPosition(new TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position)),
    );
  }

  private perform<Request extends DeleteReq | TombstoneReq, Response>(
    call: ServerUnaryCall<Request, Response>,
    callback: sendUnaryData<Response>,
    work: (stream: string, expected: ExpectedRevision) => Written,
    responseAt: (position: string) => Response,
  ): void {
    const refusal = this.faults.refusal(call.metadata);
    if (refusal !== null) return callback(refusal);
    const options = call.request.getOptions();
    if (options === undefined) return callback(invalidArgument('Required field Options not set.'));
    const stream = streamName(options.getStreamIdentifier());
    const expected = expectedOf(options);
    const written = work(stream, expected);
    if (written.position === null) return callback(failureOf(stream, expected, written));
    callback(null, responseAt(String(written.position)));
  }
}

function failureOf(stream: string, expected: ExpectedRevision, { check }: Written): ServerErrorResponse {
  if (check.decision === 'deleted') return streamDeleted(stream);
  const numbers = { any: -2n, 'no-stream': -1n, 'stream-exists': -4n };
  return wrongExpectedVersion(stream, typeof expected === 'bigint' ? expected : numbers[expected], check.currentRevision);
}

function expectedOf(options: DeleteReq.Options | TombstoneReq.Options): ExpectedRevision {
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  return options.hasAny() ? 'any' : BigInt(options.getRevision());
}
