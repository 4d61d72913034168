import mammoth from 'mammoth';
import { IntakeError } from '../../intake-error.js';
import { cleanText } from '../cell-text.js';
import { refuseManyCharacters, refuseManyParagraphs, refuseManyTags } from '../limits.js';
import { pack, type Parts } from '../zip-archive.js';
import { ListNumbering } from './list-numbering.js';
import { ParagraphStyles } from './paragraph-styles.js';
import type { LeftOut } from './left-out.js';
import { prepareDocument } from './prepare-document.js';
import { readBlocks, type WordBlock } from './word-blocks.js';
import { attribute, encode, readXml } from './xml-marks.js';

export interface WordContent {
  blocks: WordBlock[];
  left: LeftOut;
  /** Words of headers and footers, but for page numbers. */
  headers: string[];
  notes: string[];
  /** Words of SmartArt. */
  diagrams: string[];
  /** Signs of special fonts that have no reading. */
  unreadSigns: number;
  /** Names of elements that nobody reads. */
  unreadElements: string[];
}

/**
 * The paragraphs and tables of a Word document as a person reads them: automatic numbers as printed, changes accepted.
 *
 * @throws IntakeError DOCUMENT_DAMAGED, DOCUMENT_EMPTY, DOCUMENT_TOO_LARGE
 */
export async function readWord(parts: Parts): Promise<WordContent> {
  try {
    return await read(parts);
  } catch (error) {
    if (error instanceof IntakeError) throw error;
    throw new IntakeError('DOCUMENT_DAMAGED', 'Word 文档已损坏或没有保存完整，打不开。请在 WPS 或 Word 中打开原文件，另存为“Word 文档（.docx）”，再导入。', { why: String(error) });
  }
}

async function read(parts: Parts): Promise<WordContent> {
  const main = mainPart(parts);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const text = (path: string) => Buffer.from(parts.get(path) ?? []).toString('utf8');
  refuseManyTags([main, `${folder}styles.xml`, `${folder}numbering.xml`].flatMap((path) => parts.get(path) ?? []), 'word');
  const printed = text(main).replace(/<!\[CDATA\[(.*?)\]\]>/gs, (_, words: string) => encode(words));
  refuseManyParagraphs(count(printed, /<(?:\w+:)?p(?=[\s/>])/g));
  const { xml, left, characters } = prepareDocument(printed, new ParagraphStyles(text(`${folder}styles.xml`)), new ListNumbering(text(`${folder}numbering.xml`)));
  refuseManyCharacters(characters);
  const relations = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const needed = ['[Content_Types].xml', '_rels/.rels', relations, `${folder}styles.xml`].flatMap((path) => (parts.has(path) ? [[path, parts.get(path)!] as const] : []));
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: pack(new Map([...needed, [main, Buffer.from(xml)]])) },
    // lists and headings are words by now: every paragraph is one
    { includeDefaultStyleMap: false, styleMap: ["r[style-name='Strong'] => strong", 'p => p:fresh'], externalFileAccess: false },
  );
  const blocks = readBlocks(value);
  if (blocks.length === 0) throw new IntakeError('DOCUMENT_EMPTY', 'Word 文档里没有文字（可能只有图片或扫描件）。请提供文字版的文件。');
  const paths = [...parts.keys()].filter((path) => path.startsWith(folder));
  return {
    blocks, left,
    headers: distinct(paths.filter((path) => /\/(?:header|footer)\d*\.xml$/.test(path)).map((path) => wordsOf(text(path)))).filter((words) => !isPageNumber(words)),
    notes: left.notes === 0 ? [] : distinct(paths.filter((path) => /\/(?:footnotes|endnotes)\.xml$/.test(path)).map((path) => wordsOf(text(path)))),
    diagrams: distinct(paths.filter((path) => /\/diagrams\/data\d*\.xml$/.test(path)).map((path) => wordsOf(text(path)))),
    unreadElements: [...new Set(messages.flatMap(({ message }) => /unrecognised element was ignored: (\S+)/.exec(message)?.[1] ?? []))].filter((name) => !WORDLESS.test(name)),
    unreadSigns: messages.filter(({ message }) => message.includes('w:sym')).length,
  };
}

/** Elements that hold no words of the text. */
const WORDLESS = /^w:(?:sdtPr|sdtEndPr|rubyPr|tblPrEx|permStart|permEnd|customXml\w*Range\w*|moveFromRange\w+|moveToRange\w+|softHyphen|cr|lastRenderedPageBreak|separator|continuationSeparator|background|saveSubsetFonts)$|^(?:mc|wp|w1[0-9]\w*|o|v):/;

function mainPart(parts: Parts): string {
  for (const mark of readXml(Buffer.from(parts.get('_rels/.rels') ?? []).toString('utf8'))) {
    if (mark.kind !== 'open' && mark.kind !== 'empty') continue;
    if (!/\/officeDocument$/.test(attribute(mark.attributes, 'Type') ?? '')) continue;
    const target = (attribute(mark.attributes, 'Target') ?? '').replace(/^\//, '');
    if (parts.has(target)) return target;
  }
  if (parts.has('word/document.xml')) return 'word/document.xml';
  throw new IntakeError('DOCUMENT_DAMAGED', 'Word 文档已损坏，里面没有正文。请在 WPS 或 Word 中打开原文件，另存一份后再导入。', { why: 'no main part' });
}

function wordsOf(xml: string): string {
  let words = '';
  let inText = false;
  for (const mark of readXml(xml)) {
    if (mark.kind === 'text') words += inText ? mark.text : '';
    else if (mark.name === 'w:t' || mark.name === 'a:t') inText = mark.kind === 'open';
    else if ((mark.name === 'w:p' || mark.name === 'a:p') && mark.kind === 'close') words += '\n';
  }
  return cleanText(words);
}

const count = (xml: string, pattern: RegExp) => { let found = 0; for (const _ of xml.matchAll(pattern)) found += 1; return found; };
const distinct = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== '');
const isPageNumber = (words: string) => /^[\s\d—–－·\-/第页共ⅠⅡⅢivx]*$/i.test(words);
