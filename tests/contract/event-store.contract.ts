import { afterEach, beforeEach, describe } from '@jest/globals';
import { appendContract } from './append.contract.js';
import { idempotencyContract } from './idempotency.contract.js';
import { readingContract } from './reading.contract.js';
import { refusalsContract } from './refusals.contract.js';
import type { StoreUnderTest } from './store-under-test.js';
import { subscriptionContract } from './subscription.contract.js';

/**
 * What every adapter of the event store port must do; each test gets a store on an empty ledger. Nothing here may be true of one
 * store only: ids are UUIDs, revisions are exact, an append answers with an opaque receipt, positions are asked for by reading.
 */
export function eventStoreContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the event store contract`, () => {
    let made: StoreUnderTest;
    beforeEach(async () => {
      made = await makeStore();
    });
    afterEach(() => made.close());

    const under = () => made;
    appendContract(under);
    idempotencyContract(under);
    refusalsContract(under);
    readingContract(under);
    subscriptionContract(() => made.store);
  });
}
