import { attribute, readXml } from './word/xml-marks.js';
import type { Parts } from './zip-archive.js';

/** What a worksheet holds, counted in its XML before anything is made of it. */
export interface WorksheetCells {
  /** Filled cells within the rows and columns that are read. */
  within: number;
  /** Filled cells outside. */
  outside: number;
}

const ROW_OR_CELL = /<(?:\w+:)?(row|c)(\s[^<>]*)?>/g;
const REFERENCE = /\sr\s*=\s*["']([A-Za-z]{0,3})(\d+)["']/;

/** @param rows @param columns how many are read */
export function countCells(xml: string, rows: number, columns: number): WorksheetCells {
  const counted: WorksheetCells = { within: 0, outside: 0 };
  let row = 0;
  let column = 0;
  for (const match of xml.matchAll(ROW_OR_CELL)) {
    const [tag, name, attributes = ''] = match;
    const said = REFERENCE.exec(attributes);
    if (name === 'row') {
      row = said ? Number(said[2]) : row + 1;
      column = 0;
      continue;
    }
    column = said ? columnNumber(said[1]!) : column + 1;
    const isFilled = !tag.endsWith('/>') && !xml.startsWith('</', match.index + tag.length);
    if (isFilled) counted[row <= rows && column <= columns ? 'within' : 'outside'] += 1;
  }
  return counted;
}

/** A → 1, AA → 27. */
const columnNumber = (letters: string): number => [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** The paths of the worksheets by the names of their sheets, where the workbook lies where workbooks lie. */
export function worksheetPaths(parts: Parts): Map<string, string> {
  const text = (path: string) => Buffer.from(parts.get(path) ?? []).toString('utf8');
  const targets = new Map<string, string>();
  for (const mark of readXml(text('xl/_rels/workbook.xml.rels'))) {
    if (mark.kind === 'text' || mark.kind === 'close') continue;
    const target = attribute(mark.attributes, 'Target') ?? '';
    targets.set(attribute(mark.attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
  }
  const paths = new Map<string, string>();
  for (const mark of readXml(text('xl/workbook.xml'))) {
    if (mark.kind === 'text' || mark.kind === 'close' || !/^(?:\w+:)?sheet$/.test(mark.name)) continue;
    const id = /\s\w+:id\s*=\s*["']([^"']*)["']/.exec(mark.attributes)?.[1];
    const path = targets.get(id ?? '');
    if (path !== undefined) paths.set(attribute(mark.attributes, 'name') ?? '', path);
  }
  return paths;
}

/** Days are counted from 1904 in workbooks of older Macintoshes. */
export const countsFrom1904 = (parts: Parts): boolean => /<(?:\w+:)?workbookPr\s[^>]*date1904\s*=\s*["'](?:1|true|on)["']/.test(Buffer.from(parts.get('xl/workbook.xml') ?? []).toString('utf8'));
