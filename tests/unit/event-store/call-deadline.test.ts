import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { CallDeadline } from '../../../src/event-store/eventstoredb/call-deadline.js';
import { WaitingLine } from '../../../src/event-store/eventstoredb/waiting-line.js';

beforeEach(() => void jest.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void jest.useRealTimers());

test('a call has ten seconds where nobody is answered', () => {
  const deadline = new CallDeadline(() => 0);
  expect(deadline.left()).toBe(10_000);
  jest.advanceTimersByTime(10_001);
  expect(deadline.left()).toBe(-1);
});

test('while others are answered it waits on, for a minute in all', () => {
  const deadline = new CallDeadline(() => Date.now());
  jest.advanceTimersByTime(30_000);
  expect(deadline.left()).toBe(4_000);
  jest.advanceTimersByTime(30_000);
  expect(deadline.left()).toBe(0);
});

test('it is given up soon after the answers have stopped', () => {
  let answeredAt = 0;
  const deadline = new CallDeadline(() => answeredAt);
  jest.advanceTimersByTime(20_000);
  answeredAt = Date.now();
  jest.advanceTimersByTime(4_000);
  expect(deadline.left()).toBe(0);
});

test('who waits goes in order of arrival, what was sent before goes first, and nobody passes one without room', async () => {
  const line = new WaitingLine();
  const gone: number[] = [];
  const enter = (bytes: number) => () => line.wait(bytes, new CallDeadline(() => 0), bytes === 9 ? 'first' : 'last').then(() => gone.push(bytes));
  const waiting = [1, 5, 2, 9].map((bytes) => enter(bytes)());
  let room = 12;
  const admit = () => line.admit((bytes) => {
    if (bytes > room) return false;
    room -= bytes;
    return true;
  });
  admit();
  await Promise.all([waiting[3], waiting[0]]);
  expect([gone, room]).toEqual([[9, 1], 2]);
  room = 7;
  admit();
  await Promise.all(waiting);
  expect([gone, room, line.isEmpty]).toEqual([[9, 1, 5, 2], 0, true]);
});

test('who has no time left leaves the line, and those behind move up', async () => {
  const line = new WaitingLine();
  const late = line.wait(1, new CallDeadline(() => 0), 'last');
  late.catch(() => undefined);
  jest.advanceTimersByTime(5_000);
  const next = line.wait(2, new CallDeadline(() => 0), 'last');
  jest.advanceTimersByTime(5_000);
  await expect(late).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  line.admit((bytes) => bytes === 2);
  await next;
});
