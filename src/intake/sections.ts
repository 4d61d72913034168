import type { Paragraph } from './mend.js';
import { bearsUnits, isTitleOnly, nodesOf, sentencesOf, unitsOfHeading, type MeasureLevel, type OutlineNode } from './outline.js';
import type { ParsedMeasure, ParsedSection } from './parsed-plan.js';
import { readMeasure, type MeasureSource } from './read-measure.js';
import { withoutStop } from './pieces.js';
import { findResponsibilities } from './responsibility.js';
import { openingField, readFields } from './role-words.js';
import type { SourceText, Span } from './source-text.js';
import type { WarningList } from './warnings.js';

/** A measure before its deadlines are read: they need the plan's year, which may follow from them. */
export type MeasureDraft = Omit<ParsedMeasure, 'text' | 'deadlines' | 'targets' | 'source'> & { words: SourceText; spans: Span[] };
export type SectionDraft = Omit<ParsedSection, 'measures'> & { measures: MeasureDraft[] };

/**
 * The sections that hold measures, in text order. Chapters without any responsibility (总体要求, 保障措施) are not sections,
 * unless no part of the document names who is responsible.
 */
export function readSections(root: OutlineNode, level: MeasureLevel | null, title: string, warnings: WarningList): SectionDraft[] {
  const sources = level === null ? [] : findMeasures(root, level);
  if (sources.length === 0) {
    warnings.add('no-measures', '没有找到编号的措施，请检查是否选对了文件。', 1, title);
    return [];
  }
  if (level?.kind === 'paragraphs') warnAboutPassedOver(sources, warnings);
  const bySection = new Map<OutlineNode, MeasureSource[]>();
  for (const source of sources) {
    const ofSection = bySection.get(source.section);
    if (ofSection) ofSection.push(source);
    else bySection.set(source.section, [source]);
  }
  const named = withUnits([...bySection], warnings);
  const inOrder = goingOn(root);
  let last = 0;
  return named.map(([node, measures], section) => {
    last = warnAboutGaps(measures, section, last, inOrder, warnings);
    warnAboutSharedUnits(measures, section, warnings);
    warnAboutTablesWithin(measures, section, warnings);
    return { ...readHeading(node, title), measures: measures.map((source, index) => readMeasure(source, warnings.ofMeasure({ section, index }))) };
  });
}

/** What chapters without any responsibility are called: goals before the measures, guarantees behind them. */
const FRAME = /^.{0,8}(?:要求|目标|思想|思路|原则|背景|依据|范围|定义|意义|保障|保障措施|组织领导|组织实施|领导机制|工作机制|推进机制|步骤|阶段|工作安排|进度安排|时间安排|期限|附则|宣传引导|督导考核|督查考核|监督考核|考核评估|职责分工|责任落实)$/;

/**
 * The chapters that name who is responsible, or all where none does. A chapter among them that names no one is kept, its measures
 * without units; one before them, or named like a frame (保障措施), is left out with a warning.
 */
function withUnits(chapters: [OutlineNode, MeasureSource[]][], warnings: WarningList): [OutlineNode, MeasureSource[]][] {
  const bears = ([, measures]: [OutlineNode, MeasureSource[]]) => measures.some(({ paragraphs, shared }) => shared !== null || paragraphs.some(bearsUnits));
  const first = chapters.findIndex(bears);
  if (first === -1) return chapters;
  return chapters.map(withoutTermsOfForce).filter((chapter, index) => {
    const [node, measures] = chapter;
    if (bears(chapter)) return true;
    if (node.style !== 'root' && FRAME.test(withoutStop(node.paragraphs[0]!.text.split('。', 1)[0]!))) {
      const head = node.paragraphs[0]!;
      warnings.add('text-unread', `这一章的 ${measures.length} 项都没有写明责任单位，按名称不是措施，没有读入，请核对。`, head.line, head.printedNumber + head.text);
      return false;
    }
    if (index > first && node.style !== 'root') return true;
    for (const { paragraphs: [head] } of measures) warnings.add('text-unread', '这一段有编号，没有写明责任单位，没有作为措施，请核对。', head!.line, head!.text);
    return false;
  });
}

