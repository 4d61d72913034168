import { describe, expect, test } from '@jest/globals';
import { backToReading } from '../../../../src/intake/drafts/back-to-reading.js';
import { NOTHING_DONE, type DraftWork } from '../../../../src/intake/drafts/draft.js';

describe('setting a field of a draft back to what was read', () => {
  const work: DraftWork = {
    ...NOTHING_DONE,
    front: { year: { value: 2022, notStated: false }, issuer: { value: null, notStated: true } },
    sections: { s1: { name: '开办企业', leader: null } },
    measures: { s1m1: { title: '改过的标题', number: null }, s1m2: { title: '另一项' } },
    duties: { d1: { state: 'register', title: '公布结果', units: ['市司法局'], deadlines: [], reason: null } },
  };

  test('takes back that field and leaves the others as the person changed them', () => {
    expect(backToReading(work, 'front', 'issuer').front).toEqual({ year: work.front.year });
    expect(backToReading(work, 's1', 'leader').sections).toEqual({ s1: { name: '开办企业' } });
    expect(backToReading(work, 's1m1', 'title').measures).toEqual({ s1m1: { number: null }, s1m2: { title: '另一项' } });
  });

  test('keeps the decision on a duty when its units are set back', () => {
    expect(backToReading(work, 'd1', 'units').duties).toEqual({ d1: { ...work.duties['d1'], units: null } });
  });

  test('takes a field of a row of a running ledger back; the row stays taken', () => {
    const opening = { on: '2021-05-10', rows: { '台账!4': { take: true, fields: { status: 'closed' as const, progress: null } } } };
    expect(backToReading({ ...work, opening }, '台账!4', 'progress').opening).toEqual({ on: '2021-05-10', rows: { '台账!4': { take: true, fields: { status: 'closed' } } } });
  });

  test('changes nothing where nothing was changed', () => {
    expect(backToReading(work, 's1m2', 'number')).toEqual(work);
    expect(backToReading(work, 's9m9', 'title')).toEqual(work);
    expect(backToReading(work, 'd1', 'state')).toEqual(work);
  });
});
