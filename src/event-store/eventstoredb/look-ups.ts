import type { Pool } from 'pg';
import type { AppendCall } from '../append-call.js';
import { lookUpCalls, type LookedUp } from '../postgres/look-up-calls.js';
import { nextTurn, within } from '../waiting.js';
import type { CallDeadline } from './call-deadline.js';

const MAX_CALLS = 256;

interface Waiting {
  call: AppendCall;
  deadline: CallDeadline;
  resolve(found: LookedUp): void;
  reject(error: unknown): void;
}

/** Asks the total order for many calls at once: while one question is on its way, the calls that arrive gather for the next. */
export class LookUps {
  private waiting: Waiting[] = [];
  private asking = false;

  constructor(private readonly pool: Pool) {}

  /** @throws StoreUnavailableError when the time of the call is up, else what PostgreSQL threw */
  of(call: AppendCall, deadline: CallDeadline): Promise<LookedUp> {
    const answer = new Promise<LookedUp>((resolve, reject) => {
      this.waiting.push({ call, deadline, resolve, reject });
      if (!this.asking) void this.ask();
    });
    return within(deadline.left(), 'looking up the call', answer);
  }

  private async ask(): Promise<void> {
    this.asking = true;
    // One turn of the event loop: callers that were woken together ask together.
    for (await nextTurn(); this.waiting.length > 0; ) {
      const batch = this.waiting.splice(0, MAX_CALLS).filter((one) => one.deadline.left() > 0); // nobody waits for the others any more
      if (batch.length === 0) continue;
      try {
        const found = await lookUpCalls(this.pool, batch.map((one) => one.call));
        for (const [index, one] of batch.entries()) one.resolve(found[index]!);
      } catch (error) {
        for (const one of batch) one.reject(error);
      }
    }
    this.asking = false;
  }
}