/** 第九条 本措施自…起施行，有效期两年: how long the document is in force is nobody's measure. */
const TERMS_OF_FORCE = /^本(?:办法|措施|方案|意见|细则|通知|政策|规定|计划)[^。]{0,40}(?:施行|实施|执行|有效|解释|废止)/;
const withoutTermsOfForce = ([node, measures]: [OutlineNode, MeasureSource[]]): [OutlineNode, MeasureSource[]] =>
  [node, measures.filter(({ paragraphs }) => !TERMS_OF_FORCE.test(paragraphs[0]!.text) || paragraphs.some(bearsUnits))];

function findMeasures(root: OutlineNode, level: MeasureLevel): MeasureSource[] {
  const visit = (node: OutlineNode): MeasureSource[] => {
    if (level.kind === 'paragraphs' && holdsParagraphMeasures(node)) return paragraphMeasures(node);
    if (isMeasure(node, level)) return [numberedMeasure(node, level)];
    return node.children.flatMap(visit);
  };
  return root.children.flatMap(visit);
}

/** A row of a table, and （四） above such rows: the rows are the tasks, unless （四） itself says who is responsible. */
const isRow = ({ style, paragraphs: [head] }: OutlineNode) => style === 'digit' && head!.cell !== null;
const headsTable = (node: OutlineNode) => !isRow(node) && node.children.some((child) => isRow(child) || child.children.some(isRow)) && !node.paragraphs.some(bearsUnits);

function isMeasure(node: OutlineNode, level: MeasureLevel): boolean {
  if (node.style === 'heading' || node.style === 'root' || headsTable(node)) return false;
  if (isRow(node)) return true;
  if (level.kind === 'numbered' && node.style === level.style) return !onlyHeads(node) && !(level.withUnits > 0 && isFrameAmongMeasures(node));
  const bears = node.paragraphs.some(bearsUnits);
  if (level.kind === 'paragraphs') return bears;
  return bears && ![...nodesOf(node)].some(({ style, paragraphs }) => style === level.style || paragraphs.some(bearsUnits));
}

/** 一、总体要求 and 二、整改任务 before problems that are numbered 一、 anew: headings in the style of the measures. */
function isFrameAmongMeasures(node: OutlineNode): boolean {
  const name = firstSentence(node.paragraphs[0]!);
  const siblings = node.parent!.children.slice(0, 10);
  const restarts = siblings.slice(siblings.indexOf(node) + 1).some(({ number, style }) => number === 1 && style === node.style);
  return siblings.includes(node) && restarts && node.children.length === 0 && (FRAME.test(name) || (GENERAL.test(name) && node.paragraphs.length === 1)) && !node.paragraphs.some(bearsUnits);
}

/** In one chapter （一） is a measure, in the next only the heading of 1. and 2., which name who is responsible themselves. */
const onlyHeads = ({ style, paragraphs, children }: OutlineNode): boolean =>
  style !== 'digit' && paragraphs.length === 1 && isTitleOnly(paragraphs[0]!) && !bearsUnits(paragraphs[0]!) && children.length > 0 && children.every((child) => child.paragraphs.some(bearsUnits));

function numberedMeasure(node: OutlineNode, level: MeasureLevel): MeasureSource {
  const alone = level.kind === 'paragraphs';
  const item = alone ? itemOf(node) : node.parent!.style === 'digit' ? itemOf(node.parent!) : null;
  return { section: sectionOf(item && !alone ? node.parent! : node), item, number: alone ? 1 : node.number, paragraphs: withoutReportDuty(sentencesOf(node)), subitems: node.children, shared: unitsOfHeading(node.parent!, node) };
}

/** 各县市要于每季度次月5日前将进展情况报州人社局: what all are to report, in a paragraph behind the last measure's bracket. */
const REPORT_DUTY = /^(?:请)?(?:各[^。，,；;]{1,24}|以上[^。，,；;]{1,16})(?:要|应|须|请|于|每|定期|将)[^。]{0,80}报(?:送|告|至|[市省县区州国][\u4e00-\u9fff])/;
function withoutReportDuty(paragraphs: Paragraph[]): Paragraph[] {
  const at = paragraphs.findIndex(({ text, cell }, index) => index > 0 && !cell && REPORT_DUTY.test(text) && /[）)〕\]]。?$/.test(paragraphs[index - 1]!.text) && bearsUnits(paragraphs[index - 1]!));
  return at > 0 && at === paragraphs.length - 1 ? paragraphs.slice(0, at) : paragraphs;
}

