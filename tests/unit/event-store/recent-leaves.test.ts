import { expect, test } from '@jest/globals';
import { RecentLeaves } from '../../../src/event-store/eventstoredb/recent-leaves.js';

const A = 'measure-a';

test('a stretch is known to lack ids only where every place of it is known and holds another', () => {
  const recent = new RecentLeaves();
  for (const revision of [0, 1, 3]) recent.noteStanding(A, revision, `id-${revision}`);
  expect(recent.lacks(['new'], A, 0, 1)).toBe(true);
  expect(recent.lacks(['new'], A, 2, 1)).toBe(true); // nothing to know
  expect(recent.lacks(['new'], A, 0, 3)).toBe(false);
  expect(recent.lacks(['new', 'id-1'], A, 0, 1)).toBe(false);
  expect(recent.lacks(['new'], 'measure-b', 0, 0)).toBe(false);
});

test('an id of which it forgot the stream still stands at its place', () => {
  const recent = new RecentLeaves();
  recent.noteStanding(A, 0, 'old');
  for (let n = 0; n < 100_000; n += 1) recent.noteSent('measure-b', `sent-${n}`);
  expect(recent.streamOf('old')).toBeUndefined();
  expect(recent.lacks(['old'], A, 0, 0)).toBe(false);
});
