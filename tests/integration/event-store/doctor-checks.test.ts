import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import { makeRegistry } from '../../../projections/engine/registry.js';
import { checkLeaves } from '../../../src/cli/doctor/leaf-checks.js';
import { checkProjections } from '../../../src/cli/doctor/projection-checks.js';
import { NEW_STREAM } from '../../../src/event-store/event-store.js';
import { sampleFact } from '../../contract/sample-facts.js';
import { Ledger } from './opened-store.js';

/** A fact that its type's schema allows. */
const readable = () => sampleFact({ data: { milestone: 'm1', unit: 'd-42', text: '已开通线上服务窗口。', cumulative: '36.5', problems: null, nextSteps: null, enteredFor: null } });

describe('what doctor finds in a ledger', () => {
  let ledger: Ledger;
  let app: Client;
  let owner: Client;
  beforeEach(async () => {
    ledger = await Ledger.create();
    const store = await ledger.open();
    await store.append('measure-1', NEW_STREAM, [readable(), readable()]);
    await store.append('measure-2', NEW_STREAM, [readable()]);
    app = await ledger.connect('app');
    owner = await ledger.connect('owner');
  });
  afterEach(() => ledger.close());

  test('a whole ledger passes, also an empty one', async () => {
    expect(await checkLeaves(app)).toMatchObject({ result: 'PASS', detail: expect.stringContaining('3 条') });
    const empty = await Ledger.create();
    expect(await checkLeaves(await empty.connect('app'))).toMatchObject({ result: 'PASS', detail: expect.stringContaining('0 条') });
    await empty.close();
  });

  // As the owner, who can switch the triggers off: this is what only a look at every leaf brings to light.
  test.each([
    ['bytes that are no leaf', `update ledger.leaf set bytes = '{"not":"a leaf"}' where position = 1`, '第 1 号记录不是一条完整的记录'],
    ['a word changed into a blank', `update ledger.leaf set bytes = bytes || ' ' where position = 2`, '第 2 号记录不是一条完整的记录'],
    ['another id', 'update ledger.leaf set event_id = gen_random_uuid() where position = 1', '第 1 号记录的内容与它的编号不一致'],
    ['another stream', `update ledger.leaf set stream = 'measure-3' where position = 2`, '第 2 号记录的内容与它的编号不一致'],
    ['another revision', 'update ledger.leaf set revision = 7 where position = 1', '第 1 号记录的内容与它的编号不一致'],
    ['another origin', `update ledger.identity set origin = 'taizhang.example/other'`, '第 0 号记录属于另一本台账'],
    ['another moment', `update ledger.leaf set known_at = known_at + interval '1 day' where position = 0`, '第 0 号记录的入账时间与内容不一致'],
    ['a leaf removed', 'delete from ledger.leaf where position = 1', '第 1 号记录缺失'],
    ['the leaves of a stream exchanged', `update ledger.leaf set position = -1 - position where position < 2; update ledger.leaf set position = 2 + position where position < 0`, '第 0 号记录与同一事项的上一条不连续'],
  ])('%s fails', async (_, change, found) => {
    await owner.query(`alter table ledger.leaf disable trigger user; alter table ledger.identity disable trigger user; ${change}`);
    expect(await checkLeaves(app)).toMatchObject({ result: 'FAIL', detail: expect.stringContaining(found) });
  });

  // The store takes them: whoever holds the application's password can append them.
  test.each([
    ['an unknown type', { type: 'never-heard-of' }, '第 3 号记录的类型“never-heard-of”'],
    ['a newer version', { version: 99 }, '第 3 号记录的类型“progress-reported”（第 99 版）本程序不认识'],
    ['content that its type does not allow', { data: { milestone: 'm1' } }, '第 3 号记录的内容不符合类型“progress-reported”的格式'],
  ])('%s fails', async (_, change, found) => {
    const store = await ledger.open();
    await store.append('measure-3', NEW_STREAM, [{ ...readable(), ...change }]);
    expect(await checkLeaves(app)).toMatchObject({ result: 'FAIL', detail: expect.stringContaining(found) });
  });

  test('a read model that stopped fails, with what to do', async () => {
    expect(await checkProjections(app)).toMatchObject({ result: 'NOT CHECKED' });
    await makeRegistry(app);
    await app.query(`insert into projection.build (name, build, edition, state, checkpoint) values ('dashboard', 1, 1, 'live', 2)`);
    expect(await checkProjections(app)).toMatchObject({ result: 'PASS' });
    await app.query(`update projection.build set error = '{"code":"BAD_EVENT","message":"","position":2}'`);
    expect(await checkProjections(app)).toMatchObject({ result: 'FAIL', detail: expect.stringMatching(/dashboard 停在第 2 号记录.*npx taizhang rebuild/) });
  });

  test('a read model that has taken in more than the ledger holds fails, also after the ledger has grown again', async () => {
    await makeRegistry(app);
    await app.query(`insert into projection.build (name, build, edition, state, checkpoint) values ('dashboard', 1, 1, 'live', 3)`);
    await owner.query('alter table ledger.leaf disable trigger user; delete from ledger.leaf where position = 2');
    expect(await checkProjections(app)).toMatchObject({ result: 'FAIL', detail: expect.stringMatching(/dashboard 已计入 3 条.*只剩 2 条.*备份/) });
    await app.query(`update projection.build set checkpoint = 2, error = '{"code":"LOG_SHORTENED","message":"","position":1}'`);
    expect(await checkProjections(app)).toMatchObject({ result: 'FAIL', detail: expect.stringMatching(/dashboard 已计入 2 条.*只剩 1 条/) });
  });
});
