import { countCut, countReference, countWithin, isReference, nothingLeftOut, PRONUNCIATION, type Cut, type LeftOut } from './left-out.js';
import type { ListNumbering } from './list-numbering.js';
import { readFormat, type ParagraphFormat, type ParagraphStyles } from './paragraph-styles.js';
import { attribute, encode, readXml } from './xml-marks.js';

export interface PreparedDocument {
  /** The document with numbers and heading marks as words, without what is not running text. */
  xml: string;
  left: LeftOut;
  /** Of the running text. */
  characters: number;
}

/** Taken out with all they hold: drawings with their text boxes, what only older or newer programs show, and how words are said. */
const CUT = new Set(['w:drawing', 'w:pict', 'w:object', 'mc:Choice', 'm:oMath', 'm:oMathPara', ...PRONUNCIATION]);
/** Taken off what they hold: their readers would drop that too. */
const UNWRAPPED = new Set(['w:fldSimple', 'w:customXml', 'w:bdo', 'w:dir', 'w:ruby', 'w:rubyBase']);
const INSERTED = new Set(['w:ins', 'w:moveTo']);
const DELETED = new Set(['w:del', 'w:moveFrom']);

interface OpenParagraph {
  start: number;
  /** Where its first words begin. */
  bodyAt: number;
  format: ParagraphFormat;
  /** Its mark was put in or taken out while changes were tracked. */
  mark: 'kept' | 'inserted' | 'deleted';
  /** Tracked changes when it began. */
  changesBefore: number;
}

/**
 * Rewrites a document's XML so that a reader that knows no numbering formats finds the numbers as printed.
 *
 * @param xml word/document.xml
 */
export function prepareDocument(xml: string, styles: ParagraphStyles, numbering: ListNumbering): PreparedDocument {
  const edits: { start: number; end: number; words: string }[] = [];
  const left = nothingLeftOut();
  const headings: { at: number; outline: number; title: boolean }[] = [];
  const open: OpenParagraph[] = [];
  let cut: Cut | null = null;
  let change: { words: string } | null = null;
  let properties = 0;
  let changes = 0;
  let run: { start: number; hidden: boolean; words: string } | null = null;
  let tables = 0;
  let characters = 0;

  const finish = (paragraph: OpenParagraph, end: number) => {
    const tracked = left.changes;
    // A mark that changed with the words before it is one change with them.
    if (paragraph.mark !== 'kept' && tracked.insertions + tracked.deletions === paragraph.changesBefore) tracked[paragraph.mark === 'inserted' ? 'insertions' : 'deletions'] += 1;
    if (paragraph.mark === 'deleted') return;
    const { format } = paragraph;
    if (/^(?:toc|目录)\s?\d/i.test(styles.nameOf(format.style))) {
      edits.push({ start: paragraph.start, end, words: '' });
      return;
    }
    const number = numberOf(format, styles, numbering);
    const words = number === '' ? '' : `<w:r><w:t xml:space="preserve">${encode(number)}</w:t></w:r>`;
    if (words !== '') edits.push({ start: paragraph.bodyAt, end: paragraph.bodyAt, words });
    const title = /^(?:title|标题)$/i.test(styles.nameOf(format.style));
    const outline = format.outline ?? styles.formatOf(format.style).outline ?? 9;
    if (tables === 0 && (title || outline < 9)) headings.push({ at: paragraph.bodyAt, outline, title });
  };

  for (const mark of readXml(xml)) {
    if (cut) {
      if (mark.kind === 'text') cut.words += mark.text;
      else if (mark.kind === 'open' && mark.name === cut.name) cut.depth += 1;
      else if (mark.kind === 'close' && mark.name === cut.name && (cut.depth -= 1) === 0) {
        edits.push({ start: cut.start, end: mark.end, words: '' });
        countCut(cut, left);
        cut = null;
      } else if (mark.kind === 'close') cut.words += mark.name === 'w:p' ? '\n' : '';
      else countWithin(cut, mark, left);
      continue;
    }
    if (mark.kind === 'text') {
      characters += mark.text.length;
      if (run) run.words += mark.text;
      if (change) change.words += mark.text;
      continue;
    }
    const { name } = mark;
    if (mark.kind !== 'close' && isReference(name)) {
      edits.push({ start: mark.start, end: mark.end, words: '' });
      countReference(name, left);
      if (mark.kind === 'open') cut = { name, depth: 1, start: mark.start, words: '' };
      continue;
    }
    if (mark.kind === 'open' && CUT.has(name)) {
      cut = { name, depth: 1, start: mark.start, words: '' };
      continue;
    }
    if (UNWRAPPED.has(name)) {
      edits.push({ start: mark.start, end: mark.end, words: '' });
      continue;
    }
    if (name === 'w:tbl') tables += mark.kind === 'open' ? 1 : mark.kind === 'close' ? -1 : 0;
    if (properties === 0 && (INSERTED.has(name) || DELETED.has(name))) {
      if (mark.kind !== 'close') left.changes[INSERTED.has(name) ? 'insertions' : 'deletions'] += 1;
      if (mark.kind === 'open') change = { words: '' };
      else if (change?.words.trim()) left.changes.words.push(`${INSERTED.has(name) ? '增' : '删'}“${change.words.trim()}”`);
      if (mark.kind === 'close') change = null;
      continue;
    }
    if (mark.kind === 'close') {
      if (name === 'w:p') {
        const done = open.pop();
        if (done) finish(done, mark.end);
      } else if (name === 'w:pPr') {
        properties = Math.max(0, properties - 1);
        if (properties === 0 && open.length > 0) open.at(-1)!.bodyAt = mark.end;
      } else if (name.endsWith('Change')) changes = Math.max(0, changes - 1);
      else if (name === 'w:r' && run) {
        if (run.hidden) {
          edits.push({ start: run.start, end: mark.end, words: '' });
          if (run.words.trim() !== '') left.hiddenText.push(run.words);
        }
        run = null;
      }
      continue;
    }
    const { attributes } = mark;
    if (name === 'w:p') {
      if (mark.kind === 'open') open.push({ start: mark.start, bodyAt: mark.end, format: {}, mark: 'kept', changesBefore: left.changes.insertions + left.changes.deletions });
    } else if (name === 'w:pPr' && mark.kind === 'open') properties += 1;
    else if (name.endsWith('Change') && mark.kind === 'open') changes += 1;
    else if (changes > 0) continue;
    else if (properties > 0) {
      if (DELETED.has(name) && open.length > 0) open.at(-1)!.mark = 'deleted';
      else if (INSERTED.has(name) && open.length > 0) open.at(-1)!.mark = 'inserted';
      else if (open.length > 0) readFormat(open.at(-1)!.format, name, attributes);
    } else if (name === 'w:r' && mark.kind === 'open') run = { start: mark.start, hidden: false, words: '' };
    else if (name === 'w:vanish' && run && !/^(?:0|false|off)$/.test(attribute(attributes, 'w:val') ?? '')) run.hidden = true;
  }
  markHeadings(headings, edits);
  return { xml: edited(xml, edits), left, characters };
}

