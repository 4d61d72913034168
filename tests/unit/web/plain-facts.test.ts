import { describe, expect, it } from '@jest/globals';
import { correctedFields } from '../../../src/web/display/corrected-fields.js';
import { enteredText, latenessText } from '../../../src/web/display/request-times.js';
import { countText } from '../../../src/web/pages/supervision/recording.js';
import { aheadOf } from '../../../src/web/session/view.js';
import { grouped } from '../../../src/web/units/grouped.js';

describe('what a page shows', () => {
  it('says of a day or a moment of knowledge that it has not come', () => {
    expect(aheadOf('2021-10-18', '2030-01-01', null)).toBe('day');
    expect(aheadOf('2021-10-18', '2021-10-18', '2021-10-19')).toBe('knowledge');
    expect(aheadOf('2021-10-18', '2021-10-18', '2021-10-18T16:00:00Z')).toBe('knowledge');
    expect(aheadOf('2021-10-18', '2021-10-18', '2021-10-18')).toBeNull();
    expect(aheadOf('2021-10-18', '2021-10-17', '2021-10-18T15:59:59Z')).toBeNull();
  });

  it('says of a request dated back that it was entered late', () => {
    const dated = { recordedOn: '2021-07-06', backdatedDays: 11, late: false, enteredLate: true };
    expect(enteredText(dated)).toBe('2021年7月6日录入，补录11天');
    expect(latenessText(dated)).toBe('补录：录入时已逾期');
    expect(latenessText({ ...dated, late: true })).toBe('逾期申请');
    expect(latenessText({ ...dated, backdatedDays: 0, enteredLate: false })).toBeNull();
  });

  it('counts records in force and apart from them the reversed ones', () => {
    expect(countText([{ state: 'in-force' }, { state: 'reversed' }, { state: 'in-force' }])).toBe('2 次，另有撤销 1 次');
    expect(countText([{ state: 'in-force' }])).toBe('1 次');
  });

  it('puts the units of a measure before all others', () => {
    const options = [{ value: 'a', label: '甲' }, { value: 'b', label: '乙' }, { value: 'c', label: '丙' }];
    expect(grouped(options, { label: '本任务', units: ['c'] })).toEqual([
      { label: '本任务', options: [options[2]] }, { label: '其他单位', options: [options[0], options[1]] },
    ]);
    expect(grouped(options, { label: '本任务', units: ['x'] })).toBe(options);
  });

  it('prints a corrected text once, and values its sentence does not tell', () => {
    const now = [{ label: '内容', value: '完成三成' }, { label: '存在问题', value: '资金缺口' }, { label: '累计完成数', value: '3' }];
    const entered = now.map((one) => ({ ...one, value: '旧' }));
    expect(correctedFields(entered, now, '市城管局填报进展：完成三成（累计完成数3）')).toEqual([now[1]]);
    expect(correctedFields(entered, now, '市城管局2023年填报进展：完成三成')).toEqual([now[1], now[2]]);
  });
});
