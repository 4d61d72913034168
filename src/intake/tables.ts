import { readNumber, toInteger } from './numbering.js';
import { readTableHeading, splitCells, columnsOf, meaningOf, type Cell, type Division, type TableColumn } from './table-columns.js';
import { joinLines, MOST_LINES } from './table-lines.js';
import { fitFromLeft, MOST_CELLS, placeCells } from './table-rows.js';

/** A line of a table as lines of their own: a number and a task, then a field for each column. */
export interface TableLine {
  text: string;
  /** Line in the document, from 1. */
  line: number;
  /** Column in that line at which the cell begins. */
  from: number;
  /** Characters at the head of `text` that stand in the heading of the column, not in this line. */
  added: number;
  heading: number;
}

export interface TableDoubt {
  line: number;
  words: string;
  /** Nothing was read from it. */
  unread?: true;
}

export interface Tables {
  /** What stands for a line of a table, by the line's index; none for its heading. */
  lines: Map<number, TableLine[]>;
  doubts: TableDoubt[];
}

interface OpenTable {
  columns: TableColumn[];
  division: Division;
  /** Value of the column of sections in the row above. */
  section: string;
  count: number;
}

const RULE = /^[\s|:\-—–]+$/;
/** A row of a Markdown table, or the rule below its heading. */
const BARRED = /^\s*\|.*\|.*\|\s*$/;
const PAGE = /^[\s\u3000]*$|^\s*[-—–－·]+\s*\d{1,4}\s*[-—–－·]+\s*$/;
/** A row of a table whose heading stands nowhere above it. */
const isStray = (line: string) => line.length < 2_000 && ((line.includes('\t') && splitCells(line, 'tab').filter(({ text }) => text !== '').length > 2) || (/^\s*\|.*\|.*\|/.test(line) && !RULE.test(line)));

/**
 * Tables pasted as text: cells divided by tabs, bars or spaces, or each in a line of its own. A row whose cells do not match
 * the headings one to one is placed by what the cells say, and is a doubt.
 */
export function readTables(lines: readonly string[]): Tables {
  const found: Tables = { lines: new Map(), doubts: [] };
  let table: OpenTable | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const heading = readTableHeading(line);
    if (heading) {
      table = { ...heading, section: '', count: 0 };
      const name = annexAbove(lines, index);
      found.lines.set(index, name === null ? [] : [{ text: name, line: index + 1, from: 0, added: name.length, heading: 2 }]);
      if (heading.columns[0]!.meaning === 'number' && numberAlone(firstWords(lines, index + 1)) === 1) {
        index = readLineCells(lines, { columns: heading.columns, next: index + 1 }, found) - 1;
        table = null;
      }
      continue;
    }
    const headed = headingInLines(lines, index);
    if (headed) {
      index = readLineCells(lines, headed, found) - 1;
      table = null;
      continue;
    }
    if (PAGE.test(line)) continue;
    if (table?.division === 'bar' && RULE.test(line)) found.lines.set(index, []);
    else if (table && readRow(line, index, table, found)) continue;
    else {
      table = null;
      if (isStray(line)) found.doubts.push({ line: index + 1, words: line, unread: true });
      // what is told to be unread is not put behind the last sentence
      if (line.length < 2_000 && BARRED.test(line)) found.lines.set(index, []);
    }
  }
  return found;
}

const ANNEX = /^附\s*[件表]\s*\d{0,2}\s*[：:]?$/;
const ANNEX_NAMED = /^附\s*[件表]\s*\d{0,2}\s*[：:]?\s*(?=[\u4e00-\u9fff])/;

/** 附件 and the name of the annex above a table: its rows are no part of the chapter that the text closed with. */
function annexAbove(lines: readonly string[], index: number): string | null {
  const above: string[] = [];
  for (let at = index - 1; at >= 0 && index - at <= 8 && above.length < 2; at -= 1) if (!PAGE.test(lines[at]!)) above.push(lines[at]!.slice(0, 80).trim());
  const [name = '', label = ''] = above;
  if (name.length > 40 || /[。；|\t]/.test(name) || name.startsWith('#') || readNumber(name) !== null) return null;
  if (ANNEX.test(label)) return name;
  return ANNEX_NAMED.test(name) ? name.replace(ANNEX_NAMED, '') : null;
}

