import { cleanText } from '../cell-text.js';
import { Grid, type Merge } from '../grid.js';
import { attribute, readXml } from './xml-marks.js';

/** A paragraph, or a table, of a document in its order. */
export type WordBlock = { kind: 'paragraph'; lines: string[] } | { kind: 'table'; grid: Grid };

interface OpenTable {
  rows: string[][];
  merges: Merge[];
  /** Cells that a region from above takes. */
  taken: Set<string>;
  column: number;
  cell: { lines: string[]; rowspan: number; colspan: number } | null;
}

const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li']);
const WIDEST = 64;

/** The blocks of the HTML that mammoth makes of a document. Tables within tables become words of their cell. */
export function readBlocks(html: string): WordBlock[] {
  const blocks: WordBlock[] = [];
  const tables: OpenTable[] = [];
  let words: Words = new Words();

  const flush = () => {
    const lines = words.lines();
    words = new Words();
    const cell = tables.at(-1)?.cell;
    if (lines.length === 0) return;
    if (cell) cell.lines.push(...lines.map((line) => line.replace(/\*\*/g, '')));
    else if (tables.length === 0) blocks.push({ kind: 'paragraph', lines });
  };
  const closeTable = () => {
    const table = tables.pop();
    if (!table) return;
    const outer = tables.at(-1)?.cell;
    if (outer) outer.lines.push(...table.rows.map((row) => row.filter((text) => text !== '').join(' ')));
    else blocks.push({ kind: 'table', grid: new Grid('', table.rows, table.merges) });
  };

  for (const mark of readXml(html)) {
    if (mark.kind === 'text') {
      words.add(mark.text);
      continue;
    }
    const { name } = mark;
    if (name === 'br') words.add('\n');
    else if (name === 'strong') words.setBold(mark.kind === 'open');
    else if (PARAGRAPHS.has(name)) flush();
    else if (name === 'table') {
      flush();
      if (mark.kind === 'open') tables.push({ rows: [], merges: [], taken: new Set(), column: 0, cell: null });
      else if (mark.kind === 'close') closeTable();
    } else if (name === 'tr' && mark.kind === 'open' && tables.length > 0) {
      tables.at(-1)!.rows.push([]);
      tables.at(-1)!.column = 0;
    } else if (name === 'td' || name === 'th') {
      flush();
      const table = tables.at(-1);
      if (!table) continue;
      if (mark.kind === 'close') closeCell(table);
      else table.cell = { lines: [], rowspan: span(mark.attributes, 'rowspan'), colspan: span(mark.attributes, 'colspan') };
    }
  }
  flush();
  return blocks;
}

const span = (attributes: string, name: string) => Math.min(Math.max(1, Number(attribute(attributes, name) ?? 1) || 1), name === 'colspan' ? WIDEST : 10_000);

function closeCell(table: OpenTable): void {
  const { cell } = table;
  const row = table.rows.length - 1;
  if (!cell || row < 0) return;
  while (table.taken.has(`${row},${table.column}`)) table.column += 1;
  const { rowspan, colspan } = cell;
  if (table.column + colspan <= WIDEST * 4) {
    table.rows[row]![table.column] = cleanText(cell.lines.join('\n'));
    for (let column = 0; column <= table.column; column += 1) table.rows[row]![column] ??= '';
    if (rowspan > 1 || colspan > 1) table.merges.push({ startRow: row, startCol: table.column, endRow: row + rowspan - 1, endCol: table.column + colspan - 1 });
    for (let down = 1; down < rowspan; down += 1) for (let across = 0; across < colspan; across += 1) table.taken.add(`${row + down},${table.column + across}`);
    table.column += colspan;
  }
  table.cell = null;
}

/** The words of a paragraph, of which bold ones may lead in. */
class Words {
  private readonly runs: { text: string; bold: boolean }[] = [];
  private bold = false;

  add(text: string): void {
    const last = this.runs.at(-1);
    if (last && (last.bold === this.bold || text.trim() === '')) last.text += text;
    else this.runs.push({ text, bold: this.bold });
  }

  setBold(bold: boolean): void {
    this.bold = bold;
  }

  /** Lines as the paragraph breaks them; `**` around bold words at its start, unless all of it is bold. */
  lines(): string[] {
    const whole = this.runs.map(({ text }) => text).join('');
    const first = this.runs.findIndex(({ text, bold }) => bold && text.trim() !== '');
    const before = this.runs.slice(0, Math.max(0, first)).map(({ text }) => text).join('');
    const leadsIn = first !== -1 && first < this.runs.length - 1 && /^[#\s]*[（(]?[\d一二三四五六七八九十百]{0,5}[)）.．、]*\s*$/.test(before) && !this.runs[first]!.text.includes('\n');
    const marked = leadsIn ? this.runs.map(({ text, bold }, index) => (index === first && bold ? text.replace(/^(\s*)(.*?)(\s*)$/s, '$1**$2**$3') : text)).join('') : whole;
    return marked.split('\n').map(cleanText).filter((line) => line !== '' && !/^#+$/.test(line));
  }
}
