import { randomUUID } from 'node:crypto';
import type { ReadResp as ReadRespMessage } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerErrorResponse } from '@grpc/grpc-js';
import { readEvent } from './conversions.js';
import type { StoredEvent } from './log.js';
import { PAGE, type ReadRequest } from './read-request.js';
import { drained, type ReadCall } from './read-service.js';
import { endedWithoutStatus, streamDeleted, timedOut } from './rpc-errors.js';
import type { Streams } from './streams.js';
import { ReadResp } from './wire.js';

/**
 * Messages kept for a subscriber that does not keep up: the server's live buffer, the channel behind it (MaxLiveEventBufferCount = 32,
 * twice) and what its web server takes before it waits. Weighed on 23.10.7 against an attentive reader in this client, with ten
 * bursts each: bursts of 30 events all arrive, in bursts of 60 to 500 it is dropped after some 150 to 450 events.
 */
const BUFFERED_MESSAGES = 2 * 32 + 96;

/**
 * One catch-up subscription: confirmation, history page by page with checkpoints, then "caught up", then what is written
 * (Enumerators.AllSubscriptionFiltered.cs, AllSubscription.cs, StreamSubscription.cs of 23.10.7).
 */
export class Subscription {
  private readonly waiting: ReadRespMessage[] = [];
  private full = false;
  private live = false;
  private closed = false;
  private considered = 0;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly call: ReadCall,
    private readonly request: ReadRequest,
    private readonly streams: Streams,
    private readonly target: (event: StoredEvent) => StoredEvent | undefined,
  ) {
    call.on('drain', () => this.pump());
  }

  async run(): Promise<void> {
    await this.write(new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID())));
    let cursor = this.startPosition();
    while (!this.closed) {
      const page = this.page(cursor);
      for (const event of page.matching) await this.write(this.eventMessage(event));
      this.considered += page.considered;
      if (page.next >= this.streams.log.endPosition) return this.goLive();
      // The server names the last match, or where the page began if none matched (then with prepare 0): never the end of the page.
      const last = page.matching.at(-1)?.position;
      if (this.checkpointIsDue()) await this.write(checkpoint(last ?? cursor, last ?? 0n));
      cursor = page.next;
      await new Promise(setImmediate);
    }
  }

  close(): void {
    this.closed = true;
    this.stopListening();
  }

  /** "Consumer too slow" of Enumerators.*: ABORTED, seen by the client as TimeoutError. */
  drop(): void {
    this.fail(timedOut(`Consumer too slow to handle event while ${this.live ? 'live' : 'transitioning to live'}. Client resubscription required.`));
  }

  endWithoutStatus(): void {
    this.fail(endedWithoutStatus());
  }

  /** Subscribing from N starts after N: the server reads one event from there and goes on behind it (AllSubscriptionFiltered.Subscribe). */
  private startPosition(): bigint {
    const { log } = this.streams;
    const { from, stream } = this.request;
    if (from === 'end') return log.endPosition;
    if (from === 'start' || stream !== null) return 0n;
    return log.at(log.indexFrom(from) + 1)?.position ?? log.endPosition;
  }

  private page(from: bigint): { matching: StoredEvent[]; considered: number; next: bigint } {
    const { log } = this.streams;
    const window = this.request.filter?.window ?? PAGE;
    const matching: StoredEvent[] = [];
    let considered = 0;
    let index = log.indexFrom(from);
    for (; considered < window && matching.length < PAGE; considered += 1, index += 1) {
      const event = log.at(index);
      if (event === undefined) break;
      if (this.wants(event)) matching.push(event);
    }
    return { matching, considered, next: log.at(index)?.position ?? log.endPosition };
  }

  private goLive(): void {
    const { log } = this.streams;
    const liveFrom = log.endPosition;
    this.live = true;
    this.stopListening = log.onWritten((event) => {
      if (event.position >= liveFrom) this.appeared(event);
    });
    this.offer(new ReadResp().setCaughtUp(new ReadResp.CaughtUp()));
  }

  private appeared(event: StoredEvent): void {
    if (this.closed) return;
    const wanted = this.wants(event);
    if (wanted) this.offer(this.eventMessage(event));
    if (wanted && event.type === '$streamDeleted' && this.request.stream !== null) return this.fail(streamDeleted(event.stream));
    this.considered += 1;
    if (this.checkpointIsDue()) this.offer(checkpoint(event.position, event.position));
  }

  private wants(event: StoredEvent): boolean {
    const { stream, from, filter } = this.request;
    if (stream === null) return filter?.allows(event) ?? true;
    if (event.stream !== stream || (typeof from === 'bigint' && event.revision <= from)) return false;
    return this.streams.visible(stream).includes(event);
  }

  private checkpointIsDue(): boolean {
    const interval = this.request.filter?.checkpointInterval;
    if (interval === undefined || this.considered < interval) return false;
    this.considered %= interval;
    return true;
  }

  private eventMessage(event: StoredEvent): ReadRespMessage {
    return readEvent(event, this.request.resolveLinks ? this.target(event) : undefined);
  }

  /** History waits for the subscriber… */
  private async write(message: ReadRespMessage): Promise<void> {
    if (!this.closed && !this.call.write(message)) await drained(this.call);
  }

  /** …what happens now does not. */
  private offer(message: ReadRespMessage): void {
    if (this.closed) return;
    this.waiting.push(message);
    this.pump();
    if (this.waiting.length > BUFFERED_MESSAGES) this.drop();
  }

  private pump(): void {
    this.full = this.call.writableNeedDrain;
    while (!this.closed && !this.full) {
      const message = this.waiting.shift();
      if (message === undefined) return;
      this.full = !this.call.write(message);
    }
  }

  private fail(error: Partial<ServerErrorResponse> & Error): void {
    this.close();
    this.call.emit('error', error);
  }
}

function checkpoint(commit: bigint, prepare: bigint): ReadRespMessage {
  return new ReadResp().setCheckpoint(new ReadResp.Checkpoint().setCommitPosition(String(commit)).setPreparePosition(String(prepare)));
}
