import { describe, expect, test } from '@jest/globals';
import {
  DeletedTextRun, Document, Footer, FootnoteReferenceRun, Header, HeadingLevel, InsertedTextRun, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun, type ILevelsOptions, type ISectionOptions,
} from 'docx';
import { readPlanFile } from '../../../../src/intake/documents/read-plan-file.js';
import { formatNumber } from '../../../../src/intake/documents/word/number-formats.js';

type Child = ISectionOptions['children'][number];
const at = { id: 1, author: '甲', date: '2023-01-01T00:00:00Z' };

const level = (level: number, format: ILevelsOptions['format'], text: string, rest: Partial<ILevelsOptions> = {}): ILevelsOptions => ({ level, format: format!, text, ...rest });
const OFFICIAL = [level(0, LevelFormat.CHINESE_COUNTING, '%1、'), level(1, LevelFormat.CHINESE_COUNTING_THOUSAND, '（%2）'), level(2, LevelFormat.DECIMAL, '%3.'), level(3, LevelFormat.DECIMAL, '（%4）'), level(4, LevelFormat.DECIMAL_ENCLOSED_CIRCLE, '%5')];

async function readDoc(children: Child[], { levels = OFFICIAL, ...section }: Partial<ISectionOptions> & { levels?: ILevelsOptions[]; footnotes?: Record<string, { children: Paragraph[] }> } = {}) {
  const { footnotes, ...rest } = section;
  const document = new Document({
    numbering: { config: [{ reference: 'plan', levels }, { reference: 'other', levels: [level(0, LevelFormat.DECIMAL, '%1.', { start: 3 })] }] },
    ...(footnotes ? { footnotes } : {}), sections: [{ ...rest, children }],
  });
  return readPlanFile(await Packer.toBuffer(document), { fileName: '方案.docx' });
}

const numbered = (text: string, depth: number, { reference = 'plan', instance = 0, ...rest }: { reference?: string; instance?: number; heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel] } = {}) =>
  new Paragraph({ numbering: { reference, level: depth, instance }, children: [new TextRun(text)], ...rest });
const plain = (text: string) => new Paragraph(text);
const table = (rows: (string | { text: string; columnSpan?: number; rowSpan?: number })[][]) => new Table({
  rows: rows.map((cells) => new TableRow({
    children: cells.map((cell) => {
      const { text, ...spans } = typeof cell === 'string' ? { text: cell } : cell;
      return new TableCell({ ...spans, children: text.split('\n').map(plain) });
    }),
  })),
});

