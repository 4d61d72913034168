import { describe, expect, test } from '@jest/globals';
import { StoreUnavailableError } from '../../../src/event-store/errors.js';
import { sampleFact } from '../../contract/sample-facts.js';
import { ManyCallers } from './many-callers.js';

/*
 * On the stand-in alone: a real server cannot be told to lose an answer. One store after the other: all appends of a process
 * share their state in the client, and what one loses would end another's (see AppendLane).
 */
const CALLS = 200;
const PER_STREAM = 4;
/** Of that many calls answered the server is disturbed: others are on their way, others wait. */
const UNDER_WAY = 50;

type Proof = (many: ManyCallers) => Promise<void>;

const withMany = (prove: Proof) => async (): Promise<void> => {
  const many = await ManyCallers.open();
  await prove(many).finally(() => many.close());
};
/** For a machine that does much else beside. */
const LIMIT_MS = 120_000;

const LOST_ANSWERS = [['timeout', 60], ['late', 60], ['silence', 20], ['cut', 3]] as const;

const DISTURBANCES: readonly (readonly [string, (many: ManyCallers) => unknown])[] = [
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
];

const DEATHS: readonly (readonly [string, (many: ManyCallers) => Promise<void> | void])[] = [
  ['killed', ({ server }) => server.kill()],
  ['frozen', ({ server }) => server.freeze()],
];

/** All acknowledged, each fact once at its place, and the copy in the server's order. */
const allStand: Proof = async (many) => {
  expect(many.refused).toEqual([]);
  expect(await many.wrong()).toEqual([]);
};

describe(`of ${CALLS} calls at once`, () => {
  for (const [death, die] of DEATHS) test(`every caller is told in time, the last of a stream no later than the first, where the server is ${death} and does not come back`, withMany(async (many) => {
    many.append(CALLS, CALLS / 2);
    await many.untilAnswered(UNDER_WAY);
    await die(many);
    await many.allAnswered();
    expect(many.acknowledged.length).toBeGreaterThanOrEqual(UNDER_WAY);
    expect(many.refused.length).toBeGreaterThan(0);
    expect(Math.max(...many.callers.map(({ took }) => took!))).toBeLessThan(20_000);
    many.server.thaw();
    await many.server.kill();
    await many.server.restart();
    expect(await many.wrong()).toEqual([]);
  }), LIMIT_MS);

  for (const [answer, count] of LOST_ANSWERS) test(`all stand once, in order, where answers are lost after the commit: ${answer}`, withMany(async (many) => {
    many.append(CALLS, PER_STREAM);
    await many.untilAnswered(UNDER_WAY);
    many.server.faults.loseAnswers(answer, count);
    await many.allAnswered();
    expect(many.server.faults.takeLostAnswer()).toBeNull(); // all were lost
    await allStand(many);
  }), LIMIT_MS);

  for (const [disturbance, disturb] of DISTURBANCES) test(`all stand once, in order, where ${disturbance}`, withMany(async (many) => {
    many.append(CALLS, PER_STREAM);
    await many.untilAnswered(UNDER_WAY);
    await disturb(many);
    await many.allAnswered();
    await allStand(many);
  }), LIMIT_MS);
});

test('the server is killed and started again in the middle of 10,000 calls at once: all are acknowledged, repeated where no answer came in time, and stand once', withMany(async (many) => {
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
}), LIMIT_MS);

test('what does not fit into 64 MiB of waiting calls is refused at once; what fits waits, and is written once or refused in time', withMany(async (many) => {
  await many.server.kill();
  many.append(85, 1, () => Array.from({ length: 14 }, () => sampleFact({ data: { text: 'x'.repeat(60_000) } })));
  await many.untilAnswered(6);
  const refused = many.refused.map(({ error }) => error as Error);
  expect(refused).toEqual(Array.from({ length: 6 }, () => expect.any(StoreUnavailableError)));
  for (const { message } of refused) expect(message).toMatch(/^event store unavailable: 79 appends are already waiting/);
  await many.server.restart();
  await many.allAnswered();
  expect(many.acknowledged.length).toBeGreaterThan(0); // how many of the 79 is a matter of the machine's speed
  expect(await many.wrong()).toEqual([]);
}), LIMIT_MS);