/** @returns whether the line is part of the table */
function readRow(line: string, index: number, table: OpenTable, found: Tables): boolean {
  const { columns, division } = table;
  const cells = splitCells(line, division);
  const words = cells.filter(({ text }) => text !== '');
  if (words.length === 1) return readSingle(words[0]!, index, table, found);
  if (words.length < 2 || (division === 'space' && words.length < columns.length - 1) || (division !== 'bar' && cells.length !== columns.length && /[。；]$/.test(words[0]!.text))) return false;
  if (cells.length > MOST_CELLS) {
    found.doubts.push({ line: index + 1, words: line });
    return true;
  }
  const whole = cells.length === columns.length || (division === 'tab' && fitFromLeft(cells, columns));
  const placed = whole ? columns.map((_, at) => (cells[at] ? [cells[at]] : [])) : placeCells(words, columns);
  if (!whole && !(division === 'tab' && cells.length < columns.length && fitsFromLeft(placed, words))) found.doubts.push({ line: index + 1, words: line });
  found.lines.set(index, rowLines(placed, index + 1, table));
  return true;
}

/** Empty cells at the end of a line of tabs are often cut off: nothing is in doubt where the others stand in order. */
const fitsFromLeft = (placed: readonly Cell[][], words: readonly Cell[]) => words.every((cell, index) => placed[index]?.[0] === cell);

/** A line of one cell is the heading of the rows below it: 一、预防. */
function readSingle(cell: Cell, index: number, table: OpenTable, found: Tables): boolean {
  if (cell.text.length > 40 || /[。；，：]/.test(cell.text) || (table.division === 'spaces' || table.division === 'space') && readNumber(cell.text) === null) return false;
  const numbered = readNumber(cell.text) !== null;
  found.lines.set(index, [{ text: cell.text, line: index + 1, from: cell.from, added: 0, heading: numbered ? 0 : 2 }]);
  table.section = '';
  return true;
}

function rowLines(placed: readonly (readonly Cell[])[], line: number, table: OpenTable): TableLine[] {
  const { columns } = table;
  const at = (meaning: TableColumn['meaning']) => columns.flatMap(({ meaning: own }, index) => (own === meaning && placed[index]!.some(({ text }) => text !== '') ? [placed[index]!] : []));
  const made: TableLine[] = [];
  const area = at('section')[0]?.[0];
  if (area && area.text !== table.section) {
    table.section = area.text;
    made.push({ text: plain(area.text), line, from: area.from, added: 0, heading: 2 });
  }
  const [task, ...texts] = [...at('title'), ...at('text')];
  const first = task?.[0] ?? { text: '', from: 0 };
  table.count += 1;
  const printed = at('number')[0]?.[0]?.text.replace(/[（()）.、．]/g, '') ?? '';
  const number = `${toInteger(printed) ?? table.count}．`;
  made.push({ text: number + plain(first.text).replace(/^(?:\d{1,3}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[)）])/, ''), line, from: first.from, added: number.length, heading: 0 });
  for (const [cell] of texts) made.push({ text: plain(cell!.text), line, from: cell!.from, added: 0, heading: 0 });
  for (const [index, cells] of placed.entries()) {
    const { heading, meaning } = columns[index]!;
    const value = cells.map(({ text }) => (meaning === 'units' ? unitsIn(text) : plain(text))).filter((text) => text !== '').join('、');
    if (value === '' || !['units', 'time', 'field', 'note'].includes(meaning)) continue;
    made.push({ text: `${heading}：${value}`, line, from: cells[0]!.from, added: heading.length + 1, heading: 0 });
  }
  return made;
}

const BREAK = /<br\s*\/?>/gi;
const plain = (text: string) => text.replace(BREAK, '').replace(/\*\*/g, '');
const unitsIn = (text: string) => text.replace(BREAK, '、').replace(/\*\*/g, '').replace(/(?<=[\u4e00-\u9fff）)])[\s\u3000]+(?=[\u4e00-\u9fff])/g, '、');

