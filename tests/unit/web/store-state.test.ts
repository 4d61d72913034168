import { describe, expect, test } from '@jest/globals';
import type { StoreStatus } from '../../../src/web/api/types.js';
import { lagText, storeState } from '../../../src/web/pages/system/store-state.js';

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

test.each([[null, '—'], [3, '不到 0.1 秒'], [240, '0.2 秒'], [34_600, '35 秒']])('a lag of %s ms reads %s', (lag, text) => {
  expect(lagText(lag)).toBe(text);
});
