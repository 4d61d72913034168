import { attribute } from './xml-marks.js';

/** What stands in a document but not in its running text, or not as it stands there. */
export interface LeftOut {
  /** Words of text boxes, shapes and 艺术字. */
  textBoxes: string[];
  pictures: number;
  notes: number;
  comments: number;
  hiddenText: string[];
  formulas: number;
  /** Other documents and objects of other programs. */
  embedded: number;
  /** SmartArt. */
  diagrams: number;
  charts: number;
  /** Form controls (ActiveX). */
  controls: number;
  changes: TrackedChanges;
}

/** 修订: read as if all were accepted. */
export interface TrackedChanges {
  insertions: number;
  deletions: number;
  /** The words of each, in order. */
  words: string[];
}

export const nothingLeftOut = (): LeftOut => ({
  textBoxes: [], pictures: 0, notes: 0, comments: 0, hiddenText: [], formulas: 0, embedded: 0, diagrams: 0, charts: 0, controls: 0, changes: { insertions: 0, deletions: 0, words: [] },
});

/** Elements without words that a part stands in for: what the part is counted as. */
const COUNTED: Readonly<Record<string, 'notes' | 'comments' | 'embedded' | 'controls' | 'pictures'>> = {
  'w:footnoteReference': 'notes', 'w:endnoteReference': 'notes', 'w:commentReference': 'comments', 'w:altChunk': 'embedded', 'w:subDoc': 'embedded', 'w:control': 'controls', 'w:contentPart': 'pictures',
};

/** Whether the element only refers to another part, which is not read. */
export const isReference = (name: string): boolean => name in COUNTED;

export function countReference(name: string, left: LeftOut): void {
  left[COUNTED[name]!] += 1;
}

/** An element that is cut out of the running text with all it holds. */
export interface Cut {
  name: string;
  depth: number;
  start: number;
  words: string;
}

/** Counts what stands within a cut. What newer programs show (mc:Choice) stands there again for older ones. */
export function countWithin({ name: within }: Cut, { name, attributes }: { name: string; attributes: string }, left: LeftOut): void {
  const isPicture = name === 'a:blip' || name === 'v:imagedata';
  if (isPicture && within !== 'mc:Choice' && within !== 'w:object') left.pictures += 1;
  else if (name === 'dgm:relIds') left.diagrams += 1;
  else if (name === 'c:chart' || name === 'cx:chart') left.charts += 1;
  else if (name === 'o:OLEObject') left.embedded += 1;
  else if (name === 'w:control') left.controls += 1;
  else if (name === 'v:textpath') addWords(attribute(attributes, 'string') ?? '', left);
}

/** Counts a cut as a whole, once it has ended. */
export function countCut({ name, words }: Cut, left: LeftOut): void {
  if (name.startsWith('m:')) left.formulas += 1;
  else if (!PRONUNCIATION.includes(name)) addWords(words, left);
}

/** 拼音指南 above the words that it tells how to say. */
export const PRONUNCIATION: readonly string[] = ['w:rt', 'w:rubyPr'];

function addWords(words: string, left: LeftOut): void {
  const text = words.replace(/[ \t]+/g, ' ').trim();
  if (text !== '' && !left.textBoxes.includes(text)) left.textBoxes.push(text);
}
