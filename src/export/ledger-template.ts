import { DEADLINE_KIND_WORDS } from '../intake/documents/deadline-cells.js';
import { FRONT_LABELS, LEDGER_COLUMNS } from '../intake/documents/ledger-columns.js';
import { excelColumn } from './ledger-table.js';
import { tableWorkbook } from './table-workbook.js';

const NOTES = '填写说明：一项措施一行，从示例行的下一行填起；示例行不会导入。一项措施分几组负责的，在下一行接着填各组单位，序号、任务名称、措施全文留空。'
  + '几个单位用顿号隔开；几个时限分行填写，时限类型、到期日逐行对应，也可只填完成时限。量化目标可照示例写明，也可只写文字。请勿填写个人姓名、电话和涉密内容。';

/** Asked of who fills it in; the short title and the last day follow from the rest. */
const ASKED = ['title', 'jurisdiction', 'issuer', 'documentNumber', 'issued', 'year'] as const;

/** An empty ledger to fill in: notes, headings, an example row that is not imported. */
export const ledgerTemplate = (): Promise<Buffer> => tableWorkbook([{
  sheet: '工作台账', title: null, fields: ASKED.map((field) => ({ label: FRONT_LABELS[field], value: null })), notes: [NOTES], frozenColumns: 4,
  columns: LEDGER_COLUMNS.map((column) => ({ ...excelColumn(column), ...(column.meaning === 'deadlineKind' ? { choices: DEADLINE_KIND_WORDS } : {}) })),
  rows: [LEDGER_COLUMNS.map(({ example }) => example || null)], rowsAre: 'example',
}]);
