import { describe, expect, test } from '@jest/globals';
import { codesOf, measuresOf, meaningsOf, openingOf, readBook, sheet } from './workbooks.js';

const day = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date));

describe('ledgers as offices keep them', () => {
  test('two header rows, merged cells, a task with parts, footer with persons', async () => {
    const file = await readBook([sheet([
      ['云川市2021年优化营商环境重点任务台账'],
      ['单位：云川市发改委', null, null, null, null, null, null, '填表人：张三  联系电话：13800001111'],
      ['序号', '领域', '工作任务', '具体措施', '责任分工', null, '完成时限', '进展情况', '是否完成', '备注'],
      [null, null, null, null, '牵头单位', '配合单位'],
      [1, '开办企业', '推行一网通办', '建设统一平台。', '市行政审批局', '市公安局、市税务局\n市人社局', '6月底前', '平台已上线', '√'],
      [null, null, null, '压缩办理时间。', '市行政审批局', '市税务局', day(2021, 9, 30), '正在推进', null, '延期'],
      [2, null, '降低开办成本', '免费刻章。', '市财政局', '各县（市、区）人民政府、市公安局等', 44561],
      [3, '登记财产', '推进不动产登记', '实行一窗受理。', '市自然资源和规划局', null, '2021.9', '已完成', '√'],
      [],
      ['填表人：张三', null, null, null, '联系电话：0536-1234567', null, null, '审核人：李四'],
      ['注：本表每月25日前报送。'],
    ], { merges: ['A1:J1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:F3', 'G3:G4', 'H3:H4', 'I3:I4', 'J3:J4', 'A5:A6', 'B5:B7', 'C5:C6'] })]);
    expect(file.plan).toMatchObject({ title: '云川市2021年优化营商环境重点任务台账', jurisdiction: '云川市', year: 2021, issuer: null, issued: null });
    expect(meaningsOf(file)).toBe('number section title text lead supporting deadline progress status note');
    expect(file.sheets[0]).toMatchObject({ headerRows: [3, 4], rows: 4 });
    expect(measuresOf(file)).toEqual([
      '开办企业#1推行一网通办#1 建设统一平台 | by 2021-06-30 | 市行政审批局//市公安局 市税务局 市人社局',
      '开办企业#1推行一网通办#2 压缩办理时间 | by 2021-09-30 | 市行政审批局//市税务局',
      '开办企业#2 降低开办成本 | by 2021-12-31 | 市财政局//各县（市、区）人民政府 市公安局',
      '登记财产#3 推进不动产登记 | by 2021-09-30 | 市自然资源和规划局//',
    ]);
    expect(openingOf(file)).toEqual([
      { at: '0.0', row: 5, progress: '平台已上线', status: '√' }, { at: '0.1', row: 6, progress: '正在推进', note: '延期' }, { at: '1.0', row: 8, progress: '已完成', status: '√' },
    ]);
    expect(codesOf(file)).toEqual(['personal-data', 'units-incomplete', 'part-not-read']);
    expect(JSON.stringify(file)).not.toMatch(/张三|李四|13800001111|1234567/);
    const { source } = file.plan.sections[1]!.measures[0]!;
    expect(source.marks.map(({ kind, line, from, to }) => [kind, file.lines[line - 1]!.slice(from, to)])).toEqual([
      ['number', '3'], ['title', '推进不动产登记'], ['units', '市自然资源和规划局'], ['deadline', '2021.9'],
    ]);
  });

  test.each(['责任单位', '责任分工', '牵头单位'])('the lower heading tells the role of units, whatever stands above it: %s', async (above) => {
    const file = await readBook([sheet([
      ['序号', '领域', '工作任务', above, null, '完成时限'],
      [null, null, null, '牵头单位', '配合单位'],
      [1, '开办企业', '推行一网通办', '市行政审批局', '市公安局、市税务局', '2021年6月底前'],
    ], { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2'] })]);
    expect(meaningsOf(file)).toBe('number section title lead supporting deadline');
    expect(measuresOf(file)).toEqual(['开办企业#1 推行一网通办 | by 2021-06-30 | 市行政审批局//市公安局 市税务局']);
  });

  test('原定 and 调整后 below 完成时限 are a deadline and what it was extended to; of two deadlines a person says which is meant', async () => {
    const file = await readBook([sheet([
      ['序号', '领域', '任务名称', '工作内容及目标', '牵头单位', '完成时限'],
      [null, null, null, null, null, '原定', '调整后'],
      [1, '开办企业', '推行一网通办', '建设统一平台。', '市行政审批局', '2021年6月底前', '2021年9月底前'],
    ], { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:E2', 'F1:G1'] })]);
    expect(meaningsOf(file)).toBe('number section title text lead deadline extendedTo');
    expect(measuresOf(file)).toEqual(['开办企业#1 推行一网通办 | by 2021-06-30 | 市行政审批局//']);
    expect(openingOf(file)).toMatchObject([{ extendedTo: '2021-09-30' }]);
    const both = await readBook([sheet([
      ['序号', '领域', '任务名称', '牵头单位', '计划完成时限', '要求完成时限'],
      [1, '开办企业', '推行一网通办', '市行政审批局', '2021年6月底前', '2021年9月底前'],
    ])]);
    expect(meaningsOf(both)).toBe('number section title lead deadline~ deadline~');
    expect(codesOf(both)).toContain('column-unsure');
  });

  test('section rows over the whole width, several deadlines in a cell, units divided by spaces and slashes', async () => {
    const file = await readBook([sheet([
      ['2022年青岭市重点改革任务分工表'],
      ['序号', '重点任务', '责任单位', '完成时间'],
      ['一、开办企业'],
      [1, '推行一网通办。建设平台，实现全程网办。', '市行政审批局 市公安局 市税务局', '6月底前；12月底前'],
      [2, '免费发放印章', '市行政审批局/市财政局', '2022年3月、2022年9月'],
      ['二、办理建筑许可'],
      [3, '推行联合验收', '市住建局、\n市自然资源局；市人防办', '长期坚持'],
      [4, '压减材料', '市住建局牵头，市水务集团、国网青岭供电公司配合', '每季度末'],
    ], { merges: ['A1:D1', 'A3:D3', 'A6:D6'] })]);
    expect(meaningsOf(file)).toBe('number title responsible deadline~');
    expect(file.plan.sections.map(({ ordinal, name }) => [ordinal, name])).toEqual([[1, '开办企业'], [2, '办理建筑许可']]);
    expect(measuresOf(file)).toEqual([
      '开办企业#1 推行一网通办 | by 2022-06-30; by 2022-12-31 | /市行政审批局 市公安局 市税务局/',
      '开办企业#2 免费发放印章 | within 2022-03-31; within 2022-09-30 | /市行政审批局 市财政局/',
      '办理建筑许可#3 推行联合验收 | ongoing | /市住建局 市自然资源局 市人防办/',
      '办理建筑许可#4 压减材料 | recurring quarter | 市住建局//市水务集团 国网青岭供电公司',
    ]);
    expect(file.plan.sections[0]!.measures[0]!.text).toBe('推行一网通办。建设平台，实现全程网办。');
    expect(codesOf(file)).toEqual(['column-unsure']);
  });

  test('marks under months and under units', async () => {
    const file = await readBook([sheet([
      ['云川市2023年政务服务任务清单'],
      ['序号', '任务名称', '完成时限', null, null, '责任单位', null, null],
      [null, null, '3月', '6月', '12月', '市发改委', '市公安局', '市税务局'],
      [1, '梳理事项', '√', null, null, '●', '○', null],
      [2, '上线平台', null, '√', '√', null, '√', '√'],
      [3, '评估', null, null, '√', '×', null, '√'],
    ], { merges: ['A1:H1', 'A2:A3', 'B2:B3', 'C2:E2', 'F2:H2'] })]);
    expect(measuresOf(file)).toEqual([
      '云川市2023年政务服务任务清单#1 梳理事项 | within 2023-03-31 | /市发改委 市公安局/',
      '云川市2023年政务服务任务清单#2 上线平台 | within 2023-06-30; within 2023-12-31 | /市公安局 市税务局/',
      '云川市2023年政务服务任务清单#3 评估 | within 2023-12-31 | /市税务局/',
    ]);
  });

  test('dates in every form that cells take', async () => {
    const forms: [string | number | Date, string][] = [
      ['6月底前', 'by 2021-06-30'], ['2021.6', 'by 2021-06-30'], ['2021-06-30', 'by 2021-06-30'], ['2021年6月', 'within 2021-06-30'], [44377, 'by 2021-06-30'], [day(2021, 6, 30), 'by 2021-06-30'],
      ['6.30', 'by 2021-06-30'], ['2021/6/5前', 'by 2021-06-05'], ['20210605', 'by 2021-06-05'], ['6月5日', 'by 2021-06-05'], [2021, 'within 2021-12-31'], ['年底', 'by 2021-12-31'], ['持续推进', 'ongoing'],
      ['2020年12月', 'within 2020-12-31'], ['3-5月', 'within 2021-05-31'], ['三季度', 'within 2021-09-30'], ['202111', 'by 2021-11-30'], ['—', ''], ['', ''],
    ];
    const file = await readBook([sheet([['云川市2021年任务台账'], ['序号', '任务', '牵头部门', '完成时限'], ...forms.map(([value], index) => [index + 1, `任务${index}`, '市发改委', value])])]);
    expect(file.plan.sections[0]!.measures.map(({ deadlines }) => deadlines.map(({ kind, date }) => `${kind} ${date ?? ''}`.trim()).join(';'))).toEqual(forms.map(([, answer]) => answer));
    expect(codesOf(file)).toEqual([]);
  });

  test('what a date does not say for sure is asked, never guessed', async () => {
    const forms = [6.3, '2021.1', '6', '立行立改', '13月底前', '2021-02-30'];
    const file = await readBook([sheet([['云川市2021年任务台账'], ['序号', '任务', '牵头部门', '完成时限'], ...forms.map((value, index) => [index + 1, `任务${index}`, '市发改委', value])])]);
    expect(file.plan.warnings.filter(({ field }) => field === 'deadlines').map(({ code, measure, line }) => [measure!.index, line, code])).toEqual([
      [0, 3, 'deadline-doubtful'], [1, 4, 'deadline-doubtful'], [2, 5, 'deadline-doubtful'], [3, 6, 'deadline-unread'], [4, 7, expect.stringMatching(/^deadline-(?:impossible|unread)$/)], [5, 8, 'deadline-impossible'],
    ]);
    expect(file.plan.sections[0]!.measures[5]!.deadlines).toEqual([{ raw: '2021-02-30', kind: 'by' }]);
  });

  test('a date cell set as a month says the month; percentages, numbers as text, formulas and formatted text', async () => {
    const file = await readBook([sheet([
      ['云川市2021年任务台账'], ['序号', '任务名称', '责任部门', '完成时限', '完成率', '进展情况'],
      ['1', '甲任务', '市发改委', null, null, null], ['2', '乙任务', '市发改委', '6月底前', 0.5, null],
    ], { cells: new Map([
      ['2,3', { value: day(2021, 6, 1), style: { numFmt: 'yyyy"年"m"月"' } }], ['2,4', { value: 0.855, style: { numFmt: '0.0%' } }],
      ['2,5', { value: null, type: 'richText', richText: [{ text: '已' }, { text: '完成', font: { bold: true } }] }],
      ['3,5', { value: null, type: 'formula', formula: 'F3', formulaResult: '同上' }], ['3,4', { value: null, type: 'formula', formula: 'E99' }],
    ]) })]);
    expect(measuresOf(file)[0]).toContain('within 2021-06-30');
    expect(openingOf(file)).toEqual([{ at: '0.0', row: 3, progress: '已完成', cumulative: '85.5%' }, { at: '0.1', row: 4, progress: '同上' }]);
    expect(codesOf(file)).toEqual(['value-unread']);
  });

  test('a sheet for each section; notes and empty sheets are left out; hidden ones are read and told', async () => {
    const head = ['序号', '主要任务', '牵头单位', '完成时限'];
    const file = await readBook([
      sheet([['填表说明'], ['请按月填报']], { name: '说明' }),
      sheet([['云川市2021年营商环境工作台账'], head, [1, '甲任务', '市发改委', '6月底前']], { name: '开办企业' }),
      sheet([[], []], { name: 'Sheet3' }),
      sheet([head, [1, '乙任务', '市财政局', '9月底前'], [2, '丙任务', '市财政局', '年底前']], { name: '获得信贷', hidden: true, rowDefs: new Map([[2, { hidden: true }]]) }),
    ]);
    expect(measuresOf(file)).toEqual(['开办企业#1 甲任务 | by 2021-06-30 | 市发改委//', '获得信贷#1 乙任务 | by 2021-09-30 | 市财政局//', '获得信贷#2 丙任务 | by 2021-12-31 | 市财政局//']);
    expect(file.sheets.map(({ sheet: name, rows }) => [name, rows])).toEqual([['说明', 0], ['开办企业', 1], ['获得信贷', 2]]);
    expect(file.plan.warnings.filter(({ code }) => code === 'hidden-part').map(({ message }) => message)).toEqual([expect.stringContaining('“获得信贷”是隐藏的'), expect.stringContaining('第 3 行')]);
    expect(file.lines[file.plan.sections[1]!.measures[0]!.source.line - 1]).toBe('1 | 乙任务 | 市财政局 | 9月底前');
  });

  test('a running ledger: monthly progress, completion, extension, slips, problems', async () => {
    const file = await readBook([sheet([
      ['云川市2021年台账'], ['截至2021年8月31日'],
      ['编号', '措施', '牵头部门', '完成时限', '工作进展', null, '实际完成时间', '延期至', '延期原因', '督办情况', '存在的问题', '下一步工作措施'],
      [null, null, null, null, '7月', '8月'],
      [1, '甲措施', '市发改委', '7月底前', '启动', '上线', '2021.7.28', null, null, null, '无', '推广'],
      [2, '乙措施', '市财政局', '6月底前', '起草', null, null, '10月底前', '上级文件未出台', '云督〔2021〕3号', '进度慢', null],
      [3, '丙措施', '市财政局', '6月底前', null, null, '基本完成', '待定', null, null, null, null],
    ], { merges: ['A1:L1', 'E3:F3'] })]);
    expect(openingOf(file)).toEqual([
      { at: '0.0', row: 5, progress: '7月：启动\n8月：上线', completedOn: '2021-07-28', problems: '无', nextSteps: '推广' },
      { at: '0.1', row: 6, progress: '7月：起草', extendedTo: '2021-10-31', extensionReason: '上级文件未出台', slip: '云督〔2021〕3号', problems: '进度慢' },
      { at: '0.2', row: 7, completedOn: '基本完成', extendedTo: '待定' },
    ]);
    expect(file.plan.warnings.filter(({ code }) => code === 'value-unread').map(({ line }) => line)).toEqual([7, 7]);
  });

  test('no numbers, blanks instead of merged cells, totals, headings printed again, an unknown column', async () => {
    const head = ['指标', '任务', '责任部门', '时限', '满意度'];
    const file = await readBook([sheet([
      ['云川市2024年提升行动任务表'], head,
      ['纳税', '甲任务', '市税务局', '6月底前', '好'], [null, '乙任务', '市税务局', '9月底前'], [null, null, '市财政局', '12月底前'],
      head, ['跨境贸易', '丙任务', '云川海关', '年内'], ['合计', 3],
    ])]);
    expect(measuresOf(file)).toEqual([
      '纳税#1 甲任务 | by 2024-06-30 | /市税务局/', '纳税#2 乙任务 | by 2024-09-30; by 2024-12-31 | /市税务局/ + /市财政局/', '跨境贸易#1 丙任务 | within 2024-12-31 | /云川海关/',
    ]);
    expect(meaningsOf(file)).toBe('section~ title responsible deadline ?~');
    expect(codesOf(file)).toEqual(['column-unsure', 'numbering-gap', 'part-not-read']);
  });

  test('a gap in the numbers is told; a row without units too', async () => {
    const file = await readBook([sheet([['序号', '工作任务', '责任单位', '完成时限'], [1, '甲任务', '市发改委', '6月底前'], [3, '乙任务', null, '6月底前']])], { fileName: '2021年台账.xlsx' });
    expect(codesOf(file).sort()).toEqual(['measure-without-units', 'numbering-gap', 'year-from-text']);
    expect(file.plan.warnings.filter(({ measure }) => measure).map(({ code, line, measure }) => [code, line, measure!.index]).sort()).toEqual([['measure-without-units', 3, 1], ['numbering-gap', 3, 1]]);
    expect(file.plan.year).toBe(2021);
  });

  test('the person confirms other columns; the file is read anew with them', async () => {
    const rows = [['云川市2021年台账'], ['编', '干什么', '谁来干', '何时'], [1, '甲任务', '市发改委', '6月底前'], [2, '乙任务', '市财政局', '9月底前']];
    const confirmed = await readBook([sheet(rows)], { columns: [{ sheet: 'Sheet1', headerRows: [2], meanings: ['number', 'title', 'lead', 'deadline'] }] });
    expect(measuresOf(confirmed)).toEqual(['云川市2021年台账#1 甲任务 | by 2021-06-30 | 市发改委//', '云川市2021年台账#2 乙任务 | by 2021-09-30 | 市财政局//']);
    await expect(readBook([sheet(rows)])).rejects.toMatchObject({ code: 'SHEET_WITHOUT_HEADINGS' });
    for (const columns of [{ sheet: '别的', headerRows: [2], meanings: [] }, { sheet: 'Sheet1', headerRows: [99], meanings: ['title'] }, { sheet: 'Sheet1', headerRows: [2], meanings: ['number'] }]) {
      await expect(readBook([sheet(rows)], { columns: [columns as never] })).rejects.toMatchObject({ code: 'COLUMNS_NOT_USABLE' });
    }
  });

  test('a year that a person gives holds for dates without one', async () => {
    const file = await readBook([sheet([['序号', '任务', '责任单位', '完成时限'], [1, '甲', '市发改委', '6月底前']])], { year: 2030 });
    expect(file.plan.sections[0]!.measures[0]!.deadlines[0]!.date).toBe('2030-06-30');
  });

  test('a day far from the plan\'s year is asked about, with its row and value; the plan\'s own years around are not', async () => {
    const rows: [string | Date, string | Date | null][] = [[day(2091, 6, 30), null], ['2091年9月底前', null], [day(1921, 6, 30), null], ['6月底前', '2012-06-28'], ['到2025年', null], ['2020年12月底前', null]];
    const file = await readBook([sheet([['云川市2021年任务台账'], ['序号', '任务', '牵头部门', '完成时限', '实际完成时间'], ...rows.map(([due, done], index) => [index + 1, `任务${index}`, '市发改委', due, done])])]);
    expect(file.plan.warnings.filter(({ code }) => code === 'deadline-doubtful').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^第 3 行：“2091年6月30日”是2091年6月30日，与方案年份2021年相差很远/), expect.stringMatching(/^第 4 行：“2091年9月底前”是2091年9月30日/), expect.stringMatching(/^第 5 行：.*1921年6月30日/), expect.stringMatching(/^第 6 行：完成日期2012年6月28日/),
    ]);
  });

  test('a date without its format is shown as the day it is', async () => {
    const file = await readBook([sheet([['云川市2021年任务台账'], ['序号', '任务', '牵头部门', '完成时限'], [1, '甲任务', '市发改委', 44561]])]);
    expect(file.plan.sections[0]!.measures[0]!.deadlines).toEqual([{ raw: '2021年12月31日', kind: 'by', date: '2021-12-31' }]);
  });

  test('of several sheets a message names the sheet and its row as Excel counts it', async () => {
    const head = ['序号', '主要任务', '牵头单位', '完成时限'];
    const file = await readBook([
      sheet([['云川市2021年营商环境工作台账'], head, [1, '甲任务', '市发改委', '6月底前']], { name: '开办企业' }),
      sheet([head, [1, '乙任务', '市财政局', '立行立改'], [2, '丙任务', null, '年底前']], { name: '获得信贷' }),
    ]);
    expect(file.plan.warnings.filter(({ measure }) => measure).map(({ message }) => message)).toEqual([expect.stringMatching(/^工作表“获得信贷”第 2 行：“立行立改”/), expect.stringMatching(/^工作表“获得信贷”第 3 行：“丙任务”没有写明责任单位/)]);
  });
});