const sectionOf = (node: OutlineNode): OutlineNode => node.parent!;
const itemOf = (node: OutlineNode) => ({ number: node.number, title: firstSentence(node.paragraphs[0]!) });
const firstSentence = ({ text, bold }: Paragraph) => bold ?? withoutStop(text.split(/[。\n]/, 1)[0]!);

const holdsParagraphMeasures = (node: OutlineNode) => node.style !== 'heading' && node.style !== 'root' && isTitleOnly(node.paragraphs[0]!) && node.paragraphs.slice(1).some(bearsUnits);

/** An item beside items with measures, in which nobody is named: its line of units may be missing. */
function warnAboutPassedOver(sources: readonly MeasureSource[], warnings: WarningList): void {
  const read = new Set(sources.map(({ item, section }) => `${section.paragraphs[0]?.line ?? 0}:${item?.number ?? ''}:${item?.title ?? ''}`));
  for (const section of new Set(sources.map((one) => one.section))) {
    for (const node of section.children) {
      const { number, title } = itemOf(node);
      if (node.style !== 'digit' || read.has(`${section.paragraphs[0]?.line ?? 0}:${number ?? ''}:${title}`)) continue;
      const head = node.paragraphs[0]!;
      warnings.add('text-unread', '这一段有编号，没有写明责任单位，没有作为措施，请核对。', head.line, head.printedNumber + head.text);
    }
  }
}

