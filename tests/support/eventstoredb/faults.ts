import type { Metadata, ServerErrorResponse } from '@grpc/grpc-js';
import { accessDenied, notLeader, serverNotReady, unauthenticated } from './rpc-errors.js';

/**
 * What becomes of the answer to an append that the server has committed:
 * 'timeout' — the server says the operation timed out though the write stands (Status.Timeout for CommitTimeout, Streams.BatchAppend.cs);
 * 'silence' — no answer at all, as from a server frozen right after the flush (observed against 23.10.7: such an append stays pending);
 * 'cut' — the connection breaks before the answer (server killed after the flush), UNAVAILABLE at the client;
 * 'late' — a timeout is answered and the write cannot be read yet; it stands before the next append is looked at, or with
 * `settleHeld` (seen on a cluster of 23.10.7 without quorum: appends that had failed became visible when the followers came back).
 */
export type LostAnswer = 'timeout' | 'silence' | 'cut' | 'late';

/** Switches for what goes wrong inside the server; what goes wrong on the wire is in front.ts. */
export class Faults {
  private lost: { answer: LostAnswer; remaining: number } | null = null;
  private leader: { host: string; port: number; only: 'when-required' | 'always' } | null = null;
  private ready = true;
  private credentialsAreWrong = false;
  private mayReadAll = true;
  private held: (() => void)[] = [];
  /** Milliseconds by which the server's clock runs ahead (negative: behind); shows in `created`. */
  clockSkewMs = 0;

  /** The next `count` appends are committed, and then their answers are lost. */
  loseAnswers(answer: LostAnswer, count = 1): void {
    this.lost = { answer, remaining: count };
  }

  /** Keeps a write back until `settleHeld`. */
  hold(commit: () => void): void {
    this.held.push(commit);
  }

  /** What was held back stands now, and can be read. */
  settleHeld(): void {
    for (const commit of this.held.splice(0)) commit();
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

  /** The user or password of every call is wrong from now on. */
  refuseCredentials(): void {
    this.credentialsAreWrong = true;
  }

  /** The user may append and read streams, but not $all, which needs an access list (seen on a 23.10.7 with users: PERMISSION_DENIED). */
  denyAll(): void {
    this.mayReadAll = false;
  }

  refusalOfReading(stream: string | null): ServerErrorResponse | null {
    return stream === null && !this.mayReadAll ? accessDenied() : null;
  }

  /** The refusal of a call with these headers; null where it may go on. */
  refusal(headers: Metadata): ServerErrorResponse | null {
    if (this.credentialsAreWrong) return unauthenticated();
    if (!this.ready) return serverNotReady();
    if (this.leader === null) return null;
    const required = headers.get('requires-leader')[0]?.toString().toLowerCase() === 'true';
    return required || this.leader.only === 'always' ? notLeader(this.leader.host, this.leader.port) : null;
  }
}
