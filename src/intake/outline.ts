import type { Paragraph } from './mend.js';
import { BENEATH_BRACKETED, type NumberingStyle } from './numbering.js';
import { findResponsibilities } from './responsibility.js';
import { openingField } from './role-words.js';

/** A heading or a numbered part with what stands beneath it. */
export interface OutlineNode {
  style: 'root' | 'heading' | NumberingStyle;
  rank: number;
  number: number | null;
  /** The opening paragraph first; then the unnumbered ones up to the next number. */
  paragraphs: Paragraph[];
  children: OutlineNode[];
  parent: OutlineNode | null;
  /** Bracket of a heading that says who is responsible for its items, once somebody asked ({@link sharedUnits}). */
  shared?: string | null;
}

/** The document as a tree: a part belongs to the nearest one before it of an outer rank. */
export function readOutline(paragraphs: readonly Paragraph[]): OutlineNode {
  const root: OutlineNode = { style: 'root', rank: -1, number: null, paragraphs: [], children: [], parent: null };
  let current = root;
  const first = paragraphs.find(({ start }) => start?.style === 'problem' || start?.style === 'chinese-bracket');
  for (const paragraph of paragraphs) {
    const opened = openNode(paragraph);
    if (opened?.style === 'problem' && first?.start?.style === 'chinese-bracket') opened.rank = BENEATH_BRACKETED;
    if (!opened) {
      current.paragraphs.push(paragraph);
      continue;
    }
    let parent = current;
    while (parent.rank >= opened.rank) parent = parent.parent!;
    current = { ...opened, paragraphs: [paragraph], children: [], parent };
    parent.children.push(current);
  }
  return root;
}

function openNode({ start, section, heading, text }: Paragraph): Pick<OutlineNode, 'style' | 'rank' | 'number'> | null {
  if (section) return { style: 'heading', rank: 0, number: section.ordinal };
  if (start) return { style: start.style, rank: start.rank, number: start.number };
  return heading > 0 && text.length <= 60 ? { style: 'heading', rank: 0, number: null } : null;
}

export function* nodesOf(node: OutlineNode): Generator<OutlineNode> {
  for (const child of node.children) {
    yield child;
    yield* nodesOf(child);
  }
}

/** Where the measures stand: as numbered parts of one style, or as unnumbered paragraphs under numbered items. */
export type MeasureLevel = { kind: 'numbered'; style: NumberingStyle; withUnits: number } | { kind: 'paragraphs' };

/** How many responsibility paragraphs per item tell that the paragraphs are the measures, not the text of one. */
const PARAGRAPHS_PER_ITEM = 1.3;

/**
 * The level that bears the responsibilities. The same numbering means different things in different plans (（一） is a measure in one,
 * a chapter in another); who is responsible tells them apart.
 */
export function findMeasureLevel(root: OutlineNode): MeasureLevel | null {
  const byStyle = new Map<NumberingStyle, { withUnits: number; all: number }>();
  let paragraphs = 0;
  let items = 0;
  let bearingThemselves = 0;
  for (const node of nodesOf(root)) {
    if (node.style === 'heading' || node.style === 'root') continue;
    const tally = byStyle.get(node.style) ?? { withUnits: 0, all: 0 };
    tally.all += 1;
    if (sharedUnits(node.parent!) || (node.paragraphs.some(bearsUnits) && !sharedUnits(node))) tally.withUnits += 1;
    byStyle.set(node.style, tally);
    const [head, ...others] = node.paragraphs;
    if (bearsUnits(head!)) bearingThemselves += 1;
    const below = isTitleOnly(head!) ? others.filter((one) => bearsUnits(one) && openingField(one.text) === null).length : 0;
    paragraphs += below;
    if (below > 0) items += 1;
  }
  const [best] = [...byStyle].sort(([, a], [, b]) => b.withUnits - a.withUnits || b.all - a.all);
  if (!best) return null;
  if (paragraphs > items * PARAGRAPHS_PER_ITEM && paragraphs > bearingThemselves) return { kind: 'paragraphs' };
  return { kind: 'numbered', style: best[0], withUnits: best[1].withUnits };
}

export const isTitleOnly = ({ text }: Paragraph) => text.length <= 60 && !/[。；;：:].*\S/.test(text.slice(0, -1));

/** The paragraph names who is responsible. Asked several times, found once. */
export const bearsUnits = (paragraph: Paragraph): boolean => (paragraph.bearsUnits ??= findResponsibilities(paragraph.text).length > 0);

/** 一、平安建设（责任科室：综治办）, 【责任单位：市住建局】: a heading that says who is responsible for the items beneath it, which name no one. */
const HEADING_WITH_UNITS = /^[^。；;：:（()）【】〔〕[\]]{2,40}[（(【〔[](?<shared>[^（()）【】〔〕[\]]{4,120})[)）】〕\]][。.]?$/;

/** The bracket of such a heading, or null. Asked by each of the items, found once. */
export const sharedUnits = (node: OutlineNode): string | null => (node.shared === undefined ? (node.shared = findSharedUnits(node)) : node.shared);

/** As {@link sharedUnits}, also where one measure alone stands beneath the heading. */
export function unitsOfHeading(node: OutlineNode, child: OutlineNode): string | null {
  const shared = sharedUnits(node) ?? (node.children.length === 1 && child.children.length === 0 && !child.paragraphs.some(bearsUnits) ? headingBracket(node) : null);
  if (shared !== null) node.paragraphs[0]!.givesUnitsBelow = true;
  return shared;
}

function headingBracket({ paragraphs: [head], style }: OutlineNode): string | null {
  if (!head || style === 'root' || head.text.length > 170 || !bearsUnits(head)) return null;
  return HEADING_WITH_UNITS.exec(head.text)?.groups!.shared ?? null;
}

function findSharedUnits(node: OutlineNode): string | null {
  const { children } = node;
  const shared = children.length < 2 ? null : headingBracket(node);
  return shared !== null && children.every((child) => child.style === children[0]!.style) && !children.some((child) => child.paragraphs.some(bearsUnits)) ? shared : null;
}

/** Lines of the printer after the last measure. */
const PRINTERS_NOTE = /^(?:抄送|主送|联系人|联系电话|附件|附表|注)\s*[：:\d]/;

/** The paragraphs of a part that are sentences: signatures, dates and notes of the printer are none. */
export const sentencesOf = ({ paragraphs }: OutlineNode): Paragraph[] =>
  paragraphs.filter(({ text, cell }, index) => index === 0 || cell !== null || ((/[。；;：:，,（(]/.test(text) || openingField(text) !== null) && !PRINTERS_NOTE.test(text)));