function numberOf(format: ParagraphFormat, styles: ParagraphStyles, numbering: ListNumbering): string {
  const ofStyle = styles.formatOf(format.style);
  const list = format.list ?? ofStyle.list;
  if (list === undefined) {
    const linked = format.style === undefined ? null : numbering.ofStyle(format.style);
    return linked && ofStyle.list === undefined && format.level === undefined ? numbering.next(linked.list, linked.level) : '';
  }
  if (list === '0') return '';
  const level = format.level ?? (format.list === undefined ? (ofStyle.level ?? (ofStyle.style === undefined ? null : numbering.levelOfStyle(list, ofStyle.style))) : 0) ?? 0;
  return numbering.next(list, level);
}

function markHeadings(headings: readonly { at: number; outline: number; title: boolean }[], edits: { start: number; end: number; words: string }[]): void {
  const titled = headings.some(({ title }) => title);
  const top = headings.filter(({ title, outline }) => !title && outline === 0);
  const shift = titled || top.length > 1 || (top.length === 1 && headings[0] !== top[0]) ? 2 : 1;
  for (const { at, outline, title } of headings) {
    const level = title ? 1 : Math.min(6, outline + shift);
    edits.push({ start: at, end: at, words: `<w:r><w:t xml:space="preserve">${'#'.repeat(level)} </w:t></w:r>` });
  }
}

/** Cuts and insertions applied; at one place a heading mark stands before the number, and nothing is put into a cut. */
function edited(xml: string, edits: { start: number; end: number; words: string }[]): string {
  const rank = ({ start, end, words }: { start: number; end: number; words: string }) => (end > start ? 2 : words.includes('>#') ? 0 : 1);
  const order = edits.map((edit, index) => ({ ...edit, index })).sort((a, b) => a.start - b.start || rank(a) - rank(b) || a.index - b.index);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, words } of order) {
    if (start < at) continue;
    parts.push(xml.slice(at, start), words);
    at = Math.max(at, end);
  }
  parts.push(xml.slice(at));
  return parts.join('');
}
