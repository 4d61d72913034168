import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx';
import { FACES, LANDSCAPE_A4, millimetres, pageNumbers, SIZES, titleLine } from './official-page.js';
import { ruledTable, type WordColumn, type WordRow } from './word-table.js';
import { xmlText } from './xml-text.js';

export interface AssignedMeasure {
  number: string;
  title: string;
  /** What the text says beyond the title, by lines. */
  details: readonly string[];
  deadlines: readonly string[];
  lead: readonly string[];
  responsible: readonly string[];
  supporting: readonly string[];
  /** The document names further units as 等. */
  unitsIncomplete: boolean;
  /** 「开办企业第4项」, in the list of each unit's tasks. */
  cited: string;
}

export interface AssignedSection {
  name: string;
  measures: readonly AssignedMeasure[];
}

export interface AssignmentTable {
  /** Short title of the plan. */
  plan: string;
  sections: readonly AssignedSection[];
}

const TASKS: readonly WordColumn[] = [
  { heading: '序号', width: 13, centred: true }, { heading: '任务', width: 70 }, { heading: '完成时限', width: 34 },
  { heading: '牵头单位', width: 38 }, { heading: '责任单位', width: 42 }, { heading: '配合单位', width: 25 }, { heading: '单位意见', width: 25 },
];
const UNITS: readonly WordColumn[] = [{ heading: '单位', width: 52 }, { heading: '牵头', width: 75 }, { heading: '责任', width: 85 }, { heading: '配合', width: 35 }];

/**
 * 任务分工表 for consultation with the units before a plan is registered: every task with its text, its limit and units and room for an
 * opinion, then the tasks of each unit. Units are named as printed; what the document leaves open stays empty.
 *
 * @returns the bytes of a .docx
 */
export async function assignmentTable({ plan, sections }: AssignmentTable): Promise<Buffer> {
  return Packer.toBuffer(new Document({
    title: xmlText(`${plan}任务分工表`),
    styles: { default: { document: { run: { font: FACES.body, size: SIZES.body } } } },
    sections: [
      {
        properties: { page: LANDSCAPE_A4 },
        footers: { default: pageNumbers() },
        children: [titleLine(`${plan}任务分工表`), draftLine(), ruledTable(TASKS, taskRows(sections)), signature()],
      },
      {
        properties: { page: LANDSCAPE_A4 },
        footers: { default: pageNumbers() },
        children: [titleLine('各单位任务一览'), ruledTable(UNITS, unitRows(sections))],
      },
    ],
  }));
}

function draftLine(): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 160 }, children: [new TextRun({ text: '（征求意见稿）', font: FACES.body, size: SIZES.heading })] });
}

function taskRows(sections: readonly AssignedSection[]): WordRow[] {
  return sections.flatMap(({ name, measures }): WordRow[] => [
    { kind: 'band', text: `${name}（${measures.length}项）` },
    ...measures.map((measure): WordRow => (
      { kind: 'cells', cells: [measure.number, [measure.title, ...measure.details].join('\n'), measure.deadlines.join('\n'), ...unitCells(measure), ''] }
    )),
  ]);
}

/** 等（未列全） stands behind the units named last in the brackets of the text. */
function unitCells({ lead, responsible, supporting, unitsIncomplete }: AssignedMeasure): string[] {
  const cells = [lead, responsible, supporting].map((units) => units.join('、'));
  if (!unitsIncomplete) return cells;
  const open = [1, 2, 0].find((place) => cells[place] !== '') ?? 1;
  return cells.map((units, place) => (place === open ? `${units}等（未列全）` : units));
}

/** Each unit once, in the order the document first names it. */
function unitRows(sections: readonly AssignedSection[]): WordRow[] {
  const tasks = new Map<string, { lead: Set<string>; responsible: Set<string>; supporting: Set<string> }>();
  for (const measure of sections.flatMap(({ measures }) => measures)) {
    for (const role of ['lead', 'responsible', 'supporting'] as const) {
      for (const unit of measure[role]) {
        const ofUnit = tasks.get(unit) ?? { lead: new Set(), responsible: new Set(), supporting: new Set() };
        ofUnit[role].add(measure.cited);
        tasks.set(unit, ofUnit);
      }
    }
  }
  const listed = (cited: ReadonlySet<string>): string => (cited.size === 0 ? '' : `${cited.size}项：${[...cited].join('')}`);
  return [...tasks].map(([unit, { lead, responsible, supporting }]) => ({ kind: 'cells', cells: [unit, listed(lead), listed(responsible), listed(supporting)] }));
}

function signature(): Paragraph {
  return new Paragraph({
    spacing: { before: 240 }, indent: { left: millimetres(5) },
    children: [new TextRun({ text: '反馈单位（盖章）：________________    联系人：____________    日期：____年__月__日', font: FACES.body, size: SIZES.body })],
  });
}
