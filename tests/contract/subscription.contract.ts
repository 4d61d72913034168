import { describe, expect, test } from '@jest/globals';
import { NEW_STREAM, type EventStore } from '../../src/event-store/event-store.js';
import { freshStream, sampleFacts } from './sample-facts.js';

const SOON = 15_000;

/** The part of the event store contract that readers live on: catch up, follow, never skip, never repeat. */
export function subscriptionContract(store: () => EventStore): void {
  describe('subscriptions', () => {
    test('catch up, then follow, each position once and in order', async () => {
      for (let count = 0; count < 5; count += 1) await store().append(freshStream(), NEW_STREAM, sampleFacts(2));
      const seen: number[] = [];
      const waiting = new Waiting();
      const subscription = store().subscribe({
        from: 0,
        limit: 3,
        async onBatch(leaves) {
          expect(leaves.length).toBeLessThanOrEqual(3);
          seen.push(...leaves.map((one) => one.position));
        },
        onCaughtUp: (next) => waiting.reached(next),
      });
      await waiting.for(10);
      await Promise.all(Array.from({ length: 20 }, () => store().append(freshStream(), NEW_STREAM, sampleFacts(1))));
      await waiting.for(30);
      await subscription.stop();
      await subscription.done;
      expect(seen).toEqual(Array.from({ length: 30 }, (_, position) => position));
    }, SOON);

    test('start where they are told to', async () => {
      await store().append(freshStream(), NEW_STREAM, sampleFacts(5));
      const seen: number[] = [];
      const waiting = new Waiting();
      const subscription = store().subscribe({
        from: 3,
        async onBatch(leaves) {
          seen.push(...leaves.map((one) => one.position));
        },
        onCaughtUp: (next) => waiting.reached(next),
      });
      await waiting.for(5);
      await subscription.stop();
      expect(seen).toEqual([3, 4]);
    }, SOON);

    test('end with the error of their handler', async () => {
      await store().append(freshStream(), NEW_STREAM, sampleFacts(1));
      const subscription = store().subscribe({ from: 0, onBatch: () => Promise.reject(new Error('no room')) });
      await expect(subscription.done).rejects.toThrow('no room');
    }, SOON);

    test('end when the store closes', async () => {
      const subscription = store().subscribe({ from: 0, onBatch: () => Promise.resolve() });
      await store().close();
      await expect(subscription.done).resolves.toBeUndefined();
      await expect(store().append(freshStream(), NEW_STREAM, sampleFacts(1))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    }, SOON);
  });
}

/** Waits until a subscription has caught up to a position. */
class Waiting {
  private at = -1;
  private wake: (() => void) | undefined;

  reached(next: number): void {
    this.at = next;
    this.wake?.();
  }

  async for(next: number): Promise<void> {
    while (this.at < next) await new Promise<void>((resolve) => (this.wake = resolve));
  }
}
