import { describe, expect, it } from '@jest/globals';
import { citeMeasure } from '../../../src/measures/cite-measure.js';
import { compareDecimals } from '../../../src/measures/decimal.js';

const indicator = { ordinal: 1, name: '开办企业' };

describe('citing a measure', () => {
  it('by indicator and number, by its item where it stands under one, by its title where the plan gives no number', () => {
    expect(citeMeasure({ indicator, item: null, number: 4, title: '压缩时间' })).toBe('「开办企业第4项」');
    expect(citeMeasure({ indicator, item: { number: 3, title: '准入' }, number: 2, title: '压缩时间' })).toBe('「开办企业第3项第2条」');
    expect(citeMeasure({ indicator, item: { number: null, title: '准入' }, number: 2, title: '压缩时间' })).toBe('「准入第2条」');
    expect(citeMeasure({ indicator, item: null, number: null, title: '压缩时间' })).toBe('「压缩时间」');
  });
});

describe('decimal strings', () => {
  it('compare exactly, whatever their places', () => {
    expect([['0.1', '0.10'], ['-1.5', '1'], ['99999999999999.000001', '99999999999999'], ['-2', '-1.999999'], ['10', '9']]
      .map(([one, other]) => Math.sign(compareDecimals(one!, other!)))).toEqual([0, -1, 1, -1, 1]);
  });
});
