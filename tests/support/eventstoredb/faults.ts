import { notLeader, serverNotReady } from './rpc-errors.js';
import type { Metadata, ServerErrorResponse } from '@grpc/grpc-js';

/**
 * What becomes of the answer to an append that the server has committed:
 * 'timeout' — the server says the operation timed out though the write stands (Status.Timeout for CommitTimeout, Streams.BatchAppend.cs);
 * 'silence' — no answer at all, as from a server frozen right after the flush (observed against 23.10.7: such an append stays pending);
 * 'cut' — the connection breaks before the answer (server killed after the flush), UNAVAILABLE at the client.
 */
export type LostAnswer = 'timeout' | 'silence' | 'cut';

/** Switches for what goes wrong inside the server; what goes wrong on the wire is in front.ts. */
export class Faults {
  private lost: { answer: LostAnswer; remaining: number } | null = null;
  private leader: { host: string; port: number; only: 'when-required' | 'always' } | null = null;
  private ready = true;
  /** Milliseconds by which the server's clock runs ahead (negative: behind); shows in `created`. */
  clockSkewMs = 0;

  /** The next `count` appends are committed, and then their answers are lost. */
  loseAnswers(answer: LostAnswer, count = 1): void {
    this.lost = { answer, remaining: count };
  }

  takeLostAnswer(): LostAnswer | null {
    if (this.lost === null || this.lost.remaining === 0) return null;
    this.lost.remaining -= 1;
    return this.lost.answer;
  }

  /**
   * This node no longer leads. A follower forwards writes to the leader and refuses only calls that say `requires-leader`
   * (RequestForwardingService, GetRequiresLeader); a node that is read-only or cannot forward refuses them all ('always').
   */
  followLeader(host: string, port: number, only: 'when-required' | 'always' = 'always'): void {
    this.leader = { host, port, only };
  }

  lead(): void {
    this.leader = null;
  }

  get leads(): boolean {
    return this.leader === null;
  }

  /** Between two leaders a node answers every call with UNAVAILABLE "Server Is Not Ready" (RpcExceptions.ServerNotReady). */
  beNotReady(): void {
    this.ready = false;
  }

  beReady(): void {
    this.ready = true;
  }

  /** The refusal of a call with these headers; null where it may go on. */
  refusal(headers: Metadata): ServerErrorResponse | null {
    if (!this.ready) return serverNotReady();
    if (this.leader === null) return null;
    const required = headers.get('requires-leader')[0]?.toString().toLowerCase() === 'true';
    return required || this.leader.only === 'always' ? notLeader(this.leader.host, this.leader.port) : null;
  }
}
