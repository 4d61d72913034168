import { readNumber } from '../numbering.js';
import type { ParsedMeasure, ParsedSubitem } from '../parsed-plan.js';
import { withoutStop } from '../pieces.js';
import type { MeasureWarnings } from '../warnings.js';
import { splitOrdinal } from './row-kinds.js';
import type { MeasureRows } from './ledger-rows.js';

/** A first sentence longer than this is the measure itself, not a title. */
const TITLE_LIMIT = 60;

export type MeasureWords = Pick<ParsedMeasure, 'number' | 'item' | 'title' | 'text' | 'subitems'>;

/**
 * Number, title and text of a measure from its cells. What the columns say of its aim belongs to the text where no quantity
 * is read from it.
 */
export function wordsOf({ first, more, item }: MeasureRows, aims: readonly string[], line: number, warnings: MeasureWarnings): MeasureWords {
  const rows = [first, ...more];
  const leadingIsItem = item !== null && first.values('title')[0]?.text === item.printed;
  const titleCell = leadingIsItem ? '' : first.text('title').replace(/\s*\n\s*/g, '');
  const texts = rows.flatMap((row, index) => (index === 0 ? row.values('text') : row.own('text'))).map(({ text }) => text);
  const printedNumber = item?.number ? '' : first.text('number');
  if (first.hasWholeText && titleCell !== '') {
    const text = texts.length === 0 ? titleCell : texts.join('\n');
    return { number: integerIn(printedNumber), item: itemOf(item), title: withoutStop(titleCell), text, subitems: subitemsIn(text) };
  }
  const opening = readNumber(titleCell);
  const number = integerIn(printedNumber) ?? (printedNumber === '' && opening?.rest ? opening.number : null);
  const bare = opening && opening.rest !== '' && opening.number === number ? opening.rest : titleCell;
  const body = [...texts, ...aims].join('\n');
  const title = withoutStop(titleIn(bare !== '' ? bare : (texts[0] ?? '')));
  if (title.length > TITLE_LIMIT || title === '') warnings.add('measure-untitled', 'title', '这项措施没有单独的标题，暂以第一句作标题，请核对。', line, bare || body);
  const text = bare === '' || body.startsWith(bare) ? body : [bare, body].filter((part) => part !== '').join('\n');
  return { number, item: itemOf(item), title, text, subitems: subitemsIn(text) };
}

/** The first sentence; a cell of one sentence is the title whatever its length. */
function titleIn(words: string): string {
  const stop = words.search(/[。！？\n]/);
  return stop === -1 ? words : words.slice(0, stop);
}

/** 3 · 2.3 · 1-3 · （三） · 第3项 */
function integerIn(printed: string): number | null {
  const text = printed.normalize('NFKC').replace(/\s+/g, '');
  if (/^\d{1,4}(?:\.0)?$/.test(text)) return Number(text);
  const last = /^(?:\d{1,3}[.\-—])+(\d{1,3})$/.exec(text)?.[1] ?? /^第?(\d{1,4})[项条号、.．]?$/.exec(text)?.[1];
  if (last) return Number(last);
  return readNumber(`${text.replace(/[、.．]$/, '')}、`)?.number ?? readNumber(text)?.number ?? null;
}

function itemOf(item: MeasureRows['item']): ParsedMeasure['item'] {
  if (item === null || /^[-—–―/]*$/.test(item.printed)) return null;
  const { ordinal, name } = splitOrdinal(item.printed);
  return { number: ordinal ?? integerIn(item.number), title: withoutStop(name) };
}

/** （1）（2） at the start of lines, as in a text; lines without such a number go on with the part before. */
function subitemsIn(text: string): ParsedSubitem[] {
  const found: ParsedSubitem[] = [];
  let style: string | null = null;
  for (const line of text.split('\n').slice(1)) {
    const number = readNumber(line);
    if (number && (style === null || number.style === style)) {
      style = number.style;
      found.push({ number: number.number, text: number.rest });
    } else if (style !== null) {
      found.at(-1)!.text += `\n${number ? number.rest : line}`;
    }
  }
  return found;
}
