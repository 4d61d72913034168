import { describe, expect, test } from '@jest/globals';
import { readPlanFile } from '../../../../src/intake/documents/read-plan-file.js';
import { paragraph, run, wordFile, wordTable } from './office-parts.js';

const PLAN = ['云川市2021年优化服务行动方案', '一、开办企业', '1.推行一网通办。6月底前完成。（牵头单位：市财政局）'].map((text) => paragraph(text)).join('');
const read = async (body: string, parts: Record<string, string> = {}) => {
  const { lines, plan } = await readPlanFile(wordFile(PLAN + body, parts), { fileName: '方案.docx' });
  return { lines: lines.slice(3), warnings: plan.warnings.filter(({ code }) => !code.endsWith('-missing')).map(({ code, message, excerpt }) => ({ code, message, excerpt })), plan };
};
const changed = (name: string, text: string, tag = 'w:t') => `<w:${name} w:id="1" w:author="甲"><w:r><${tag}>${text}</${tag}></w:r></w:${name}>`;

describe('tracked changes', () => {
  test('are read as accepted and told with their number and words', async () => {
    const { lines, warnings } = await read(paragraph('2.刻章免费。', changed('del', '9月', 'w:delText'), changed('ins', '12月'), '底前完成。（市公安局）'));
    expect(lines).toEqual(['2.刻章免费。12月底前完成。（市公安局）']);
    expect(warnings).toEqual([{ code: 'changes-accepted', message: expect.stringContaining('1 处插入、1 处删除，已按全部接受修订读取'), excerpt: '删“9月”；增“12月”' }]);
  });

  test('a paragraph that was deleted with its mark, a row, and words that moved count once each', async () => {
    const gone = `<w:p><w:pPr><w:rPr><w:del w:id="2" w:author="甲"/></w:rPr></w:pPr>${changed('del', '3.取消。', 'w:delText')}</w:p>`;
    expect((await read(gone)).warnings[0]!.message).toContain('1 处删除');
    const mark = '<w:p><w:pPr><w:rPr><w:ins w:id="2" w:author="甲"/></w:rPr></w:pPr></w:p>';
    expect((await read(mark)).warnings[0]!.message).toContain('1 处插入');
    const row = wordTable([['名称', '推行一网通办'], ['合计', '五']]).replace('<w:tr><w:tc><w:p><w:r><w:t xml:space="preserve">合计', '<w:tr><w:trPr><w:del w:id="3" w:author="甲"/></w:trPr><w:tc><w:p><w:r><w:t xml:space="preserve">合计');
    expect((await read(row)).warnings[0]!.message).toContain('1 处删除');
    expect((await read(paragraph('2.甲。', changed('moveTo', '乙。'), changed('moveFrom', '乙。')))).warnings[0]!.message).toContain('1 处插入、1 处删除');
  });

  test('a document without them says nothing', async () => {
    expect((await read(paragraph('2.刻章免费。（市公安局）'))).warnings).toEqual([]);
  });
});

test('words under 拼音指南 are read, how they are said is not', async () => {
  const ruby = `<w:r><w:ruby><w:rubyPr/><w:rt>${run('gao')}</w:rt><w:rubyBase>${run('告知')}</w:rubyBase></w:ruby></w:r>`;
  const { lines, warnings } = await read(paragraph('2.推行', ruby, '承诺。（市公安局）'));
  expect(lines).toEqual(['2.推行告知承诺。（市公安局）']);
  expect(warnings).toEqual([]);
});

test('words in a CDATA section are words', async () => {
  expect((await read(paragraph('<w:r><w:t><![CDATA[2.甲&乙<丙。（市公安局）]]></w:t></w:r>'))).lines).toEqual(['2.甲&乙<丙。（市公安局）']);
});

const graphic = (inside: string) => paragraph(`<w:r><w:drawing><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></w:drawing></w:r>`);
test.each([
  ['SmartArt', graphic('<dgm:relIds/>'), '1 个 SmartArt 图形', '流程再造 一窗办理'], ['a chart', graphic('<c:chart/>'), '1 个图表', ''],
  ['an object of another program', paragraph('<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'), '嵌入了 1 个其他文档或对象', ''],
  ['a part of a master document', '<w:subDoc r:id="rId9"/>', '嵌入了 1 个其他文档或对象', ''], ['a control', paragraph('<w:r><w:control r:id="rId9"/></w:r>'), '1 个控件', ''],
  ['艺术字', paragraph('<w:r><w:pict><v:shape><v:textpath string="限时办结"/></v:shape></w:pict></w:r>'), '1 个文本框', '限时办结'],
  ['a date that keeps itself up to date', paragraph('<w:r><w:dayLong/></w:r>'), '认不出的内容（w:dayLong', ''],
])('%s is told', async (_, body, message, excerpt) => {
  const { warnings } = await read(body, { 'word/diagrams/data1.xml': '<dgm:dataModel><a:p><a:r><a:t>流程再造</a:t></a:r></a:p><a:p><a:r><a:t>一窗办理</a:t></a:r></a:p></dgm:dataModel>' });
  expect(warnings).toEqual([{ code: 'part-not-read', message: expect.stringContaining(message), excerpt }]);
});

test('a table of which nothing was read is told; one that frames the text, and the foot of the document, are not', async () => {
  const unread = await read(wordTable([['指标名称', '目标数值'], ['办理环节', '三个']]));
  expect(unread.warnings).toEqual([{ code: 'part-not-read', message: expect.stringContaining('第 4 行起的表格（2 行）没有认出台账的表头，没有读入'), excerpt: '指标名称 目标数值 办理环节 三个' }]);
  expect((await read(wordTable([['2.免费刻制印章。9月底前完成。（市公安局）']]))).warnings).toEqual([]);
  expect((await read(wordTable([['抄送：市委办公室，市人大办公室。'], ['云川市人民政府办公室 2021年2月20日印发']]))).warnings).toEqual([]);
});

test('half a character and what no XML may hold do not come in as they are', async () => {
  const { lines, warnings } = await read(paragraph('2.甲&#xD800;乙\uffff丙。（市公安局）'));
  expect(lines).toEqual(['2.甲\ufffd乙丙。（市公安局）']);
  expect(warnings).toContainEqual(expect.objectContaining({ message: expect.stringContaining('残缺') }));
});