/** Unnumbered paragraphs under an item; one without responsibility belongs to the next (a page ended after its full stop). */
function paragraphMeasures(node: OutlineNode): MeasureSource[] {
  const found: MeasureSource[] = [];
  let held: Paragraph[] = [];
  for (const paragraph of sentencesOf(node).slice(1)) {
    held.push(paragraph);
    const field = openingField(paragraph.text) !== null;
    if (!field && !bearsUnits(paragraph)) continue;
    if (found.length > 0 && held.length === 1 && (field || /^[（(〔[]/.test(paragraph.text))) found.at(-1)!.paragraphs.push(paragraph);
    else found.push({ section: sectionOf(node), item: itemOf(node), number: found.length + 1, paragraphs: held, subitems: [], shared: null });
    held = [];
  }
  for (const paragraph of held) found.at(-1)?.paragraphs.push(paragraph);
  return found;
}

function readHeading(node: OutlineNode, title: string): Omit<ParsedSection, 'measures'> {
  const head = node.paragraphs[0];
  if (!head || node.style === 'root') return { ordinal: null, name: title, leader: null, coordinator: null };
  const printed = head.section?.name ?? firstSentence(head);
  const name = withoutStop(printed.replace(/[（(【〔[](?:分管|责任|牵头|总牵头|包联|包保|包挂|挂钩|联系|主管)[^（()）【】〔〕[\]]*[)）】〕\]]$/, ''));
  const fields = node.paragraphs.slice(0, 4).flatMap(({ text }) => readFields(text.slice(0, 300)));
  const value = (role: 'leader' | 'coordinator') => {
    const found = fields.find(({ field }) => field === role);
    return found ? withoutStop(found.value.split(/[；;。）)〕\n]/, 1)[0]!.trim()) || null : null;
  };
  return { ordinal: node.number, name: [...headingsAbove(node, title), name].join('—'), leader: value('leader'), coordinator: value('coordinator') };
}

/** A heading longer than this is a sentence. */
const HEADING_LIMIT = 40;

/** 重点任务 says nothing about what stands beneath it. */
const GENERAL = /^(?:20\d{2}年)?(?:主要|重点|工作|具体|目标|总体|年度|改革|政策|创建|建设|整治|整改)*(?:任务|工作|举措|措施|内容|事项|安排|要点)(?:(?:[及和与]|与责任|及责任|和责任|责任)?(?:分工|清单|时限))?$/;

/** 二、生态振兴 above （一）守护蓝天: two chapters may hold a section of one name, and the chapter says of what. Titles of the document and of tables are none. */
function headingsAbove(node: OutlineNode, title: string): string[] {
  const names: string[] = [];
  for (let above = node.parent; above !== null && above.style !== 'root'; above = above.parent) {
    const head = above.paragraphs[0]!;
    if (above.style === 'heading' && (!head.section || head.cell || /(?:表|清单)$/.test(head.section.name))) continue;
    const name = head.section?.name ?? firstSentence(head);
    if (name !== '' && name.length <= HEADING_LIMIT && name !== title && !GENERAL.test(name)) names.unshift(name);
  }
  return names;
}

const namesUnits = ({ paragraphs, subitems }: MeasureSource) => paragraphs.some(bearsUnits) || subitems.some((node) => [node, ...nodesOf(node)].some((one) => one.paragraphs.some(bearsUnits)));

/** 1. … 2. … and then 责任单位：… in a line of its own: the last item's, or of them all? */
function warnAboutSharedUnits(measures: readonly MeasureSource[], section: number, warnings: WarningList): void {
  const last = measures.at(-1)!;
  const line = last.paragraphs.slice(1).find(({ text, cell }) => !cell && openingField(text) !== null && findResponsibilities(text).length > 0);
  if (measures.length < 2 || !line || measures.slice(0, -1).some(namesUnits)) return;
  const time = readFields(line.text).concat(last.paragraphs.flatMap(({ text }) => (text === line.text ? [] : readFields(text.slice(0, 300))))).find(({ field }) => field === 'time');
  for (const [index, { paragraphs: [head] }] of time ? measures.slice(0, -1).entries() : []) {
    warnings.ofMeasure({ section, index }).add('deadline-unread', 'deadlines', `本章最后写有时限“${withoutStop(time!.value).slice(0, 30)}”，没有记到这一项，请确认是否需要补填。`, head!.line, head!.text);
  }
  warnings.ofMeasure({ section, index: measures.length - 1 }).add('unit-doubtful', 'units', '前面几项没有写责任单位，这里的单位可能是这几项共同的，请核对。', line.line, line.text);
}

/** （四）…（县住建局负责） above a table: its rows may be tasks of their own. */
function warnAboutTablesWithin(measures: readonly MeasureSource[], section: number, warnings: WarningList): void {
  for (const [index, { subitems }] of measures.entries()) {
    const row = subitems.find(isRow)?.paragraphs[0];
    if (row) warnings.ofMeasure({ section, index }).add('table-row-doubtful', 'number', '这一项下面的表格作为它的内容读入，没有逐行作为任务，请核对。', row.line, row.text);
  }
}

/** Heads of the parts that go on counting from the part of their style before them, whether that one is a measure or, as （一） above 1. and 2., a heading. */
function goingOn(root: OutlineNode): ReadonlySet<Paragraph> {
  const last = new Map<string, number | null>();
  const heads = new Set<Paragraph>();
  for (const { style, number, paragraphs: [head] } of nodesOf(root)) {
    if (number !== null && number > 1 && last.get(style) === number - 1) heads.add(head!);
    last.set(style, number);
  }
  return heads;
}

/**
 * @param previous number of the last measure of the section before, or 0
 * @returns number of the last measure
 */
function warnAboutGaps(measures: readonly MeasureSource[], section: number, previous: number, inOrder: ReadonlySet<Paragraph>, warnings: WarningList): number {
  let before = previous;
  let last: MeasureSource | undefined;
  for (const [index, source] of measures.entries()) {
    const sameList = last && last.section === source.section && last.item?.title === source.item?.title;
    const expected = sameList ? (last!.number ?? 0) + 1 : 1;
    // one count may run through all chapters: （三） opens the second after （二） closed the first
    const runsOn = !sameList && source.number === before + 1;
    if (source.number !== null && source.number !== expected && !runsOn && !inOrder.has(source.paragraphs[0]!)) {
      const head = source.paragraphs[0]!;
      warnings.ofMeasure({ section, index }).add('numbering-gap', 'number', `编号应为第 ${expected} 项，实际是第 ${source.number} 项，可能漏读或原文编号有误，请核对。`, head.line, head.printedNumber + head.text);
    }
    last = source;
    before = source.number ?? 0;
  }
  return before;
}
