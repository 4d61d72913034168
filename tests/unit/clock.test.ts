import { describe, expect, it } from '@jest/globals';
import { dayOf } from '../../src/config/clock.js';

describe('clock', () => {
  it('a day begins at midnight in Beijing, 16:00 UTC', () => {
    expect(dayOf(new Date('2021-06-30T15:59:59.999Z'))).toBe('2021-06-30');
    expect(dayOf(new Date('2021-06-30T16:00:00.000Z'))).toBe('2021-07-01');
  });
});
