import { readNumber, toInteger } from '../numbering.js';
import type { Header } from './find-columns.js';
import type { Grid } from './grid.js';

export type RowKind =
  | { kind: 'blank' | 'header' | 'total' | 'personal' | 'example' | 'ledger' }
  | { kind: 'note'; words: string }
  | { kind: 'section'; ordinal: number | null; name: string };

/** The mark of the template's example row, in its number column. */
export const EXAMPLE_MARK = '示例';

const PERSON = '填[表报]人员?|制表人?|经办人?|审[核批定]人?|复核人?|校对人?|联系人|联络员|联系电话|联系方式|办公电话|电话|手机号?|(?:单位|部门|科室)?(?:主要)?负责人|分管(?:领导|负责人)|(?:主要|分管)?领导签[字名批]|签[字名]|邮箱';
const PERSONAL = new RegExp(`(?:${PERSON})(?:（[^（）]*）|\\([^()]*\\))?\\s*[：:]`);
const OPENS_PERSONAL = new RegExp(`^[（(]?${PERSONAL.source}`);
const PERSONAL_ALONE = new RegExp(`^(?:${PERSON})$`);
const PLAIN_FOOTER = /^(?:填[表报](?:单位|日期|时间)|报送(?:单位|日期|时间)|制表(?:单位|日期|时间)|上报(?:日期|时间))\s*[：:]?/;
const NOTE = /^(?:[*※]?\s*(?:注释?|备注|说明|附注|填[表报]说明|填写说明|资料来源|数据来源)\s*[：:1１]|[*※]\s*\S)/;
const TOTAL = /^(?:合\s*计|总\s*计|小\s*计|共\s*计|汇\s*总)/;

/** What a 完成状态 cell says of a task that was given up. */
export const isTerminated = (status: string) => /^(?:已)?终止(?:实施|执行|办理)?$/.test(status.replace(/\s+/g, ''));

/** Whether a text names persons or how to reach them; such words go nowhere. */
export const isPersonal = (text: string) => PERSONAL.test(text) || PERSONAL_ALONE.test(text);

/** The words of a cell without names and telephone numbers of persons. */
export const withoutPersons = (text: string) =>
  text.replace(new RegExp(`((?:${PERSON})(?:（[^（）]*）|\\([^()]*\\))?\\s*[：:])[^，,；;。\\n]*`, 'g'), '$1（略）').replace(/(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/g, '（略）');

/** What a row below the headings is. */
export function kindOfRow(grid: Grid, { rows, columns }: Header, row: number): RowKind {
  const texts = grid.textsOf(row);
  const [first] = texts;
  if (!first) return { kind: 'blank' };
  const columnOf = new Map(columns.map((column) => [column.index, column.meaning]));
  if (texts.some(({ column, text }) => columnOf.get(column) === 'number' && text.startsWith(EXAMPLE_MARK)) || first.text.startsWith(`（${EXAMPLE_MARK}）`)) return { kind: 'example' };
  if (isHeaderAgain(grid, rows, row)) return { kind: 'header' };
  if (TOTAL.test(first.text) && first.text.length <= 12) return { kind: 'total' };
  if (isFooter(texts, columns.length)) {
    return texts.some(({ text }) => isPersonal(text)) ? { kind: 'personal' } : { kind: 'note', words: texts.map(({ text }) => text).join(' ') };
  }
  return sectionOf(grid, texts, columnOf, row) ?? { kind: 'ledger' };
}

function isFooter(texts: readonly { column: number; text: string }[], columns: number): boolean {
  const [first] = texts;
  if (texts.length > Math.max(4, columns / 2)) return false;
  return OPENS_PERSONAL.test(first!.text) || PERSONAL_ALONE.test(first!.text) || PLAIN_FOOTER.test(first!.text) || (texts.length <= 2 && NOTE.test(first!.text));
}

/** Headings printed anew on each page. */
function isHeaderAgain(grid: Grid, rows: readonly number[], row: number): boolean {
  return rows.some((header) => {
    const texts = grid.textsOf(header);
    return texts.length >= 3 && texts.every(({ column, text }) => grid.own(row, column).replace(/\s+/g, '') === text.replace(/\s+/g, ''));
  });
}

/** A name over the whole width, or behind a numeral of its own: the rows below belong to it. */
function sectionOf(grid: Grid, texts: readonly { column: number; text: string }[], columnOf: ReadonlyMap<number, string | null>, row: number): RowKind | null {
  if (texts.length > 2) return null;
  const [first, second] = texts;
  const meaning = columnOf.get(first!.column) ?? null;
  if (meaning === 'section') return null;
  const spread = (column: number) => {
    const merge = grid.mergeAt(row, column);
    return merge !== undefined && merge.startRow === merge.endRow && merge.endCol - merge.startCol + 1 >= Math.max(3, grid.width / 2);
  };
  if (second) {
    const numeral = /^[（(]?([一二三四五六七八九十]{1,3})[)）]?[、.．]?$/.exec(first!.text)?.[1];
    return numeral && second.text.length <= 60 && ['title', 'text', 'item'].includes(columnOf.get(second.column) ?? '') ? { kind: 'section', ordinal: toInteger(numeral), name: second.text.replace(/\s+/g, '') } : null;
  }
  const { text, column } = first!;
  if (text.length > 60 || /[。；]/.test(text)) return null;
  const number = readNumber(text.replace(/\s+/g, ''));
  const numbered = number !== null && number.rank <= 3;
  if (!spread(column) && !(meaning === 'number' && !/^\d+$/.test(text) && text.length > 2) && !(numbered && column <= 2)) return null;
  return { kind: 'section', ...splitOrdinal(text) };
}

/** 「三、纳税」 is number and name of a section. */
export function splitOrdinal(printed: string): { ordinal: number | null; name: string } {
  const text = printed.replace(/\s*\n\s*/g, '').trim();
  const number = readNumber(text);
  return number !== null && number.rest !== '' ? { ordinal: number.number, name: number.rest } : { ordinal: null, name: text };
}
