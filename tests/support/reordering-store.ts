import type { EventStore } from '../../src/event-store/event-store.js';

/**
 * A real store that places appends made at once the other way round: the port promises them no order, so whoever needs one
 * has to wait for each append before the next or to hand them over in order.
 */
export function reorderingStore(store: EventStore): EventStore {
  let waiting: (() => Promise<unknown>)[] = [];
  let placed: Promise<unknown> = Promise.resolve();
  const place = (): void => {
    const backwards = waiting.reverse();
    waiting = [];
    for (const one of backwards) placed = placed.then(one);
  };
  const append: EventStore['append'] = (...call) => new Promise((resolve, reject) => {
    if (waiting.length === 0) setImmediate(place);
    waiting.push(() => store.append(...call).then(resolve, reject));
  });
  const appendInOrder: EventStore['appendInOrder'] = (calls) => store.appendInOrder(calls);
  return Object.create(store, { append: { value: append }, appendInOrder: { value: appendInOrder } }) as EventStore;
}
