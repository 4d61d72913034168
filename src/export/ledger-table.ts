import { isDeepStrictEqual } from 'node:util';
import { splitDeadlines } from '../intake/documents/deadline-cells.js';
import { FILTERED, FRONT_LABELS, LEDGER_COLUMNS, type WrittenColumn } from '../intake/documents/ledger-columns.js';
import { joinOccurrences } from '../intake/documents/occurrence-cells.js';
import type { ColumnMeaning } from '../intake/documents/plan-file.js';
import { targetCell } from '../intake/documents/target-cells.js';
import { formatNumber } from '../intake/documents/word/number-formats.js';
import type { ParsedDeadline, ParsedTarget } from '../intake/parsed-plan.js';
import type { RegisteredPlan } from '../intake/registration/import-work.js';
import type { LocalDate } from '../ledger/fact.js';
import { chineseDate } from '../ledger/local-date.js';
import type { Deadline, MeasureEvent, Milestone } from '../measures/measure.events.js';
import { MILESTONE_STATUS_LABELS, type MeasureState, type MilestoneState } from '../measures/measure.state.js';
import { linesOf } from './row-heights.js';
import { saidOfNode } from './said-of-node.js';
import type { ExcelColumn, ExcelTable, Span } from './table-workbook.js';

export type ExportedPlan = Pick<RegisteredPlan, 'title' | 'shortTitle' | 'jurisdiction' | 'issuer' | 'documentNumber' | 'issued' | 'year' | 'ends' | 'indicators'>;

export interface ExportedMeasure {
  state: MeasureState;
  /** What counted for the state. */
  history: readonly MeasureEvent[];
}

type Cell = string | number | null;
type Cells = Partial<Record<ColumnMeaning, Cell>>;

/** What a cell may hold in Excel. */
const CELL_LIMIT = 32_767;
const LONGEST_SHEET_NAME = 31;
/** Of a column in which nothing stands, in characters. */
const EMPTY_WIDTH = 10;
/** Of a column that tells of several occurrences in its cells. */
const OCCURRENCES_WIDTH = 20;
/** Lines of a cell that a row still shows. */
const MOST_LINES = 24;
const TOLD = ['progress', 'cumulative', 'completedOn', 'extendedTo', 'extensionReason', 'slip', 'problems', 'nextSteps'] as const;

/**
 * 台账 as an Excel sheet that the import of this program reads back without loss: a row for each time node or bracket of units, the
 * occurrences of a recurring task in lines of one row, what holds for the whole measure in cells over its rows. The names of leaders do not stand in the ledger, so none come out of it.
 *
 * @param measures in the order of the plan
 * @param asOf as of which day, in words
 * @param kept 'all' measures of the plan, or those that a filter left
 */
export function ledgerTable(plan: ExportedPlan, measures: readonly ExportedMeasure[], asOf: string, kept: 'all' | 'filtered'): ExcelTable {
  const hasItems = measures.some(({ state: { item } }) => item !== null);
  const blocks = measures.map((measure) => rowsOf(measure, plan, hasItems));
  const rows = blocks.flat();
  const columns = LEDGER_COLUMNS.flatMap((column) => {
    if (column.of === 'node' && rows.some((row) => String(row[column.meaning] ?? '').includes('\n'))) return [{ ...column, width: Math.max(column.width, OCCURRENCES_WIDTH) }];
    if (rows.some((row) => (row[column.meaning] ?? null) !== null)) return [column];
    return column.whenEmpty === 'kept' ? [{ ...column, width: Math.min(column.width, EMPTY_WIDTH) }] : [];
  });
  return {
    sheet: sheetName(plan.shortTitle), title: `${plan.shortTitle}工作台账`, fields: fieldsOf(plan), columns: columns.map(excelColumn), frozenColumns: hasItems ? 4 : 3,
    rows: rows.map((row) => columns.map(({ meaning }) => row[meaning] ?? null)), spans: spansOf(blocks, columns), together: blocks.map(({ length }) => length),
    notes: [`截至：${asOf}`, ...(kept === 'all' ? [] : [`${FILTERED}${measures.length} 项措施，不是方案的全部。`])],
  };
}

export const excelColumn = ({ heading, width, centred }: WrittenColumn): ExcelColumn => ({ heading, width, ...(centred ? { centred } : {}) });

