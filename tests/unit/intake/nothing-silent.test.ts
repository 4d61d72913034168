import { describe, expect, test } from '@jest/globals';
import { readDeadlineCell } from '../../../src/intake/documents/deadline-cells.js';
import { cleanText } from '../../../src/intake/documents/cell-text.js';
import { parsePlanDocument } from '../../../src/intake/parse-plan-document.js';

const FRONT = '云川市人民政府关于印发云川市2021年优化服务行动方案的通知\n\n云政发〔2021〕3号\n\n云川市人民政府\n2021年2月20日\n\n云川市2021年优化服务行动方案\n\n';
const parse = (body: string) => parsePlanDocument(new TextEncoder().encode(FRONT + body));
const parseSentence = (sentence: string) => parse(`一、开办企业\n1.推行通办。${sentence}（责任单位：市税务局）\n2.免费刻章。9月底前免费。（责任单位：市公安局）\n`);
const deadlinesOf = (sentence: string) => parseSentence(sentence).sections[0]!.measures[0]!.deadlines.map(({ kind, date, raw }) => `${kind} ${date ?? raw}`);
const codesOf = (plan: ReturnType<typeof parse>) => plan.warnings.map(({ code }) => code);

describe('a limit however it is written is read on its day', () => {
  test.each<[string, string[]]>([
    ['二〇二二年六月底前完成。', ['by 2022-06-30']], ['二零二二年六月底前完成。', ['by 2022-06-30']], ['二○二二年底前完成。', ['by 2022-12-31']],
    ['完成时间为\n2022\n年6月底。', ['by 2022-06-30']], ['2022年\n6\n月底前完成。', ['by 2022-06-30']], ['2022\n年6月底前完成。', ['by 2022-06-30']], ['2021年6月\n15\n日前完成。', ['by 2021-06-15']],
    ['6\u2f49底前完成。', ['by 2021-06-30']], ['\u32c5底前完成。', ['by 2021-06-30']], ['6\ufe0f月底前完成。', ['by 2021-06-30']],
    ['3、6、9、12月底前通报。', ['by 2021-03-31', 'by 2021-06-30', 'by 2021-09-30', 'by 2021-12-31']], ['2022年5月、9月底前完成。', ['by 2022-05-31', 'by 2022-09-30']],
    ['自2021年7月1日起至2021年12月31日开展。', ['from 2021-07-01', 'within 2021-12-31']], ['自2022年7月1日起至12月31日开展。', ['from 2022-07-01', 'within 2022-12-31']],
    ['2021.6.30前完成。', ['by 2021-06-30']], ['2021/6/30前完成。', ['by 2021-06-30']], ['2021-06-30完成。', ['by 2021-06-30']], ['十二月三十一日前完成。', ['by 2021-12-31']],
    ['6月30日（周三）前完成。', ['by 2021-06-30']], ['6月30日(含)前完成。', ['by 2021-06-30']], ['6月30日24时前完成。', ['by 2021-06-30']], ['6月30日17:00前完成。', ['by 2021-06-30']],
  ])('%j is %j', (sentence, expected) => {
    expect({ deadlines: deadlinesOf(sentence), codes: codesOf(parseSentence(sentence)) }).toEqual({ deadlines: expected, codes: [] });
  });
});

describe('what may be a limit is told, and not read as another day', () => {
  test.each<[string, string[], string]>([
    ['6\ufffd底前完成。', [], 'value-unread'], ['半年内完成。', [], 'deadline-unread'], ['6、9月底前各清理一次。', ['by 2021-09-30'], 'deadline-unread'],
    ['每年6月、12月底前通报。', ['recurring 每年6月、12月底前'], 'recurrence-unclear'], ['每年6、12月底前通报。', ['recurring 每年6、12月底前'], 'recurrence-unclear'],
    ['截至6月30日完成。', [], 'deadline-unread'], ['12.31前完成。', [], 'deadline-unread'], ['2023年完成。', [], 'deadline-unread'], ['2021-2022年完成。', [], 'deadline-unread'],
    ['本月底前完成。', ['by 本月底前'], 'deadline-doubtful'], ['三个月内完成。', [], 'deadline-unread'], ['100天内完成。', [], 'deadline-unread'], ['两周内完成。', [], 'deadline-unread'], ['年中完成。', [], 'deadline-unread'],
  ])('%j', (sentence, expected, code) => {
    expect({ deadlines: deadlinesOf(sentence), codes: codesOf(parseSentence(sentence)) }).toEqual({ deadlines: expected, codes: [code] });
  });
});

