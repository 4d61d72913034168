import type { Pool } from 'pg';
import type { AppendCall } from '../append-call.js';
import { lookUpCalls, type LookedUp } from '../postgres/look-up-calls.js';
import { nextTurn } from '../waiting.js';

const MAX_CALLS = 256;

interface Waiting {
  call: AppendCall;
  resolve(found: LookedUp): void;
  reject(error: unknown): void;
}

/** Asks the total order for many calls at once: while one question is on its way, the calls that arrive gather for the next. */
export class LookUps {
  private waiting: Waiting[] = [];
  private asking = false;

  constructor(private readonly pool: Pool) {}

  of(call: AppendCall): Promise<LookedUp> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ call, resolve, reject });
      if (!this.asking) void this.ask();
    });
  }

  private async ask(): Promise<void> {
    this.asking = true;
    // One turn of the event loop: callers that were woken together ask together.
    for (await nextTurn(); this.waiting.length > 0; ) {
      const batch = this.waiting.splice(0, MAX_CALLS);
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
