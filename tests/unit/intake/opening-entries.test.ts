import { describe, expect, it } from '@jest/globals';
import type { OpeningRow } from '../../../src/intake/documents/plan-file.js';
import { openingEntries } from '../../../src/intake/registration/opening-entries.js';
import { foldMeasure } from '../../../src/measures/measure.decider.js';
import { aMeasure, by, commands, lead, office, registered, registration } from '../measures/measure-scenario.js';

const row = (said: Partial<OpeningRow> = {}): OpeningRow => ({
  sheet: '台账', row: 4, measure: { section: 0, index: 0 }, progress: null, cumulative: null, status: null, completedOn: null, extendedTo: null, extensionReason: null, slip: null,
  problems: null, nextSteps: null, note: null, ...said,
});
/** One time node, due 2021-06-30, with a target of 100件. */
const single = foldMeasure(aMeasure().given(by(office, { ...registration, milestones: registration.milestones.slice(0, 1) })).history);
const three = foldMeasure(registered().history);
const read = (said: Partial<OpeningRow>, on: string | null = '2021-07-31') => openingEntries([row(said)], single, on)[0]!;

describe('the history that a running ledger tells', () => {
  it.each([
    ['已完成', 'closed'], ['办结', 'closed'], ['已销号', 'closed'], ['√', 'closed'], ['已报完成', 'reported'], ['待核验', 'reported'], ['正在推进', 'in-progress'],
    ['正常推进', 'in-progress'], ['办理中', 'in-progress'], ['未完成', 'in-progress'], ['滞后', 'in-progress'],
  ])('the status %s is read as %s', (status, meant) => {
    expect(read({ status, completedOn: meant === 'in-progress' ? null : '2021-06-20' })).toMatchObject({ key: '台账!4', milestone: 'm1', printed: status, status: meant, doubts: [], possible: true });
  });

  it('other words are left to the person, and so is a completion without a day', () => {
    expect(read({ status: '基本完成' })).toMatchObject({ status: null, doubts: ['状态“基本完成”不能确定，请选择。'] });
    expect(read({ status: '已完成' })).toMatchObject({ status: 'closed', doubts: ['没有完成日期，请补填，或改为办理中。'] });
    expect(read({ status: '已完成', completedOn: '6月份' })).toMatchObject({ completedOn: null, doubts: ['完成日期“6月份”不是具体日期，请补填。', '没有完成日期，请补填，或改为办理中。'] });
    expect(read({ status: '办理中', completedOn: '2021-06-20' }).doubts).toEqual(['有完成日期而状态不是已完成，请核对状态。']);
    expect(read({ status: '已完成', completedOn: '2021-08-01' }).doubts).toEqual(['完成日期晚于期初日期，请核对。']);
    expect(read({ progress: '推进', extendedTo: '2021-06-30' }).doubts).toEqual(['延期后的日期不晚于现在的时限，请核对。']);
  });

  it('words longer than the ledger takes are told, not cut off in silence', () => {
    const long = read({ progress: '推进'.repeat(10_001), problems: '无' });
    expect(long.progress).toHaveLength(20_000);
    expect(long.doubts).toEqual(['工作进展有 20002 个字，超过 20000 个字的上限，只读入了前面的部分，请改写。']);
    expect(read({ progress: '推进'.repeat(10_000) }).doubts).toEqual([]);
  });

  it('a figure is a bare number or one in the unit of the target', () => {
    expect(read({ cumulative: '85件' })).toMatchObject({ cumulative: '85', doubts: [] });
    expect(read({ cumulative: '85%' })).toMatchObject({ cumulative: null, doubts: ['累计完成数“85%”不能确定，请补填。'] });
  });

  it('rows stand for time nodes by their place; other numbers of rows are matched by the person', () => {
    const rows = [4, 5, 6].map((place) => row({ row: place, progress: `第${place}行` }));
    expect(openingEntries(rows, three, null).map(({ row: place, milestone }) => [place, milestone])).toEqual([[4, 'm1'], [5, 'm2'], [6, 'm3']]);
    expect(openingEntries([rows[0]!], three, null)).toMatchObject([{ milestone: null, nodes: [{ milestone: 'm1' }, { milestone: 'm2' }, { milestone: 'm3' }], doubts: ['这项措施有 3 个时间节点，表中有 1 行，请选定这一行说的是哪个时间节点。'] }]);
    expect(openingEntries([rows[0]!], three, null, { '台账!4': { take: true, fields: { milestone: 'm2' } } })).toMatchObject([{ milestone: 'm2', take: true, doubts: [] }]);
  });

  it('what the person gives settles the doubt about it', () => {
    expect(openingEntries([row({ status: '基本完成' })], single, null, { '台账!4': { take: true, fields: { status: 'in-progress' } } })).toMatchObject([{ status: 'in-progress', take: true, doubts: [] }]);
  });

  it('a row that the person took everything out of stays to be looked at, and names what was changed', () => {
    const decided = { '台账!4': { take: true, fields: { progress: null, status: 'in-progress' as const, milestone: 'm1' } } };
    expect(openingEntries([row({ progress: '推进', status: '推进中' })], single, null, decided)).toMatchObject([{ progress: null, changed: ['progress'], doubts: [] }]);
    const emptied = { '台账!4': { take: true, fields: { progress: null } } };
    expect(openingEntries([row({ progress: '推进' })], single, null, emptied)).toMatchObject([{ progress: null, changed: ['progress'], doubts: ['各栏都已去掉，没有可补录的内容，请取消选用。'] }]);
  });

  it('of several rows that are taken for one time node, the later ones are in doubt', () => {
    const rows = [4, 5].map((place) => row({ row: place, progress: `第${place}行` }));
    const take = (milestone: string) => ({ take: true, fields: { milestone } });
    expect(openingEntries(rows, three, null, { '台账!4': take('m1'), '台账!5': take('m1') }).map(({ doubts }) => doubts)).toEqual([[], ['第 4 行已选用于同一个时间节点，请改选时间节点，或取消其中一行。']]);
    expect(openingEntries(rows, three, null, { '台账!4': take('m1'), '台账!5': take('m2') }).flatMap(({ doubts }) => doubts)).toEqual([]);
  });

  it('rows that say nothing of what was done propose nothing; what was worked on here is not proposed again', () => {
    expect(openingEntries([row({ note: '按月调度' })], single, null)).toEqual([]);
    expect(openingEntries([row({ status: '待签收' })], single, null)).toEqual([]);
    const worked = foldMeasure(registered().given(by(lead, commands.acknowledge('2021-05-12'))).history);
    expect(openingEntries([4, 5, 6].map((place) => row({ row: place, progress: '推进' })), worked, null).map(({ possible }) => possible)).toEqual([false, false, false]);
  });
});
