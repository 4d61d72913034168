import { IntakeError } from '../intake-error.js';

/**
 * How much one file may hold, beside its size: a file of a hundred kilobytes can say a million paragraphs, or one long text in every
 * cell, and would take minutes and all memory to read. Ten times what any plan or ledger seen holds.
 */
const MAX_PARAGRAPHS = 20_000;
/** Filled cells of all sheets, within the rows and columns that are read. */
const MAX_CELLS = 300_000;
/** Of a document, or of all cells together. */
const MAX_CHARACTERS = 4_000_000;
/** A paragraph of one run has ten tags, a cell four. */
const MAX_TAGS = { word: 1_000_000, excel: 3_000_000 } as const;

const OPENS_TAG = 0x3c;

/** @throws IntakeError DOCUMENT_TOO_LARGE */
export function refuseManyTags(contents: Iterable<Uint8Array>, kind: keyof typeof MAX_TAGS): void {
  const limit = MAX_TAGS[kind];
  let tags = 0;
  for (const content of contents) {
    for (let at = content.indexOf(OPENS_TAG); at !== -1; at = content.indexOf(OPENS_TAG, at + 1)) {
      tags += 1;
      if (tags > limit) throw tooLarge(`文件里的格式标记超过 ${limit} 个，没有读取。请清除多余的格式和空白内容（可全选后粘贴为无格式文本），或分成几份，另存后再导入。`, { tags: limit });
    }
  }
}

/** @throws IntakeError DOCUMENT_TOO_LARGE */
export function refuseManyParagraphs(paragraphs: number): void {
  if (paragraphs > MAX_PARAGRAPHS) throw tooLarge(`文档有 ${paragraphs} 个段落（含表格各单元格），超过 ${MAX_PARAGRAPHS} 个的上限，没有读取。请删去空段落和与方案无关的内容，或分成几份，再导入。`, { paragraphs });
}

/** @throws IntakeError DOCUMENT_TOO_LARGE */
export function refuseManyCells(cells: number): void {
  if (cells > MAX_CELLS) throw tooLarge(`表格里有 ${cells} 个填了内容的单元格，超过 ${MAX_CELLS} 个的上限，没有读取。请删去与台账无关的工作表和栏目，或分成几份，再导入。`, { cells });
}

/** @throws IntakeError DOCUMENT_TOO_LARGE */
export function refuseManyCharacters(characters: number): void {
  if (characters > MAX_CHARACTERS) throw tooLarge(`文件里的文字超过 ${MAX_CHARACTERS / 10_000} 万字，没有读取。请确认选对了文件，删去重复和无关的内容，或分成几份，再导入。`, { characters });
}

const tooLarge = (message: string, details: Record<string, unknown>) => new IntakeError('DOCUMENT_TOO_LARGE', message, details);