describe('cells of a workbook', () => {
  test.each<[string, string[]]>([
    ['二〇二二年六月底前', ['2022-06-30']], ['2022\n年6月底前', ['2022-06-30']], ['2022年\n6\n月底前', ['2022-06-30']], ['2021年6月\n2022年6月', ['2021-06-30', '2022-06-30']], ['6\u2f49底前', ['2021-06-30']], ['\u32c5底前', ['2021-06-30']],
    ['3、6、9、12月底前', ['2021-03-31', '2021-06-30', '2021-09-30', '2021-12-31']], ['6、9月底前', ['2021-06-30', '2021-09-30']], ['自2021年7月1日起至2021年12月31日', ['2021-07-01', '2021-12-31']],
    ['6月30日（周三）前', ['2021-06-30']], ['十二月三十一日前', ['2021-12-31']],
  ])('%j falls due on %j', (text, dates) => {
    const { deadlines, unread } = readDeadlineCell(cleanText(text), 2021);
    expect({ dates: deadlines.map(({ deadline }) => deadline.date), doubts: deadlines.flatMap(({ doubt }) => doubt ?? []), unread }).toEqual({ dates, doubts: [], unread: [] });
  });

  test.each(['半年内', '每年6月、12月底前', '本月底前', '100天内'])('%s has a doubt and no day', (text) => {
    expect(readDeadlineCell(text, 2021).deadlines).toMatchObject([{ doubt: expect.stringMatching(/doubtful|unclear/) }]);
    expect(readDeadlineCell(text, 2021).deadlines[0]!.deadline).not.toHaveProperty('date');
  });

  test('a damaged character leaves the words unread', () => {
    expect(readDeadlineCell('6\ufffd底前', 2021)).toEqual({ deadlines: [], unread: ['6\ufffd底前'] });
  });
});

describe('a line of digits alone', () => {
  const textOf = (sentence: string) => parseSentence(sentence).sections[0]!.measures[0]!.text;

  test('is a word of the sentence where the sentence lacks a number', () => {
    expect(textOf('距离缩短至\n150\n米以内。')).toContain('距离缩短至150米以内');
  });

  test.each(['优化办理\n3\n流程。', '建成50\n3\n个项目。', '压缩至\n- 3 -\n2个工作日。'])('%j: is the number of a page where it does not', (sentence) => {
    expect(textOf(sentence)).not.toContain('3');
  });

  test('counted page by page is the number of a page, whatever stands around it', () => {
    const plan = parse('一、开办企业\n1.推行通办。优化办理\n2\n流程。（责任单位：市税务局）\n2.免费刻章。新增\n3\n个网点。（责任单位：市公安局）\n');
    expect(plan.sections[0]!.measures.map(({ text }) => text)).toEqual(['推行通办。优化办理流程。（责任单位：市税务局）', '免费刻章。新增个网点。（责任单位：市公安局）']);
  });

  test('is told where nothing says which', () => {
    expect(parseSentence('到\n3\n年底前建成。').warnings).toMatchObject([{ code: 'text-unread', excerpt: '3' }]);
  });
});

describe('no part of a document vanishes', () => {
  const MEASURES = '一、开办企业\n1.推行通办。6月底前完成。（牵头单位：市市场监管局）\n2.免费刻章。9月底前免费。（牵头单位：市公安局）\n';

  test.each([
    ['二、保障措施\n1.加强领导。各级要重视。\n2.加强宣传。营造氛围。\n', '二、保障措施'], ['二、创新工作机制\n1.建立首席代表制度。逐步推行。\n2.推行承诺制。逐步扩大。\n', '二、创新工作机制'],
  ])('a chapter named like a frame is told: %j', (chapter, excerpt) => {
    expect(parse(MEASURES + chapter).warnings).toMatchObject([{ code: 'text-unread', excerpt }]);
  });

  test('a line that opens like an annex and gives a unit a task is asked', () => {
    const { duties } = parse(MEASURES.replace('\n2.', '\n附件2：核对清单，12月底前完成验收。（牵头单位：市财政局）\n2.'));
    expect(duties).toMatchObject([{ units: ['市财政局'], deadlines: [{ date: '2021-12-31' }] }]);
    expect(parse(`${MEASURES}附件：2021年6月底前任务清单\n`).duties).toEqual([]);
  });

  test('a line without a stop behind the last measure is told, a signature is not', () => {
    expect(parse(`${MEASURES}逐步推广便民服务\n`).warnings).toMatchObject([{ code: 'text-unread', excerpt: '逐步推广便民服务' }]);
    expect(parse(`${MEASURES}云川市人民政府办公室\n2021年2月20日印发\n`).warnings).toEqual([]);
  });

  test('an item without units beside items of paragraphs with units is told', () => {
    const plan = parse('一、优化服务\n1.推行通办。\n推进全市通办。（责任单位：市公安局）\n实现一次办成。（责任单位：市司法局）\n2.强化作风。坚持严管厚爱。\n3.免费刻章。\n落实免费政策。（责任单位：市财政局）\n');
    expect(plan.sections.flatMap(({ measures }) => measures.map(({ item }) => item?.number))).toEqual([1, 1, 3]);
    expect(plan.warnings).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'text-unread', excerpt: expect.stringContaining('强化作风') })]));
  });
});
