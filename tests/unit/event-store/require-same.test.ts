import { describe, expect, test } from '@jest/globals';
import type { OrderedEvent } from '../../../src/event-store/eventstoredb/followed-event.js';
import { requireSame } from '../../../src/event-store/migration/migration.js';

const bytes = Buffer.from('{}');
const leaf = { position: 7, eventId: 'e', stream: 'measure-1', revision: 2, callEnd: 3, bytes };
const event: OrderedEvent = { eventId: 'e', stream: 'measure-1', revision: 2, callEnd: 3, bytes, recordedAt: '2021-07-01T00:00:00.000Z', commit: 1n, prepare: 1n, created: new Date(0) };

describe('a leaf and the event that stands for it on the server', () => {
  test('are the same in place, bytes and call', () => expect(() => requireSame(leaf, event)).not.toThrow());

  test.each<[string, Partial<OrderedEvent>]>([
    ['stream', { stream: 'measure-2' }], ['revision', { revision: 3 }], ['bytes', { bytes: Buffer.from('[]') }], ['end of the call', { callEnd: 2 }],
  ])('differ in their %s: refused with the position', (_, change) => {
    expect(() => requireSame(leaf, { ...event, ...change })).toThrow(expect.objectContaining({ code: 'STORES_DIFFER', position: 7 }));
  });
});
