import { cellRef, colToLetter, writeXlsx, type Cell, type CellStyle, type CellValue } from 'hucre/xlsx';
import type { ParsedMeasure, ParsedPlan } from '../parsed-plan.js';
import { DEADLINE_KIND_WORDS, splitDeadlines } from './deadline-cells.js';
import type { ColumnMeaning, OpeningRow } from './plan-file.js';
import { EXAMPLE_MARK } from './row-kinds.js';
import { targetCell } from './target-cells.js';
import { formatNumber } from './word/number-formats.js';

const SHEET = '工作台账';
const ROWS_VALIDATED = 2_000;

const COLUMNS: readonly { meaning: ColumnMeaning; heading: string; width: number; example: string }[] = [
  { meaning: 'number', heading: '序号', width: 6, example: EXAMPLE_MARK },
  { meaning: 'section', heading: '领域', width: 14, example: '一、开办企业' },
  { meaning: 'item', heading: '事项', width: 16, example: '' },
  { meaning: 'title', heading: '任务名称', width: 28, example: '推行企业开办一网通办' },
  { meaning: 'text', heading: '措施全文', width: 60, example: '推行企业开办一网通办。6月底前建成统一平台。' },
  { meaning: 'deadline', heading: '完成时限', width: 16, example: '6月底前' },
  { meaning: 'deadlineKind', heading: '时限类型', width: 10, example: DEADLINE_KIND_WORDS[0]! },
  { meaning: 'deadlineDate', heading: '到期日', width: 14, example: '2021-06-30' },
  { meaning: 'lead', heading: '牵头单位', width: 20, example: '市行政审批局' },
  { meaning: 'responsible', heading: '责任单位', width: 24, example: '市公安局、市税务局' },
  { meaning: 'supporting', heading: '配合单位', width: 20, example: '' },
  { meaning: 'leader', heading: '分管领导', width: 12, example: '' },
  { meaning: 'coordinator', heading: '总牵头协调部门', width: 16, example: '' },
  { meaning: 'target', heading: '量化目标', width: 22, example: '办理时间1个工作日以内〔不高于1个工作日〕' },
  { meaning: 'progress', heading: '进展情况', width: 40, example: '平台已上线试运行。' },
  { meaning: 'cumulative', heading: '累计完成值', width: 12, example: '' },
  { meaning: 'status', heading: '完成状态', width: 10, example: '' },
  { meaning: 'completedOn', heading: '实际完成时间', width: 14, example: '' },
  { meaning: 'extendedTo', heading: '延期至', width: 14, example: '' },
  { meaning: 'extensionReason', heading: '延期原因', width: 20, example: '' },
  { meaning: 'slip', heading: '督办情况', width: 20, example: '' },
  { meaning: 'problems', heading: '存在问题', width: 24, example: '' },
  { meaning: 'nextSteps', heading: '下步措施', width: 24, example: '' },
  { meaning: 'note', heading: '备注', width: 16, example: '' },
];

const NOTES = '填写说明：一项措施一行，从示例行的下一行填起；示例行不会导入。一项措施分几组负责的，在下一行接着填各组单位，序号、任务名称、措施全文留空。'
  + '几个单位用顿号隔开；几个时限分行填写，时限类型、到期日逐行对应，也可只填完成时限。量化目标可照示例写明，也可只写文字。请勿填写个人姓名、电话和涉密内容。';

const HEADING: CellStyle = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } }, alignment: { wrapText: true, vertical: 'center', horizontal: 'center' } };
const EXAMPLE: CellStyle = { font: { italic: true, color: { rgb: '808080' } }, alignment: { wrapText: true, vertical: 'top' } };
const LABEL: CellStyle = { font: { bold: true } };

/** An empty ledger to fill in: notes, headings, an example row that is not imported. */
export const writeTemplate = (): Promise<Uint8Array> => writeWorkbook(null, []);

/** A plan as the template filled in; readPlanFile reads it back without loss. */
export const writePlanWorkbook = (plan: ParsedPlan, opening: readonly OpeningRow[] = []): Promise<Uint8Array> => writeWorkbook(plan, opening);

