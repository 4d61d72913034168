import { HucreError } from 'hucre';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { IntakeError } from '../intake-error.js';
import { cellText, cleanText } from './cell-text.js';
import { Grid, type DayCount, type Merge } from './grid.js';
import { refuseManyCells, refuseManyCharacters, refuseManyTags } from './limits.js';
import { countCells, countsFrom1904, worksheetPaths } from './worksheet-cells.js';
import { decode } from './word/xml-marks.js';
import { pack, type Parts } from './zip-archive.js';

/** Rows read of a sheet. Sheets with formats down to the last row are common; no ledger is that long. */
export const MAX_ROWS = 10_000;
/** Columns read of a sheet. */
export const MAX_COLUMNS = 256;

export interface SheetContent {
  grid: Grid;
  hidden: boolean;
  /** Rows from 0. */
  hiddenRows: number[];
  hiddenColumns: number[];
  /** Cells whose formula has no stored value or ends in an error. */
  broken: { row: number; column: number; shown: string }[];
  /** Filled cells beyond the rows and columns that are read. */
  cutOff: number;
  hasComments: boolean;
  /** Words of text boxes and shapes, of the whole workbook. */
  drawn: string[];
}

/** What a workbook's reader needs: drawings, pivot tables and links to other files are not looked at. */
const NEEDED = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|sharedStrings\.xml|worksheets\/[^/]+\.xml))$/i;

/**
 * The sheets of a workbook, as they show their cells.
 *
 * @throws IntakeError DOCUMENT_DAMAGED, DOCUMENT_TOO_LARGE
 */
export async function readWorkbook(parts: Parts): Promise<SheetContent[]> {
  const needed = usesUsualPaths(parts) ? new Map([...parts].filter(([path]) => NEEDED.test(path))) : parts;
  refuseManyTags(needed.values(), 'excel');
  const cutOff = cellsBeyond(needed);
  const dayCount = countsFrom1904(parts) ? 'from-1904' as const : 'from-1900' as const;
  const hasComments = [...parts.keys()].some((path) => /(?:^|\/)(?:comments|threadedComment)[^/]*\.xml$/i.test(path));
  try {
    const { sheets } = await readXlsx(pack(needed), { readStyles: true, range: `A1:IV${MAX_ROWS + 1}` });
    // One text may stand in every cell: it is counted where it stands, before anything is made of it.
    refuseManyCharacters(sheets.reduce((sum, { rows }) => sum + rows.reduce((ofSheet, row) => ofSheet + row.reduce<number>((ofRow, value) => ofRow + (typeof value === 'string' ? value.length : 0), 0), 0), 0));
    const drawn = wordsDrawn(parts);
    return sheets.map((sheet) => ({ ...contentOf(sheet, dayCount), cutOff: cutOff.get(sheet.name) ?? 0, hasComments, drawn }));
  } catch (error) {
    if (error instanceof IntakeError) throw error;
    throw new IntakeError('DOCUMENT_DAMAGED', '工作簿已损坏或没有保存完整，打不开。请在 WPS 或 Excel 中打开原文件，另存为“Excel 工作簿（.xlsx）”，再导入。', {
      why: error instanceof HucreError ? error.message : String(error),
    });
  }
}

const usesUsualPaths = (parts: Parts) => parts.has('xl/workbook.xml') && [...parts.keys()].some((path) => /^xl\/worksheets\/[^/]+\.xml$/.test(path));

/** By the name of the sheet. What a sheet holds within is counted before it is expanded. */
function cellsBeyond(parts: Parts): Map<string, number> {
  const counted = new Map([...parts].filter(([path]) => path.endsWith('.xml')).map(([path, content]) => [path, countCells(Buffer.from(content).toString('utf8'), MAX_ROWS, MAX_COLUMNS)]));
  refuseManyCells([...counted.values()].reduce((sum, { within }) => sum + within, 0));
  return new Map([...worksheetPaths(parts)].map(([name, path]) => [name, counted.get(path)?.outside ?? 0]));
}

/** Words that lie over the cells. */
function wordsDrawn(parts: Parts): string[] {
  return [...parts].filter(([path]) => /^xl\/(?:drawings|diagrams)\/[^/]+\.xml$/.test(path)).flatMap(([, content]) => {
    const words = [...Buffer.from(content).toString('utf8').matchAll(/<a:t(?:\s[^<>]*)?>([^<]*)</g)].map(([, text]) => cleanText(decode(text!))).filter((text) => text !== '');
    return words.length === 0 ? [] : [words.join(' ')];
  });
}

function contentOf(sheet: Sheet, dayCount: DayCount): Omit<SheetContent, 'cutOff' | 'hasComments' | 'drawn'> {
  const broken: SheetContent['broken'] = [];
  const rows = sheet.rows.slice(0, MAX_ROWS).map((values, row) => values.slice(0, MAX_COLUMNS).map((value, column) => {
    const cell = sheet.cells?.get(`${row},${column}`);
    const text = cellText(value, cell);
    const isError = cell?.type === 'error' || /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!)$/.test(text);
    const shown = isError || text !== '' ? text : cell?.formula ? `=${cell.formula}` : '';
    if (isError || (text === '' && cell?.formula)) broken.push({ row, column, shown });
    return isError ? '' : text;
  }));
  const height = rows.findLastIndex((cells) => cells.some((text) => text !== '')) + 1;
  return {
    grid: new Grid(sheet.name, rows.slice(0, height), (sheet.merges ?? []).filter((merge) => isUsable(merge, height)), dayCount),
    hidden: Boolean(sheet.hidden ?? sheet.veryHidden),
    hiddenRows: [...(sheet.rowDefs ?? [])].filter(([row, { hidden }]) => hidden && row < height).map(([row]) => row),
    hiddenColumns: (sheet.columns ?? []).flatMap(({ hidden }, column) => (hidden ? [column] : [])),
    broken,
  };
}

/** Merged regions far outside the sheet or of more cells than it has are damage. */
const isUsable = ({ startRow, startCol, endRow, endCol }: Merge, height: number) =>
  startRow >= 0 && startCol >= 0 && startRow < height && endRow >= startRow && endCol >= startCol && startCol < MAX_COLUMNS;
