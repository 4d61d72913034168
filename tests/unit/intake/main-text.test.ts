import { describe, expect, test } from '@jest/globals';
import { parsePlanText } from '../../../src/intake/parse-plan-document.js';

const MEASURES = '三、重点任务\n\n（一）更新路灯。6月底前，完成更换。（牵头部门：市园林局）\n\n（二）清理水面。每月15日前，打捞一次。（责任部门：市水务局）\n';
const dutiesOf = (mainText: string, after = '') => parsePlanText(`云川市2023年便民服务方案\n\n一、总体要求\n\n${mainText}\n\n${MEASURES}\n${after}`).duties;

describe('duties outside the measures', () => {
  test('a sentence with a deadline is one, with its line, across a page end', () => {
    expect(dutiesOf('全面清理收费。清理不合理收费，2023年10\n\n— 1 —\n\n月底前公布结果。方便社会查询。')).toEqual([
      { line: 5, text: '清理不合理收费，2023年10月底前公布结果。', deadlines: [{ raw: '2023年10月底前', kind: 'by', date: '2023-10-31' }], units: [] },
    ]);
  });

  test('a sentence that gives a named unit a duty is one without a deadline', () => {
    expect(dutiesOf('市便民服务工作领导小组办公室要建立台账，适时通报。').map(({ units, deadlines }) => [units, deadlines])).toEqual([[['市便民服务工作领导小组办公室'], []]]);
    expect(dutiesOf('由市财政局、市审计局负责资金监管。').map(({ units }) => units)).toEqual([['市财政局', '市审计局']]);
  });

  test('with a deadline units in general are named too', () => {
    expect(dutiesOf('各区县政府要于3月底前制定细则。')).toMatchObject([{ units: ['各区县政府'], deadlines: [{ date: '2023-03-31' }] }]);
  });

  test('a paragraph with a responsibility bracket is one, also after the measures', () => {
    expect(dutiesOf('统筹推进。', '## 保障措施\n\n加强宣传。营造氛围。（责任单位：市委宣传部）')).toMatchObject([{ line: 15, units: ['市委宣传部'] }]);
  });

  test.each([
    '各级各部门要高度重视，各司其职。', '市场监管部门要加强指导。', '坚持以人民为中心，力争走在全省前列。', '较2022年底提高两个百分点。', '本方案自2023年6月1日起施行，有效期至2025年12月31日。',
    '有关单位负责同志要靠上抓。', '实施每月调度机制，强化督导考核。', '附件：2023年6月底前任务清单',
  ])('%s is none', (sentence) => expect(dutiesOf(sentence)).toEqual([]));

  test('a title in a line of its own is not glued to the duty below it', () => {
    expect(dutiesOf('统筹推进。', '四、保障措施\n\n（一）强化督导\n\n市政府办要于11月底前组织评估。').map(({ text }) => text)).toEqual(['市政府办要于11月底前组织评估。']);
  });

  test('a heading whose bracket names the units of the measures beneath it is none', () => {
    expect(parsePlanText('云川市2023年便民服务方案\n\n一、公园（责任单位：市园林局）\n\n1.更新路灯。6月底前完成。\n').duties).toEqual([]);
  });

  test('measures and headings are none', () => {
    expect(dutiesOf('统筹推进。')).toEqual([]);
  });
});