interface LineHeading {
  columns: TableColumn[];
  /** Index of the first line after the headings. */
  next: number;
}

/** 序号, 工作任务, 责任单位, 完成时限: headings in lines of their own, the first that of the number. */
function headingInLines(lines: readonly string[], index: number): LineHeading | null {
  if (!/^\s*序\s*号\s*$/.test(lines[index]!)) return null;
  const headings: string[] = [];
  let next = index;
  for (; next < lines.length && headings.length < 12; next += 1) {
    const words = lines[next]!.trim();
    if (words === '' && next - index < 40) continue;
    if (meaningOf(words) === null) break;
    headings.push(words);
  }
  const columns = headings.length >= 3 ? columnsOf(headings) : null;
  return columns && { columns, next };
}

/** Rows of a table whose cells stand in lines: each begins with the next number. @returns the index of the first line that is none of them */
function readLineCells(lines: readonly string[], { columns, next }: LineHeading, found: Tables): number {
  const table: OpenTable = { columns, division: 'tab', section: '', count: 0 };
  for (let index = next - 1; index >= 0 && !found.lines.has(index) && meaningOf(lines[index]!) !== null; index -= 1) found.lines.set(index, []);
  let index = next;
  for (;;) {
    while (index < lines.length && PAGE.test(lines[index]!)) index += 1;
    if (index >= lines.length) return index;
    if (numberAlone(lines[index]!) !== table.count + 1) {
      if (readNumber(lines[index]!.trim()) === null) found.doubts.push({ line: index + 1, words: lines[index]!, unread: true });
      return index;
    }
    const places = placesOfRow(lines, index, columns.length, table.count + 2);
    index = places.at(-1)! + 1;
    const cells = places.map((place) => ({ text: lines[place]!.trim(), from: lines[place]!.search(/\S/), place }));
    const broken = cells.length > columns.length;
    const placed = cells.length === columns.length ? cells.map((cell) => [cell]) : broken ? joinLines(cells, columns) : placeCells(cells, columns);
    if (cells.length !== columns.length) found.doubts.push({ line: places[0]! + 1, words: cells.map(({ text }) => text).join(' ') });
    for (const place of places) found.lines.set(place, []);
    // every cell has a line of its own: a line of the row is told by where its words stand
    const made = rowLines(placed, places[0]! + 1, table);
    for (const one of made) {
      const place = (broken ? placed.flat() as typeof cells : cells).find(({ text }) => one.text.endsWith(text))?.place ?? places[0]!;
      found.lines.set(place, [...found.lines.get(place)!, { ...one, line: place + 1 }]);
    }
  }
}

/** The lines of a row whose cells stand in lines: as many as there are columns, or, broken further, all up to the next number. */
function placesOfRow(lines: readonly string[], start: number, columns: number, nextNumber: number): number[] {
  const places: number[] = [];
  for (let index = start; index < lines.length && places.length <= MOST_LINES; index += 1) {
    const words = lines[index]!.trim();
    if (words === '' && places.length >= columns && !continuesRow(lines, index, nextNumber)) break;
    if (PAGE.test(words)) continue;
    if (places.length > 0 && (numberAlone(words) === nextNumber || /^(?:注|备注|附件\s*\d*|说明)[：:]|^[一二三四五六七八九十]{1,3}、/.test(words))) return places;
    places.push(index);
  }
  return places.length > MOST_LINES ? places.slice(0, columns) : places;
}

/** Behind a blank line the row goes on only where its next number follows. */
function continuesRow(lines: readonly string[], from: number, nextNumber: number): boolean {
  for (let index = from; index < lines.length && index - from <= MOST_LINES; index += 1) if (numberAlone(lines[index]!) === nextNumber) return true;
  return false;
}

const firstWords = (lines: readonly string[], from: number): string => lines.slice(from, from + 4).find((line) => !PAGE.test(line)) ?? '';

const numberAlone = (line: string): number | null => (/^\s*\d{1,4}\s*$/.test(line) ? Number(line) : null);
