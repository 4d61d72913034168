import { expect, test } from '@jest/globals';
import { pageEnds } from '../../../src/export/page-ends.js';
import { rowHeights } from '../../../src/export/row-heights.js';

test('rows are as high as their wrapped text; what holds for several rows has them all', () => {
  const columns = [{ width: 21 }, { width: 11 }];
  const [one, wrapped, lines] = rowHeights([['甲', null], ['「知识产权创造、保护和运用领域第12项」', null], ['甲\n乙\n丙', null]], columns, []);
  expect(wrapped).toBeGreaterThan(one!);
  expect(lines).toBeGreaterThan(wrapped!);
  const long = '推行一网通办，减少跑动次数。'.repeat(8);
  const [alone] = rowHeights([[long, null]], columns, []);
  const spanned = rowHeights([[long, '甲'], [null, '乙']], columns, [{ row: 0, column: 0, rows: 2 }]);
  expect(Math.abs(spanned[0]! + spanned[1]! - alone!)).toBeLessThanOrEqual(2);
  expect(rowHeights([['甲'.repeat(9_000)]], columns, [])).toEqual([409]);
});

test('a page ends between what belongs together, within it only where it is longer than a page', () => {
  const about = { width: 140, paper: 'a4' as const, topHeight: 60, headingHeight: 32 };
  expect(pageEnds({ ...about, heights: [200, 100, 100, 100], together: [1, 3] })).toEqual([1]);
  expect(pageEnds({ ...about, heights: [200, 400, 400], together: [1, 2] })).toEqual([1, 2]);
  expect(pageEnds({ ...about, heights: [100, 100], together: [1, 1] })).toEqual([]);
  expect(pageEnds({ ...about, heights: [400, 400], together: [] })).toEqual([]);
});