async function writeWorkbook(plan: ParsedPlan | null, opening: readonly OpeningRow[]): Promise<Uint8Array> {
  const front = [
    ['方案名称：', plan?.title], ['地区：', plan?.jurisdiction], ['发文机关：', plan?.issuer], ['发文字号：', plan?.documentNumber], ['成文日期：', plan?.issued], ['年份：', plan?.year === null ? null : plan?.year.toString()],
  ].map(([label, value]): CellValue[] => [label!, null, null, value ?? null]);
  const headerRow = front.length + 1;
  const body = plan ? rowsOf(plan, opening) : [COLUMNS.map(({ example }) => example || null)];
  const rows: CellValue[][] = [...front, [NOTES], COLUMNS.map(({ heading }) => heading), ...body];
  const cells = new Map<string, Partial<Cell>>([
    ...front.map(([label], row) => [`${row},0`, { value: label!, style: LABEL }] as const),
    [`${front.length},0`, { value: NOTES, style: { alignment: { wrapText: true, vertical: 'top' } } satisfies CellStyle }] as const,
    ...COLUMNS.map(({ heading }, column) => [`${headerRow},${column}`, { value: heading, style: HEADING }] as const),
    ...(plan ? [] : COLUMNS.map(({ example }, column) => [`${headerRow + 1},${column}`, { value: example || null, style: EXAMPLE }] as const)),
  ]);
  const kind = COLUMNS.findIndex(({ meaning }) => meaning === 'deadlineKind');
  return writeXlsx({
    sheets: [{
      name: SHEET, rows, cells,
      columns: COLUMNS.map(({ width }) => ({ width, style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } } })),
      merges: [...front.map((_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: 2 })), { startRow: front.length, startCol: 0, endRow: front.length, endCol: COLUMNS.length - 1 }],
      rowDefs: new Map([[front.length, { height: 48 }]]),
      freezePane: { rows: headerRow + 1, columns: 4 },
      dataValidations: [{
        type: 'list', values: [...DEADLINE_KIND_WORDS], range: `${cellRef(headerRow + 1, kind)}:${colToLetter(kind)}${headerRow + 1 + ROWS_VALIDATED}`,
        // several deadlines of one measure stand in lines of one cell: a hint, not a bar
        allowBlank: true, showInputMessage: true, inputTitle: '时限类型', inputMessage: `${DEADLINE_KIND_WORDS.join('、')}；几个时限分行填写`, showErrorMessage: true, errorStyle: 'information', errorMessage: `请填写：${DEADLINE_KIND_WORDS.join('、')}`,
      }],
      pageSetup: { orientation: 'landscape', paperSize: 'a3', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `$${headerRow + 1}:$${headerRow + 1}` },
    }],
  });
}

function rowsOf({ sections }: ParsedPlan, opening: readonly OpeningRow[]): CellValue[][] {
  const hasItems = sections.some(({ measures }) => measures.some(({ item }) => item !== null));
  return sections.flatMap((section, place) => {
    const { ordinal, name, leader, coordinator, measures } = section;
    return measures.flatMap((measure, index) => {
      const own = opening.filter(({ measure: of }) => of.section === place && of.index === index);
      const height = Math.max(1, measure.groups.length, own.length);
      return Array.from({ length: height }, (_, line): CellValue[] => {
        const head: Partial<Record<ColumnMeaning, string | null>> = line > 0 ? {} : {
          ...headCells(measure, hasItems), leader, coordinator, section: ordinal === null ? name : `${formatNumber('chineseCountingThousand', ordinal)}、${name}`,
        };
        const { lead = [], responsible = [], supporting = [] } = measure.groups[line] ?? {};
        const values: Partial<Record<ColumnMeaning, string | null>> = { ...own[line], ...head, lead: lead.join('、'), responsible: responsible.join('、'), supporting: supporting.join('、') };
        return COLUMNS.map(({ meaning }) => values[meaning] || null);
      });
    });
  });
}

function headCells({ number, item, title, text, deadlines, targets }: ParsedMeasure, hasItems: boolean): Partial<Record<ColumnMeaning, string>> {
  const { words, kinds, days } = splitDeadlines(deadlines);
  const itemCell = item === null ? (hasItems ? '—' : '') : `${item.number === null ? '' : `${item.number}. `}${item.title}`;
  return { number: number === null ? '' : String(number), item: itemCell, title, text, deadline: words, deadlineKind: kinds, deadlineDate: days, target: targetCell(targets) };
}