const sheetName = (name: string): string => name.replace(/[:\\/?*[\]]/g, '').slice(0, LONGEST_SHEET_NAME) || '台账';

function fieldsOf(plan: ExportedPlan): NonNullable<ExcelTable['fields']> {
  const { title, shortTitle, jurisdiction, issuer, documentNumber, issued, year, ends } = plan;
  const values = { title, shortTitle, jurisdiction, issuer, documentNumber, issued: issued && chineseDate(issued), year: String(year), ends: chineseDate(ends) };
  return Object.entries(FRONT_LABELS).flatMap(([field, label]) => {
    const value = values[field as keyof typeof values];
    return value === null ? [] : [{ label, value }];
  });
}

function spansOf(blocks: readonly (readonly Cells[])[], columns: readonly WrittenColumn[]): Span[] {
  const spans: Span[] = [];
  let row = 0;
  for (const { length } of blocks) {
    if (length > 1) columns.forEach(({ of }, column) => { if (of === 'measure') spans.push({ row, column, rows: length }); });
    row += length;
  }
  return spans;
}

function rowsOf({ state, history }: ExportedMeasure, plan: ExportedPlan, hasItems: boolean): Cells[] {
  const brackets = bracketsOf(state);
  const nodes = nodeRowsOf(state, history);
  return Array.from({ length: Math.max(brackets.length, nodes.length, 1) }, (_, index): Cells => ({
    ...(index === 0 ? measureCells(state, plan, hasItems) : {}), ...brackets[index], ...nodes[index],
  }));
}

/** A row for each time node; the occurrences of a recurring one share theirs where the cells hold them, under the words they were asked for by. */
function nodeRowsOf({ milestones }: MeasureState, history: readonly MeasureEvent[]): Cells[] {
  const rules: MilestoneState[][] = [];
  for (const node of milestones) {
    const last = rules.at(-1);
    if (node.occurrence !== null && last && ruleOf(last[0]!) === ruleOf(node) && isDeepStrictEqual(last[0]!.deadline, node.deadline)) last.push(node);
    else rules.push([node]);
  }
  return rules.flatMap((nodes) => rowsOfRule(nodes, milestones.length, history, rules.length > 1));
}

const ruleOf = ({ milestone }: MilestoneState): string => milestone.split('@')[0]!;
const OCCURRENCE_WORDS = /（([^（）]+)）$/;

function rowsOfRule(nodes: readonly MilestoneState[], all: number, history: readonly MeasureEvent[], isNamed: boolean): Cells[] {
  if (nodes.length === 1) return [nodeCells(nodes[0]!, all, history)];
  const told = nodes.map((node) => {
    const cells = nodeCells(node, all, history);
    const said = Object.fromEntries(TOLD.map((meaning) => [meaning, cells[meaning] === null || cells[meaning] === undefined ? null : String(cells[meaning])])) as Record<(typeof TOLD)[number], string | null>;
    return { period: OCCURRENCE_WORDS.exec(node.label)?.[1] ?? '', status: String(cells.status), said };
  });
  const joined = joinOccurrences(told, TOLD);
  if (joined !== null && [joined.status, ...Object.values(joined.said)].every((text) => text === null || fits(text))) {
    return [{ status: joined.status, ...joined.said, note: isNamed ? `时间节点：${nodes[0]!.label.replace(OCCURRENCE_WORDS, '')}` : null }];
  }
  const half = Math.ceil(nodes.length / 2);
  return [nodes.slice(0, half), nodes.slice(half)].flatMap((some) => rowsOfRule(some, all, history, true));
}

const fits = (text: string): boolean => text.length < CELL_LIMIT && linesOf(text, OCCURRENCES_WIDTH) <= MOST_LINES;

/** A time node that was terminated stands in its row; the deadlines are those that go on, or those there were where none does. */
function measureCells(state: MeasureState, { indicators }: ExportedPlan, hasItems: boolean): Cells {
  const { indicator, item, number, title, text } = state;
  const planned = plannedOf(state);
  const { words, kinds, days } = splitDeadlines(planned.flatMap(({ deadline }) => (deadline === null ? [] : [parsedDeadline(deadline)])));
  const targets = planned.flatMap(({ targets: ofNode }, index) => ofNode.map(({ baseline, ...target }): ParsedTarget => ({ ...target, deadline: index, ...(baseline === null ? {} : { baseline }) })));
  const coordinator = indicators.find(({ ordinal, name }) => ordinal === indicator.ordinal && name === indicator.name)?.coordinator ?? null;
  return {
    number, section: numbered(indicator.ordinal, indicator.name), item: item === null ? (hasItems ? '—' : null) : numbered(item.number, item.title), title, text: text === null ? null : text.slice(0, CELL_LIMIT),
    deadline: words || null, deadlineKind: kinds || null, deadlineDate: days || null, coordinator, target: targets.length === 0 ? null : targetCell(targets),
  };
}

