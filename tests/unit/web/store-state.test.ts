import { describe, expect, test } from '@jest/globals';
import type { StoreStatus } from '../../../src/web/api/types.js';
import { entryHindrance } from '../../../src/web/display/entry-hindrance.js';
import { isAnswerLost } from '../../../src/web/forms/unconfirmed.js';
import { lagText, storeState, whoCopies } from '../../../src/web/pages/system/store-state.js';

const following: StoreStatus = {
  kind: 'eventstoredb', connected: true, events: 12, leads: true, behindSince: null, lagMs: 3, eventsPerSecond: 900, stopped: null,
};

describe('the 系统 page says of the store', () => {
  test('nothing more where all is well', () => {
    expect(storeState(following)).toEqual({ word: '正常', tone: 'fine', reason: null });
    expect(storeState({ ...following, kind: 'postgres', leads: null, lagMs: null })).toMatchObject({ word: '正常' });
  });

  test('that entering waits while the server is away, and that nobody has to act', () => {
    expect(storeState({ ...following, connected: false })).toMatchObject({ tone: 'waiting', reason: expect.stringMatching(/EventStoreDB.*不能入账.*不需要人工操作/) });
    expect(storeState({ ...following, events: null })).toMatchObject({ tone: 'waiting', reason: expect.stringMatching(/数据库/) });
  });

  test('since when entries are on their way', () => {
    expect(storeState({ ...following, behindSince: '2021-06-25T01:00:00.000Z' })).toMatchObject({ tone: 'waiting', reason: expect.stringMatching(/9:00.*没有丢失/) });
  });

  test('first of all that copying has stopped, and what to do', () => {
    const stopped = { code: 'STORE_TAMPERED', message: 'event 3 vanished' };
    expect(storeState({ ...following, connected: false, stopped })).toMatchObject({ tone: 'stopped', reason: expect.stringMatching(/删除.*doctor/) });
    expect(storeState({ ...following, stopped: { code: 'EVENT_FROM_FUTURE', message: '' } })).toMatchObject({ tone: 'stopped', reason: expect.stringMatching(/时钟.*doctor/) });
    expect(storeState({ ...following, stopped: { code: 'COPYING_REFUSED', message: '' } })).toMatchObject({ tone: 'stopped', reason: expect.stringMatching(/权限.*doctor/) });
    expect(storeState({ ...following, stopped: { code: 'WRONG_STORE', message: '' } })).toMatchObject({ tone: 'stopped', reason: expect.not.stringMatching(/删除/) });
  });
});

test.each([[null, '—'], [3, '不到 0.1 秒'], [240, '0.2 秒'], [34_600, '35 秒']])('a lag of %s ms reads %s', (lagMs, text) => {
  expect(lagText({ ...following, lagMs })).toBe(text);
});

describe('while nothing is copied', () => {
  const stopped = { ...following, leads: false, stopped: { code: 'STORE_TAMPERED', message: '' } };
  test.each([['stopped', stopped], ['away', { ...following, connected: false }], ['without its database', { ...following, events: null }]])('because it is %s, no lag of before and no other program is told of', (_, store) => {
    expect(whoCopies(store)).toBe('本程序没有在同步');
    expect(lagText(store)).toBe('—');
    expect(lagText({ ...store, behindSince: '2021-06-25T01:00:00.000Z' })).toBe('—（2021年6月25日 09:00起没有同步）');
  });

  test('another program copies only where this one waits for it; of its lag nothing is known', () => {
    expect([whoCopies(following), whoCopies({ ...following, leads: false })]).toEqual(['本程序', '另一个程序']);
    expect(lagText({ ...following, leads: false })).toBe('—');
  });
});

describe('everybody is told that nothing can be entered', () => {
  test('only while that is so', () => {
    expect(entryHindrance(undefined)).toBeNull();
    expect(entryHindrance(following)).toBeNull();
    expect(entryHindrance({ ...following, behindSince: '2021-06-25T01:00:00.000Z' })).toBeNull();
    expect(entryHindrance({ ...following, kind: 'postgres', leads: null })).toBeNull();
  });

  test('and whom to tell, or that it ends by itself', () => {
    expect(entryHindrance({ ...following, stopped: { code: 'WRONG_STORE', message: '' } })).toMatch(/^暂时不能填报：.*系统管理员.*可以查看/);
    expect(entryHindrance({ ...following, connected: false })).toMatch(/^暂时不能填报：.*自动继续.*可以查看/);
    expect(entryHindrance({ ...following, connected: false, events: null })).toMatch(/^暂时不能填报和查看：.*自动继续/);
  });
});

test.each([[0, 'NETWORK', true], [503, 'STORE_UNAVAILABLE', true], [500, 'INTERNAL_ERROR', true], [504, 'UNEXPECTED_ANSWER', true], [404, 'UNEXPECTED_ANSWER', false], [503, 'STORE_TAMPERED', false], [412, 'WRONG_EXPECTED_REVISION', false]])(
  'after %i %s the entry may stand all the same: %s', (status, code, lost) => {
    expect(isAnswerLost({ title: '', detail: '', status, code })).toBe(lost);
  },
);
