import { splitDeadlines } from '../intake/documents/deadline-cells.js';
import { targetCell } from '../intake/documents/target-cells.js';
import { formatNumber } from '../intake/documents/word/number-formats.js';
import type { ParsedDeadline, ParsedTarget } from '../intake/parsed-plan.js';
import { chineseDate } from '../ledger/local-date.js';
import type { Deadline } from '../measures/measure.events.js';
import { MILESTONE_STATUS_LABELS, type MeasureState, type MilestoneState } from '../measures/measure.state.js';
import type { ExcelColumn, ExcelTable } from './table-workbook.js';

export interface ExportedPlan {
  title: string;
  shortTitle: string;
  jurisdiction: string;
  issuer: string | null;
  documentNumber: string | null;
  issued: string | null;
  year: number;
}

/** Headings that intake reads back (src/intake/documents/column-headings.ts). */
const COLUMNS: readonly ExcelColumn[] = [
  { heading: '领域', width: 14 }, { heading: '事项', width: 14 }, { heading: '序号', width: 6, centred: true }, { heading: '任务名称', width: 26 }, { heading: '任务内容', width: 60 },
  { heading: '完成时限', width: 16 }, { heading: '时限类型', width: 9, centred: true }, { heading: '到期日', width: 12, centred: true }, { heading: '量化目标', width: 24 },
  { heading: '牵头单位', width: 20 }, { heading: '责任单位', width: 24 }, { heading: '配合单位', width: 18 },
  { heading: '办理状态', width: 10, centred: true }, { heading: '延期至', width: 12, centred: true }, { heading: '实际完成时间', width: 13, centred: true },
  { heading: '累计完成值', width: 11, centred: true }, { heading: '工作进展', width: 44 }, { heading: '备注', width: 24 },
];
/** Columns of the measure; those after them are of one time node. */
const OF_MEASURE = 9;
/** What a cell may hold in Excel. */
const CELL_LIMIT = 32_767;

/**
 * 台账 as an Excel sheet that the import of this program reads back without loss: a row for each time node or bracket of units,
 * what holds for the whole measure in cells over its rows.
 *
 * @param asOf as of which day, in words
 * @param kept 'all' measures of the plan, or those that a filter left
 */
export function ledgerTable(plan: ExportedPlan, measures: readonly MeasureState[], asOf: string, kept: 'all' | 'filtered'): ExcelTable {
  const blocks = measures.map((measure) => rowsOf(measure));
  const spans: NonNullable<ExcelTable['spans']>[number][] = [];
  let row = 0;
  for (const { length } of blocks) {
    if (length > 1) for (let column = 0; column < OF_MEASURE; column += 1) spans.push({ row, column, rows: length });
    row += length;
  }
  return {
    sheet: sheetName(plan.shortTitle), title: `${plan.shortTitle}工作台账`, columns: COLUMNS, rows: blocks.flat(), spans,
    notes: [
      `方案名称：${plan.title}`, `所属地区：${plan.jurisdiction}`, `年份：${plan.year}`,
      ...(plan.issuer === null ? [] : [`发文机关：${plan.issuer}`]), ...(plan.documentNumber === null ? [] : [`发文字号：${plan.documentNumber}`]),
      ...(plan.issued === null ? [] : [`成文日期：${chineseDate(plan.issued)}`]), `截至：${asOf}`,
      ...(kept === 'all' ? [] : [`说明：按条件筛选，只有 ${measures.length} 项措施，不是方案的全部。`]),
    ],
  };
}

export const sheetName = (name: string): string => name.replace(/[:\\/?*[\]]/g, '').slice(0, 31) || '台账';

function rowsOf(measure: MeasureState): (string | number | null)[][] {
  const groups = unitGroups(measure);
  const nodes = measure.milestones;
  const head = measureCells(measure);
  return Array.from({ length: Math.max(groups.length, nodes.length, 1) }, (_, index) => [
    ...(index === 0 ? head : head.map(() => null)),
    ...(groups[index] ?? [null, null, null]),
    ...(nodes[index] ? nodeCells(nodes[index], nodes.length) : [null, null, null, null, null, null]),
  ]);
}

function measureCells({ indicator, item, number, title, text, milestones }: MeasureState): (string | number | null)[] {
  const planned = [...new Map(milestones.map((one) => [one.milestone.split('@')[0]!, one])).values()];
  const dated = planned.flatMap(({ deadline }) => (deadline === null ? [] : [parsedDeadline(deadline)]));
  const { words, kinds, days } = splitDeadlines(dated);
  const targets = planned.flatMap(({ targets: ofNode }, index) => ofNode.map(({ baseline, ...target }): ParsedTarget => ({ ...target, deadline: index, ...(baseline === null ? {} : { baseline }) })));
  return [
    numbered(indicator.ordinal, indicator.name), item === null ? null : numbered(item.number, item.title), number, title, text === null ? null : text.slice(0, CELL_LIMIT),
    words || null, kinds || null, days || null, targets.length === 0 ? null : targetCell(targets),
  ];
}

const numbered = (number: number | null, name: string): string => (number === null ? name : `${formatNumber('chineseCounting', number)}、${name}`);

function parsedDeadline({ kind, raw, date, from, every, day }: Deadline): ParsedDeadline {
  return { raw, kind, ...(date === null ? {} : { date }), ...(from === null ? {} : { from }), ...(every === null ? {} : { every }), ...(day === null ? {} : { day }) };
}

/** Units by the bracket they stand in, as printed: a lead that registration derived is a responsible unit of the text (rule 7). */
function unitGroups({ units }: MeasureState): (string | null)[][] {
  const last = units.reduce((most, { group }) => Math.max(most, group), 0);
  return Array.from({ length: last }, (_, index) => {
    const ofGroup = units.filter(({ group }) => group === index + 1);
    const named = (role: string): string | null => ofGroup.filter((one) => (one.derived ? 'responsible' : one.role) === role).map(({ printedName }) => printedName).join('、') || null;
    return [named('lead'), named('responsible'), named('supporting')];
  });
}

function nodeCells({ label, status, due, originalDue, extensions, completedOn, claimedOn, cumulative, lastReport }: MilestoneState, nodes: number): (string | null)[] {
  return [
    MILESTONE_STATUS_LABELS[status], extensions > 0 && due !== originalDue ? due : null, completedOn ?? claimedOn, cumulative?.value ?? null, lastReport?.text ?? null,
    nodes > 1 ? `时间节点：${label}` : null,
  ];
}
