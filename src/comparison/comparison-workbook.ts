import type { ComparablePlan } from '../../projections/plan-comparison/answers.js';
import { tableWorkbook, type ExcelTable } from '../export/table-workbook.js';
import { chineseDate } from '../ledger/local-date.js';
import type { ComparedSide, ComparisonRow } from './comparison.js';
import { deadlineInWords, linkInWords, milestonesInWords, targetInWords } from './comparison-words.js';

export interface ComparisonToPrint {
  city: ComparablePlan;
  province: ComparablePlan;
  asOf: string;
  rows: readonly ComparisonRow[];
  uncovered: readonly ComparedSide[];
}

/** 省市对照表: the rows shown, and what the city's plan leaves out. */
export function comparisonWorkbook(comparison: ComparisonToPrint): Promise<Buffer> {
  return tableWorkbook([comparedTable(comparison), uncoveredTable(comparison)]);
}

const notesOf = ({ city, province, asOf }: ComparisonToPrint): string[] => [`市级方案：${city.title}`, `省级方案：${province.title}`, `截至：${chineseDate(asOf)}`];

function comparedTable(comparison: ComparisonToPrint): ExcelTable {
  return {
    sheet: '省市对照', title: `${comparison.city.shortTitle}与省级方案对照表`, notes: notesOf(comparison),
    columns: [
      { heading: '序号', width: 6, centred: true }, { heading: '市级措施', width: 24 }, { heading: '市级措施名称', width: 32 }, { heading: '市级时限', width: 20 },
      { heading: '对照情况', width: 14, centred: true }, { heading: '省级措施', width: 24 }, { heading: '省级措施名称', width: 32 }, { heading: '省级时限', width: 20 },
      { heading: '时限比较', width: 16, centred: true }, { heading: '相差天数', width: 10, centred: true }, { heading: '目标比较（市级／省级）', width: 44 },
    ],
    rows: comparison.rows.map((row, place) => [
      place + 1, row.cite, row.title, milestonesInWords(row.milestones), linkInWords(row),
      row.provincial.map(({ cite }) => cite).join('\n'), row.provincial.map(({ title }) => title).join('\n'),
      row.provincial.map(({ milestones }) => milestonesInWords(milestones)).join('\n'),
      deadlineInWords(row.deadline), row.deadline?.days ?? null, row.targets.map(targetInWords).join('\n'),
    ]),
  };
}

function uncoveredTable(comparison: ComparisonToPrint): ExcelTable {
  return {
    sheet: '省级未对应', title: `省级方案中${comparison.city.shortTitle}没有对应的措施`, notes: notesOf(comparison),
    columns: [{ heading: '序号', width: 6, centred: true }, { heading: '省级措施', width: 26 }, { heading: '省级措施名称', width: 46 }, { heading: '省级时限', width: 26 }],
    rows: comparison.uncovered.map(({ cite, title, milestones }, place) => [place + 1, cite, title, milestonesInWords(milestones)]),
  };
}
