import { describe, expect, test } from '@jest/globals';
import { ruleInForce } from '../../../src/ledger/rule-in-force.js';

interface Edition { from: string; name: string }
const inForce = (editions: Edition[], day: string) => ruleInForce(editions, day, ({ from }) => from)?.name;
const EDITIONS = [{ from: '2022-01-01', name: 'second' }, { from: '2021-01-01', name: 'first' }, { from: '2023-01-01', name: 'third' }];

describe('the rule in force', () => {
  test.each([
    ['2020-12-28', 'first'], ['2021-01-01', 'first'], ['2021-12-31', 'first'], ['2022-01-01', 'second'], ['2024-06-30', 'third'],
  ])('on %s is the %s edition: the last begun, and before all of them the first', (day, name) => {
    expect(inForce(EDITIONS, day)).toBe(name);
  });

  test('of two editions that begin on one day is the one recorded later', () => {
    expect(inForce([{ from: '2021-01-01', name: 'printed' }, { from: '2021-01-01', name: 'amended' }], '2021-06-30')).toBe('amended');
  });

  test('is none where none was ever adopted', () => {
    expect(inForce([], '2021-06-30')).toBeUndefined();
  });
});