/**
 * What the measure asks for: a single result under the words it is judged by, a recurring task under those in force. Occurrences that
 * were asked for by words of before stand in rows of their own; their words ask for nothing any more.
 */
function plannedOf({ milestones, lists }: MeasureState): Pick<Milestone, 'deadline' | 'targets'>[] {
  const living = milestones.filter(({ status }) => status !== 'terminated');
  const inForce = lists.at(-1);
  const counted = living.length > 0 ? living : milestones;
  const rules = [...new Set(counted.map(ruleOf))];
  return rules.flatMap((rule) => {
    const nodes = counted.filter((node) => ruleOf(node) === rule);
    const single = nodes.find(({ occurrence }) => occurrence === null);
    if (single) return [single];
    const listed = inForce?.milestones.find(({ milestone }) => milestone === rule);
    if (!listed) return rules.length === 1 ? nodes.slice(-1) : [];
    return [{ ...listed, deadline: listed.deadline && beginning(listed.deadline, inForce!.from, nodes) }];
  });
}

/** Where no period of before is one of the task's, it begins with the edition that asks for it. */
function beginning(deadline: Deadline, from: LocalDate | null, nodes: readonly MilestoneState[]): Deadline {
  const isNew = from !== null && nodes.every((node) => node.deadline?.every !== deadline.every || (node.originalDue !== null && node.originalDue >= from));
  return isNew && (deadline.from === null || deadline.from < from) ? { ...deadline, from } : deadline;
}

const numbered = (number: number | null, name: string): string => (number === null ? name : `${formatNumber('chineseCountingThousand', number)}、${name}`);

function parsedDeadline({ kind, raw, date, from, every, day }: Deadline): ParsedDeadline {
  return { raw, kind, ...(date === null ? {} : { date }), ...(from === null ? {} : { from }), ...(every === null ? {} : { every }), ...(day === null ? {} : { day }) };
}

/** Units by the bracket they stand in, as printed: a lead that registration derived is a responsible unit of the text (rule 7). 等 stands behind the last where the plan names further ones so (未列全). */
function bracketsOf({ units, unitsIncomplete }: MeasureState): Cells[] {
  const last = units.reduce((most, { group }) => Math.max(most, group), 0);
  return Array.from({ length: last }, (_, index): Cells => {
    const ofGroup = units.filter(({ group }) => group === index + 1);
    const named = (role: string): string | null => ofGroup.filter((one) => (one.derived ? 'responsible' : one.role) === role).map(({ printedName }) => printedName).join('、') || null;
    const bracket = { lead: named('lead'), responsible: named('responsible'), supporting: named('supporting') };
    const open = unitsIncomplete && index === last - 1 ? (['supporting', 'responsible', 'lead'] as const).find((role) => bracket[role] !== null) : undefined;
    return open ? { ...bracket, [open]: `${bracket[open]}等` } : bracket;
  });
}

function nodeCells(node: MilestoneState, nodes: number, history: readonly MeasureEvent[]): Cells {
  const { label, status, due, originalDue, completedOn, claimedOn, cumulative, lastReport, deadline } = node;
  const { extensionReason, slip, problems, nextSteps } = saidOfNode(node, history);
  const notes = [...(nodes > 1 ? [`时间节点：${label}`] : []), ...(deadline?.kind === 'relative' && originalDue !== null ? [`已触发，到期日${chineseDate(originalDue)}`] : [])];
  return {
    status: MILESTONE_STATUS_LABELS[status], extendedTo: due !== originalDue ? due : null, completedOn: status === 'closed' ? completedOn : status === 'reported' ? claimedOn : null, cumulative: cumulative?.value ?? null, progress: lastReport?.text ?? null,
    extensionReason, slip, problems, nextSteps, note: notes.join('；') || null,
  };
}
