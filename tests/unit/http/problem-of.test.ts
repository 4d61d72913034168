import { describe, expect, test } from '@jest/globals';
import { FollowerStoppedError, LedgerDamagedError, StoreLacksLedgerError, StoreRefusedError, StoreUnavailableError, WrongLedgerError, WrongStoreError } from '../../../src/event-store/errors.js';
import { problemOf } from '../../../src/http/problem-of.js';

const REFUSED: [string, Error][] = [
  ['the store is away', new StoreUnavailableError('no answer')],
  ['it refuses the program', new StoreRefusedError('credentials', 'wrong password')],
  ['it was changed behind the ledger', new FollowerStoppedError('an event vanished')],
  ['it lacks the ledger', new StoreLacksLedgerError('taizhang.example/2021', 'taizhang')],
  ['it is another store', new WrongStoreError('postgres', 'eventstoredb')],
  ['it holds another ledger', new WrongLedgerError('a', 'b')],
  ['the ledger is damaged', new LedgerDamagedError(7, 'bytes are no leaf')],
  ['nobody expected it', new Error('bug')],
];

const wordsOf = (error: Error, method: string): string => problemOf(error, '/x', 'c-1', method).detail;

describe.each(REFUSED)('where %s', (_, error) => {
  test('nobody is told to run a command or to read a setting', () => {
    expect(wordsOf(error, 'POST') + wordsOf(error, 'GET')).not.toMatch(/npx|doctor|TAIZHANG|服务器上|存放记录/);
  });

  test('who enters learns that nothing typed is lost, who reads is not spoken to about a submission', () => {
    expect(wordsOf(error, 'POST')).toMatch(/您填写的内容仍在页面上/);
    expect(wordsOf(error, 'GET')).not.toMatch(/提交|填写|本次内容/);
  });
});
