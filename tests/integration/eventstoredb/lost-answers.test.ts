import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StoreUnavailableError } from '../../../src/event-store/errors.js';
import { NEW_STREAM } from '../../../src/event-store/event-store.js';
import { freshStream, sampleFact } from '../../contract/sample-facts.js';
import { ManyCallers } from './many-callers.js';

/* On the stand-in alone: a real server cannot be told to lose an answer. */
const CALLS = 200;
const PER_STREAM = 4;
/** Of that many calls answered the server is disturbed: others are on their way, others wait. */
const UNDER_WAY = 50;

let many: ManyCallers;
beforeEach(async () => {
  many = await ManyCallers.open();
});
afterEach(() => many.close());

describe(`of ${CALLS} calls at once all are acknowledged, each fact stands once at its place, and the copy has the server's order`, () => {
  test.each<['timeout' | 'late' | 'silence' | 'cut', number]>([['timeout', 60], ['late', 60], ['silence', 20], ['cut', 3]])('where answers are lost after the commit: %s', async (answer, count) => {
    many.append(CALLS, PER_STREAM);
    await many.untilAnswered(UNDER_WAY);
    many.server.faults.loseAnswers(answer, count);
    await many.allAnswered();
    expect(many.server.faults.takeLostAnswer()).toBeNull(); // all were lost
    expect(many.refused).toEqual([]);
    expect(await many.wrong()).toEqual([]);
  });

  test.each<[string, (many: ManyCallers) => unknown]>([
    ['the connection is cut', ({ server }) => server.cut()],
    ['the connection is cut in the middle of a batch', ({ server }) => server.cutAfter(20_000)],
    ['the server freezes for a while', async (callers) => {
      callers.server.freeze();
      await callers.untilDisconnected();
      callers.server.thaw();
    }],
    ['the server does not lead for a while', async (callers) => {
      callers.server.faults.followLeader('127.0.0.1', callers.server.port);
      await callers.untilDisconnected();
      callers.server.faults.lead();
    }],
    ['the server is not ready for a while', async (callers) => {
      callers.server.faults.beNotReady();
      await callers.untilDisconnected();
      callers.server.faults.beReady();
    }],
    ['the server is killed and started again', async (callers) => {
      await callers.server.kill();
      await callers.untilDisconnected();
      await callers.server.restart();
    }],
    ['the server is stopped and started again', async (callers) => {
      await callers.server.stop();
      await callers.untilDisconnected();
      await callers.server.restart();
    }],
  ])('where %s', async (_, disturb) => {
    many.append(CALLS, PER_STREAM);
    await many.untilAnswered(UNDER_WAY);
    await disturb(many);
    await many.allAnswered();
    expect(many.refused).toEqual([]);
    expect(await many.wrong()).toEqual([]);
  });
});

test.each<[string, (many: ManyCallers) => Promise<void> | void]>([
  ['killed', ({ server }) => server.kill()],
  ['frozen', ({ server }) => server.freeze()],
])('a server that is %s and does not come back: every caller is told in time, the last of a stream no later than the first', async (_, disturb) => {
  many.append(CALLS, CALLS / 2);
  await many.untilAnswered(UNDER_WAY);
  await disturb(many);
  await many.allAnswered();
  expect(many.acknowledged.length).toBeGreaterThanOrEqual(UNDER_WAY);
  expect(many.refused.length).toBeGreaterThan(0);
  expect(Math.max(...many.callers.map(({ took }) => took!))).toBeLessThan(15_000);
  many.server.thaw();
  await many.server.kill();
  await many.server.restart();
  expect(await many.wrong()).toEqual([]);
});

test('the server is killed and started again in the middle of 10,000 calls at once: all are acknowledged, repeated where no answer came in time, and stand once', async () => {
  many.append(10_000, 1);
  await many.untilAnswered(3_000);
  await many.server.kill();
  await many.untilDisconnected();
  await many.server.restart();
  await many.allAnswered();
  // A slow machine may not answer all of them in time; what was written of those is not written again.
  await many.repeatUnanswered();
  expect(many.refused).toEqual([]);
  expect(await many.wrong()).toEqual([]);
}, 120_000);

test('what does not fit into 64 MiB of waiting calls is refused at once', async () => {
  const facts = () => Array.from({ length: 14 }, () => sampleFact({ data: { text: 'x'.repeat(60_000) } }));
  await many.server.kill();
  const calls = Array.from({ length: 85 }, () => many.store.append(freshStream(), NEW_STREAM, facts()).then(() => 'acknowledged', (error: unknown) => error));
  const refused = await Promise.race(calls);
  expect(refused).toBeInstanceOf(StoreUnavailableError);
  expect((refused as Error).message).toMatch(/^event store unavailable: \d+ appends are already waiting/);
  await many.server.restart();
  const answers = await Promise.all(calls);
  expect(answers.filter((one) => one === 'acknowledged')).toHaveLength(79);
}, 120_000);
