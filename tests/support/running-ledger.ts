import { writeXlsx } from 'hucre/xlsx';

/** A ledger that was kept in Excel until now: three measures, two whose history is plain and one that a person has to look at. */
const ROWS = [
  ['示例市2021年优化服务行动方案工作台账'],
  ['领域', '序号', '任务名称', '任务内容', '完成时限', '牵头单位', '办理状态', '实际完成时间', '延期至', '延期原因', '工作进展', '累计完成数', '督办情况', '存在问题', '下步打算'],
  ['开办企业', 1, '推行一网通办', '推行一网通办，减少跑动次数。', '2021年3月底前', '市财政局', '已完成', '2021-03-18', null, null, '平台已经上线', null, null, null, null],
  ['开办企业', 2, '推行电子印章', '免费发放电子印章。', '2021年4月底前', '市财政局', '推进中', null, '2021-09-30', '招标推迟', '系统正在招标', '12', '4月发过督办单', '经费未到位', '5月底前开标'],
  ['开办企业', 3, '减少材料', '减少申请材料。', '2021年12月底前', '市财政局', '基本完成', null, null, null, '只剩两项', null, null, null, null],
];

type Rows = readonly (readonly (string | number | null)[])[];

export const runningLedger = async (rows: Rows = ROWS): Promise<Buffer> => Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows: rows.map((row) => [...row]) }] }));

/** The same ledger of another plan: a document of its own. */
export const runningLedgerOf = (title: string): Promise<Buffer> => runningLedger([[`${title}工作台账`], ...ROWS.slice(1)]);
