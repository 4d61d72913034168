import { parsePlanText, type ParseOptions } from '../parse-plan-document.js';
import { IntakeError } from '../intake-error.js';
import { readDocument, refuseTooLarge } from '../read-document.js';
import { readCsv } from './csv.js';
import { openFile } from './file-kind.js';
import type { PlanFile, PlanFileOptions } from './plan-file.js';
import { readExcel } from './read-excel.js';
import { readWord } from './word/read-word.js';
import { readWordPlan } from './word/word-plan.js';
import { readWorkbook } from './workbook.js';

/**
 * Reads a plan from a file of any kind that the office has.
 *
 * @param bytes .txt, .md, .docx, .xlsx or .csv, at most MAX_DOCUMENT_BYTES; what it is shows its content, not its name
 * @throws IntakeError where the file is of another kind, damaged, protected or too large
 */
export async function readPlanFile(bytes: Uint8Array, options: PlanFileOptions): Promise<PlanFile> {
  refuseTooLarge(bytes);
  const file = openFile(bytes, options.fileName);
  if (file.kind === 'excel') return readExcel(await readWorkbook(file.parts), options);
  if (options.plan !== undefined && file.kind !== 'csv') throw new IntakeError('PLAN_NOT_IN_FILE', `这份文件不是 Excel 工作簿，不能从中选择方案“${options.plan}”。请不要指定方案，再导入。`, { plan: options.plan });
  if (file.kind === 'word') return readWordPlan(await readWord(file.parts), options);
  const text = readDocument(bytes);
  if (file.kind === 'csv') return readExcel([readCsv(text, options.fileName)], options);
  return { kind: 'text', text, lines: text.split('\n'), plan: parsePlanText(text, parseOptions(options)) };
}

const parseOptions = ({ fileName, year }: PlanFileOptions): ParseOptions => ({ fileName, ...(year === undefined ? {} : { year }) });
