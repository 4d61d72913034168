import type { ComparablePlan } from '../../projections/plan-comparison/answers.js';
import { tableWorkbook, type ExcelTable, type Span } from '../export/table-workbook.js';
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
    sheet: '省市对照', frozenColumns: 3, title: `${comparison.city.shortTitle}与省级方案对照表`, notes: notesOf(comparison),
    columns: [
      { heading: '序号', width: 6, centred: true }, { heading: '市级措施', width: 24 }, { heading: '市级措施名称', width: 32 }, { heading: '市级时限', width: 18 },
      { heading: '对照情况', width: 14, centred: true }, { heading: '省级措施', width: 24 }, { heading: '省级措施名称', width: 32 }, { heading: '省级时限', width: 18 },
      { heading: '时限比较', width: 14, centred: true }, { heading: '相差天数', width: 9, centred: true }, { heading: '目标比较（市级／省级）', width: 36 },
    ],
    ...besideEachOther(comparison.rows),
  };
}

/** The columns that say something of one of the province's measures; what the others say holds for all that a city's measure implements. */
const PROVINCIAL = [5, 6, 7];
const COLUMNS = 11;

/** A row for each of the province's measures, so that each one's citation, title and deadline stand beside each other whole. */
function besideEachOther(compared: readonly ComparisonRow[]): Pick<ExcelTable, 'rows' | 'spans'> {
  const rows: (string | number | null)[][] = [];
  const spans: Span[] = [];
  compared.forEach((row, place) => {
    const first = rows.length;
    const { provincial } = row;
    for (const one of provincial.length === 0 ? [null] : provincial) {
      const ofProvince = one === null ? [null, null, null] : [one.cite, one.title, milestonesInWords(one.milestones)];
      rows.push(rows.length > first ? Array.from({ length: COLUMNS }, (_, column) => (PROVINCIAL.includes(column) ? ofProvince[PROVINCIAL.indexOf(column)]! : null)) : [
        place + 1, row.cite, row.title, milestonesInWords(row.milestones), linkInWords(row), ...ofProvince,
        deadlineInWords(row.deadline), row.deadline?.days ?? null, row.targets.map(targetInWords).join('\n'),
      ]);
    }
    if (provincial.length > 1) for (let column = 0; column < COLUMNS; column += 1) if (!PROVINCIAL.includes(column)) spans.push({ row: first, column, rows: provincial.length });
  });
  return { rows, spans };
}

function uncoveredTable(comparison: ComparisonToPrint): ExcelTable {
  return {
    sheet: '省级未对应', title: `省级方案中${comparison.city.shortTitle}没有对应的措施`, notes: notesOf(comparison),
    columns: [{ heading: '序号', width: 6, centred: true }, { heading: '省级措施', width: 26 }, { heading: '省级措施名称', width: 46 }, { heading: '省级时限', width: 26 }],
    rows: comparison.uncovered.map(({ cite, title, milestones }, place) => [place + 1, cite, title, milestonesInWords(milestones)]),
  };
}
