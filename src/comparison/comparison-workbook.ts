import type { ComparablePlan } from '../../projections/plan-comparison/answers.js';
import { workbook, type WorkbookSheet } from '../export/workbook.js';
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
export function comparisonWorkbook(comparison: ComparisonToPrint): Promise<Uint8Array> {
  return workbook([comparedSheet(comparison), uncoveredSheet(comparison)]);
}

function comparedSheet({ city, province, asOf, rows }: ComparisonToPrint): WorkbookSheet {
  return {
    name: '省市对照',
    title: `${city.shortTitle}与${province.shortTitle}对照表（截至${chineseDate(asOf)}）`,
    columns: [
      { heading: '序号', width: 6 }, { heading: '市级措施', width: 24 }, { heading: '市级措施名称', width: 34 }, { heading: '市级时限', width: 22 },
      { heading: '对照情况', width: 14 }, { heading: '省级措施', width: 24 }, { heading: '省级措施名称', width: 34 }, { heading: '省级时限', width: 22 },
      { heading: '时限比较', width: 16 }, { heading: '相差天数', width: 10 }, { heading: '目标比较（市级／省级）', width: 44 },
    ],
    rows: rows.map((row, place) => [
      place + 1, row.cite, row.title, milestonesInWords(row.milestones), linkInWords(row),
      row.provincial.map(({ cite }) => cite).join('\n'), row.provincial.map(({ title }) => title).join('\n'),
      row.provincial.map(({ milestones }) => milestonesInWords(milestones)).join('\n'),
      deadlineInWords(row.deadline), row.deadline?.days ?? null, row.targets.map(targetInWords).join('\n'),
    ]),
  };
}

function uncoveredSheet({ city, province, uncovered }: ComparisonToPrint): WorkbookSheet {
  return {
    name: '省级未对应',
    title: `${province.shortTitle}中${city.shortTitle}没有对应的措施`,
    columns: [{ heading: '序号', width: 6 }, { heading: '省级措施', width: 24 }, { heading: '省级措施名称', width: 44 }, { heading: '省级时限', width: 26 }],
    rows: uncovered.map(({ cite, title, milestones }, place) => [place + 1, cite, title, milestonesInWords(milestones)]),
  };
}
