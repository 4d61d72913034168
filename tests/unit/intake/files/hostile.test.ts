import { describe, expect, test } from '@jest/globals';
import { readPlanFile } from '../../../../src/intake/documents/read-plan-file.js';
import { excelFile, ledgerRows, paragraph, run, sheetRow, wordFile } from './office-parts.js';

const tooLarge = (why: string) => ({ name: 'IntakeError', code: 'DOCUMENT_TOO_LARGE', message: expect.stringMatching(new RegExp(`${why}[^]*请`)) as unknown });
const MANY = 3_000;

describe('small files that say much are refused before they are expanded', () => {
  test('one long text in every cell', async () => {
    const text = '任务'.repeat(16_000);
    const rows = Array.from({ length: MANY }, (_, row) => `<row r="${row + 3}">${'ABCDEF'.split('').map((column) => `<c r="${column}${row + 3}" t="s"><v>0</v></c>`).join('')}</row>`).join('');
    await expect(readPlanFile(excelFile(ledgerRows([]) + rows, { shared: `<si><t>${text}</t></si>` }), { fileName: '台账.xlsx' })).rejects.toMatchObject(tooLarge('超过 400 万字'));
  });

  test('more cells than any ledger has', async () => {
    const row = '<c t="s"><v>0</v></c>'.repeat(101);
    const data = Array.from({ length: MANY }, (_, at) => `<row r="${at + 3}">${row}</row>`).join('');
    await expect(readPlanFile(excelFile(ledgerRows([]) + data, { shared: '<si><t>甲</t></si>' }), { fileName: '台账.xlsx' })).rejects.toMatchObject(tooLarge('超过 300000 个'));
    await expect(readPlanFile(Buffer.from(`序号,任务,责任单位,完成时限\n${`${'甲,'.repeat(101)}\n`.repeat(MANY)}`), { fileName: '台账.csv' })).rejects.toMatchObject(tooLarge('超过 300000 个'));
  });

  test('a sheet formatted down to its last row is no such file', async () => {
    const formatted = Array.from({ length: MANY }, (_, at) => `<row r="${at + 60_000}">${'<c s="0"/>'.repeat(101)}</row>`).join('');
    const { plan } = await readPlanFile(excelFile(ledgerRows([['1', '开办企业', '甲任务', '6月底前', '市财政局']]) + formatted), { fileName: '台账.xlsx' });
    expect(plan.sections[0]!.measures).toHaveLength(1);
  });

  test.each([
    ['paragraphs', paragraph('甲').repeat(20_001), '20002 个段落'], ['empty paragraphs', '<w:p/>'.repeat(20_001), '20002 个段落'],
    ['tags', `<w:p>${run('甲').repeat(260_000)}</w:p>`, '格式标记超过 1000000 个'], ['words', `<w:p>${run('一二三四五六七八九十'.repeat(10_000)).repeat(41)}</w:p>`, '超过 400 万字'],
  ])('%s of a Word document', async (_, body, why) => {
    await expect(readPlanFile(wordFile(paragraph('云川市2021年优化服务行动方案') + body), { fileName: '方案.docx' })).rejects.toMatchObject(tooLarge(why));
  });
});

describe('nothing is cut off in silence', () => {
  const messagesOf = async (file: Uint8Array): Promise<string[]> => (await readPlanFile(file, { fileName: '台账.xlsx' })).plan.warnings.map(({ message }) => message);
  const ROW = ['1', '开办企业', '甲任务', '6月底前', '市财政局', '已启动'];

  test('cells below the rows and beside the columns that are read are told', async () => {
    expect(await messagesOf(excelFile(ledgerRows([[...ROW, '<c r="IW3" t="inlineStr"><is><t>远处的话</t></is></c>']])))).toContainEqual(expect.stringContaining('有 1 个填了内容的单元格在第 10000 行以下或第 256 栏以右，没有读入'));
    expect(await messagesOf(excelFile(ledgerRows([ROW]) + sheetRow(20_000, ROW)))).toContainEqual(expect.stringContaining('有 6 个填了内容的单元格在第 10000 行以下'));
    expect(await messagesOf(excelFile(ledgerRows([ROW])))).not.toContainEqual(expect.stringContaining('以下或第'));
  });

  test('of many formulas without a result the rest is counted', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [String(at + 1), '开办企业', `第${at}项任务`, '6月底前', '市财政局', `<c r="F${at + 3}"><f>A1</f></c>`]);
    const messages = await messagesOf(excelFile(ledgerRows(rows)));
    expect(messages.filter((message) => message.includes('有公式没有结果'))).toHaveLength(50);
    expect(messages).toContainEqual(expect.stringContaining('第 53 行起另有 10 个公式没有结果'));
  });

  test('words that stand under the numbers alone, wherever they stand', async () => {
    const messages = await messagesOf(excelFile(ledgerRows([ROW, ['补充要求说明', null], ['2', '开办企业', '乙任务', '9月底前', '市财政局'], ['各单位要认真落实。']])));
    expect(messages).toContainEqual(expect.stringContaining('第 6 行是表下的注或说明'));
    // a name over rows is their section
    expect(messages).not.toContainEqual(expect.stringContaining('第 4 行是表下的注'));
    expect(await messagesOf(excelFile(ledgerRows([ROW, ['标记甲乙丙', null]])))).toContainEqual(expect.stringContaining('第 4 行是表下的注或说明'));
    expect(await messagesOf(excelFile(ledgerRows([ROW, ['2', null], ['3', null]])))).not.toContainEqual(expect.stringContaining('表下的注或说明'));
  });

  test('words in shapes over the cells', async () => {
    const drawing = '<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><a:p><a:r><a:t>另见补充任务</a:t></a:r></a:p></xdr:wsDr>';
    const { plan } = await readPlanFile(excelFile(ledgerRows([ROW]), { parts: { 'xl/drawings/drawing1.xml': drawing } }), { fileName: '台账.xlsx' });
    expect(plan.warnings).toContainEqual(expect.objectContaining({ code: 'part-not-read', message: '工作簿里文本框或图形中的文字没有读入，请核对。', excerpt: '另见补充任务' }));
  });

  test('half a character is told where it stands', async () => {
    const file = await readPlanFile(excelFile(ledgerRows([['1', '开办企业', '甲_xD800_任务', '6月底前', '市财政局']])), { fileName: '台账.xlsx' });
    expect(file.text).toContain('甲\ufffd任务');
    expect(file.plan.warnings).toContainEqual(expect.objectContaining({ code: 'value-unread', message: expect.stringContaining('第 3 行有残缺的文字') }));
  });
});

test('days of a workbook that counts from 1904 are those that it shows, formatted or not', async () => {
  const days = (properties: string) => readPlanFile(excelFile(ledgerRows([['1', '开办企业', '甲任务', '<c r="D3"><v>42915</v></c>', '市财政局', '42915']]), { properties }), { fileName: '台账.xlsx' })
    .then(({ plan }) => plan.sections[0]!.measures[0]!.deadlines.map(({ raw, date }) => ({ raw, date })));
  expect(await days('<workbookPr date1904="1"/>')).toEqual([{ raw: '2021年6月30日', date: '2021-06-30' }]);
  expect(await days('')).toEqual([{ raw: '2017年6月29日', date: '2017-06-29' }]);
});