describe('Word documents', () => {
  test('automatic numbers read as printed, restart under each chapter, and make the outline', async () => {
    const { lines, plan, kind } = await readDoc([
      new Paragraph({ text: '云川市2023年优化营商环境实施方案', heading: HeadingLevel.TITLE }),
      numbered('开办企业', 0, { heading: HeadingLevel.HEADING_1 }), numbered('推行一网通办', 1), numbered('建设平台。6月底前上线。（市行政审批局）', 2), numbered('统一入口；', 3), numbered('统一标准。', 3), numbered('免费刻章。（市财政局）', 2),
      numbered('登记财产', 0, { heading: HeadingLevel.HEADING_1 }), numbered('推行一窗受理', 1), numbered('合并窗口。年底前完成。（市自然资源局）', 2), numbered('甲', 4), numbered('乙', 4),
    ]);
    expect(kind).toBe('word');
    expect(lines).toEqual([
      '# 云川市2023年优化营商环境实施方案', '## 一、开办企业', '（一）推行一网通办', '1. 建设平台。6月底前上线。（市行政审批局）', '（1）统一入口；', '（2）统一标准。', '2. 免费刻章。（市财政局）',
      '## 二、登记财产', '（一）推行一窗受理', '1. 合并窗口。年底前完成。（市自然资源局）', '① 甲', '② 乙',
    ]);
    expect(plan.title).toBe('云川市2023年优化营商环境实施方案');
    expect(plan.sections.flatMap(({ measures }) => measures.map(({ number, title, deadlines }) => [number, title, deadlines[0]?.date ?? null]))).toEqual([
      [1, '建设平台', '2023-06-30'], [2, '免费刻章', null], [1, '合并窗口', '2023-12-31'],
    ]);
  });

  test('lists start where they say and count apart by instance', async () => {
    const { lines } = await readDoc([numbered('甲', 0, { reference: 'other' }), numbered('乙', 0, { reference: 'other' }), numbered('丙', 0, { reference: 'other', instance: 1 }), plain('丁')]);
    expect(lines).toEqual(['3. 甲', '4. 乙', '3. 丙', '丁']);
  });

  test('a level shows the numbers of those above it; bullets show none', async () => {
    const levels = [level(0, LevelFormat.DECIMAL, '第%1章', { suffix: 'nothing' as never }), level(1, LevelFormat.DECIMAL, '%1.%2'), level(2, LevelFormat.BULLET, '●'), level(3, LevelFormat.UPPER_ROMAN, '%4)')];
    const { lines } = await readDoc([numbered('总则', 0), numbered('目的', 1), numbered('依据', 1), numbered('条目', 2), numbered('其一', 3), numbered('分则', 0), numbered('范围', 1)], { levels });
    expect(lines).toEqual(['第1章总则', '1.1 目的', '1.2 依据', '条目', 'I) 其一', '第2章分则', '2.1 范围']);
  });

  test.each<[string, number, string]>([
    ['chineseCounting', 10, '十'], ['chineseCounting', 23, '二十三'], ['chineseCountingThousand', 105, '一百零五'], ['chineseCountingThousand', 110, '一百一十'], ['japaneseCounting', 12, '十二'], ['ideographDigital', 10, '一〇'],
    ['decimalEnclosedCircle', 20, '⑳'], ['decimalEnclosedCircle', 21, '㉑'], ['ideographTraditional', 3, '丙'], ['chineseLegalSimplified', 13, '壹拾叁'], ['upperRoman', 14, 'XIV'], ['lowerLetter', 28, 'bb'], ['decimalZero', 7, '07'], ['decimalFullWidth', 12, '１２'], ['unheard-of', 5, '5'],
  ])('the format %s prints %d as %s', (format, value, printed) => {
    expect(formatNumber(format, value)).toBe(printed);
  });

  test('changes are accepted; bold words lead in; what is not running text is told', async () => {
    const { lines, plan } = await readDoc([
      plain('云川市2023年工作方案'), plain('一、开办企业'),
      new Paragraph({ children: [new TextRun('1. '), new TextRun({ text: '一窗受理', bold: true }), new TextRun('9月'), new FootnoteReferenceRun(1)] }),
      new Paragraph({ children: [new TextRun('2. 压减材料。'), new DeletedTextRun({ text: '9月', ...at }), new InsertedTextRun({ text: '10月', ...at, id: 2 }), new TextRun('底前完成。（市发改委）'), new TextRun({ text: '内部意见', vanish: true })] }),
    ], {
      footnotes: { 1: { children: [plain('见附件。')] } },
      headers: { default: new Header({ children: [plain('征求意见稿')] }) }, footers: { default: new Footer({ children: [plain('— 3 —')] }) },
    });
    expect(lines).toEqual(['云川市2023年工作方案', '一、开办企业', '1. **一窗受理**9月', '2. 压减材料。10月底前完成。（市发改委）']);
    const told = plan.warnings.filter(({ code }) => ['part-not-read', 'hidden-part'].includes(code)).map(({ message, excerpt }) => `${message}${excerpt}`);
    expect(told).toEqual(expect.arrayContaining([expect.stringMatching(/1 处脚注.*见附件/), expect.stringMatching(/页眉.*征求意见稿/), expect.stringMatching(/隐藏文字.*内部意见/)]));
    expect(told.join()).not.toContain('— 3 —');
  });

  test('a document that is a table of tasks is read like a sheet, merged cells too', async () => {
    const { lines, plan } = await readDoc([
      plain('云川市2023年重点任务分工表'),
      table([
        ['序号', '领域', '工作任务', { text: '责任分工', columnSpan: 2 }, '完成时限'],
        ['', '', '', '牵头单位', '配合单位', ''],
        ['1', { text: '开办企业', rowSpan: 2 }, '推行一网通办', '市行政审批局', '市公安局\n市税务局', '6月底前'],
        ['2', '免费刻章', '市财政局', '', '12月底前'],
        ['3', '登记财产', '一窗受理', '市自然资源局', '', '长期坚持'],
      ]),
      plain('云川市人民政府办公室'), plain('2023年3月5日'),
    ]);
    expect(plan).toMatchObject({ title: '云川市2023年重点任务分工表', issuer: '云川市人民政府办公室', issued: '2023-03-05' });
    expect(plan.sections.map(({ name, measures }) => [name, measures.map(({ number, title, deadlines, groups, source }) => [number, title, deadlines[0]!.date ?? deadlines[0]!.kind, groups[0]!.lead, groups[0]!.supporting, lines[source.line - 1]])])).toEqual([
      ['开办企业', [[1, '推行一网通办', '2023-06-30', ['市行政审批局'], ['市公安局', '市税务局'], '1 | 开办企业 | 推行一网通办 | 市行政审批局 | 市公安局 市税务局 | 6月底前'], [2, '免费刻章', '2023-12-31', ['市财政局'], [], expect.stringContaining('免费刻章')]]],
      ['登记财产', [[3, '一窗受理', 'ongoing', ['市自然资源局'], [], expect.anything()]]],
    ]);
  });

  test('a table beside numbered measures is not read twice, and that is told', async () => {
    const { plan, lines } = await readDoc([
      plain('云川市2023年工作方案'), plain('一、开办企业'), plain('1. 推行一网通办。6月底前完成。（市行政审批局）'),
      table([['序号', '任务', '责任单位'], ['1', '推行一网通办', '市行政审批局']]),
    ]);
    expect(plan.sections.flatMap(({ measures }) => measures.map(({ title }) => title))).toEqual(['推行一网通办']);
    expect(lines.slice(3)).toEqual(['序号 | 任务 | 责任单位', '1 | 推行一网通办 | 市行政审批局']);
    expect(plan.warnings).toContainEqual(expect.objectContaining({ code: 'part-not-read', line: 4 }));
  });
});
