import { openingField } from './role-words.js';

/** What a column of a table pasted into a text holds. */
export type TableMeaning = 'number' | 'section' | 'title' | 'text' | 'units' | 'time' | 'field' | 'note';

export interface TableColumn {
  heading: string;
  meaning: TableMeaning;
}

/** How the cells of a line are divided. */
export type Division = 'tab' | 'bar' | 'spaces' | 'space';

export interface Cell {
  text: string;
  /** Column of the line in which it begins. */
  from: number;
}

const MEANINGS: readonly [TableMeaning, RegExp][] = [
  ['number', /^(?:序号|编号|项次|序|No\.?)$/i],
  ['section', /^(?:重点|任务|工作|所属)?(?:领域|类别|分类|类型|板块|方面|大类)$|^(?:一级)?指标$/],
  ['title', /^(?:存在|反馈|具体|主要|突出|发现|整改|重点|涉及)?的?问题(?:描述|清单|表述|名称|内容|事项)?$/],
  ['title', /^(?:重点|主要|具体|工作|目标|改革|年度|实事|民生|建设|整改)*(?:任务|事项|项目|举措|措施|工作)(?:名称|清单|事项|项目|分解)?$|^(?:任务|工作|事项)(?:及|和)?要求$/],
  ['text', /^(?:重点|主要|具体|任务|工作|建设|实施|改革|目标|年度)*(?:内容|措施|要求|目标|目标任务|举措|标准|描述|安排)(?:[及和与](?:工作|任务|年度)?(?:要求|目标|标准)(?:任务|要求)?)?$/],
  ['text', /^(?:具体|主要|问题)?(?:表现|情形|成因|原因)(?:形式|分析)?$|^(?:年度|计划)?目标值$/],
  ['note', /^(?:备注|说明|联系电话|联系方式|资金来源)$/],
];

/** The meaning of a heading, or null. */
export function meaningOf(heading: string): TableMeaning | null {
  const words = heading.replace(/[\s\u3000*]+/g, '');
  if (words === '' || words.length > 16) return null;
  const field = openingField(`${words}：`);
  if (field === 'time') return 'time';
  if (field === 'lead' || field === 'responsible' || field === 'supporting' || field === 'other') return 'units';
  if (field !== null) return 'field';
  return MEANINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const DIVISIONS: readonly Division[] = ['bar', 'tab', 'spaces', 'space'];
const MOST_COLUMNS = 15;

/** The columns that a line heads, and how it divides them; null where it is no heading of a table of tasks. */
export function readTableHeading(line: string): { columns: TableColumn[]; division: Division } | null {
  if (line.length > 200 || !/任务|事项|项目|措施|举措|工作|内容|问题|指标/.test(line)) return null;
  for (const division of DIVISIONS) {
    const cells = splitCells(line, division);
    if (cells.length < 3 || cells.length > MOST_COLUMNS) continue;
    const columns = columnsOf(cells.map(({ text }) => text));
    if (columns) return { columns, division };
  }
  return null;
}

/** Columns of headings; null unless they name a task and who or until when, and all but one are known. */
export function columnsOf(headings: readonly string[]): TableColumn[] | null {
  const read = headings.map(meaningOf);
  // 指标, 目标值, 责任部门: what is to be reached is the task, where no column names another
  const indicator = read.includes('title') ? -1 : headings.findIndex((heading) => /^指标(?:名称)?$/.test(heading.replace(/[\s\u3000*]+/g, '')));
  const meanings = read.map((meaning, index) => (index === indicator ? 'title' : meaning));
  const tells = (...wanted: TableMeaning[]) => meanings.some((meaning) => meaning !== null && wanted.includes(meaning));
  if (!tells('title', 'text') || !tells('units', 'time') || meanings.filter((meaning) => meaning === null).length > 1) return null;
  return headings.map((heading, index) => ({ heading: heading.replace(/[\s\u3000*]+/g, ''), meaning: meanings[index] ?? 'note' }));
}

const EMPTY = /^(?:[—–/\\\-－]+|无)$/;

/** The cells of a line; of bars and tabs also empty ones. */
export function splitCells(line: string, division: Division): Cell[] {
  if (division === 'bar') return barCells(line);
  const pattern = division === 'tab' ? /\t/g : division === 'spaces' ? /\s*(?:\u3000|\s)\s+|\u3000/g : /\s+/g;
  const cells: Cell[] = [];
  let from = 0;
  for (const { index, 0: gap } of line.matchAll(pattern)) {
    cells.push(cellOf(line, from, index));
    from = index + gap.length;
  }
  cells.push(cellOf(line, from, line.length));
  return division === 'tab' ? cells : cells.filter(({ text }) => text !== '' || division === 'spaces').filter(({ text }, index, all) => text !== '' || (index > 0 && index < all.length - 1));
}

function barCells(line: string): Cell[] {
  const trimmed = line.trim();
  if (!trimmed.startsWith('|') && trimmed.split('|').length < 3) return [];
  const cells: Cell[] = [];
  let from = line.indexOf('|') === line.search(/\S/) ? line.indexOf('|') + 1 : 0;
  while (from < line.length) {
    const next = line.indexOf('|', from);
    const end = next === -1 ? line.length : next;
    if (next !== -1 || line.slice(from).trim() !== '') cells.push(cellOf(line, from, end));
    from = end + 1;
  }
  return cells;
}

function cellOf(line: string, start: number, end: number): Cell {
  const raw = line.slice(start, end);
  const text = raw.trim();
  return { text: EMPTY.test(text) ? '' : text, from: start + Math.max(0, raw.search(/\S/)) };
}
