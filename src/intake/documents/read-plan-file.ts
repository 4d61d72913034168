import { parsePlanText, type ParseOptions } from '../parse-plan-document.js';
import { IntakeError } from '../intake-error.js';
import { readDocument, refuseTooLarge } from '../read-document.js';
import { readCsv } from './csv.js';
import { misnamedAs, openFile } from './file-kind.js';
import type { ParseWarning } from '../parsed-plan.js';
import type { PlanFile, PlanFileOptions } from './plan-file.js';
import { readExcel } from './read-excel.js';
import { readWord } from './word/read-word.js';
import { readWordPlan } from './word/word-plan.js';
import { readWorkbook } from './workbook.js';

/**
 * Reads a plan from a file of any kind that the office has.
 *
 * @param bytes .txt, .md, .docx, .xlsx or .csv, at most MAX_DOCUMENT_BYTES; what it is shows its content, not its name
 * @throws IntakeError where the file is of another kind, damaged, protected or too large, or a text under the name of another kind of file
 */
export async function readPlanFile(bytes: Uint8Array, options: PlanFileOptions): Promise<PlanFile> {
  refuseTooLarge(bytes);
  const file = openFile(bytes, options.fileName);
  const misnamed = misnamedAs(file, options.fileName);
  if (file.kind === 'excel') return withName(misnamed, 'Excel 工作簿', readExcel(await readWorkbook(file.parts), options));
  if (options.plan !== undefined && file.kind !== 'csv') throw new IntakeError('PLAN_NOT_IN_FILE', `这份文件不是 Excel 工作簿，不能从中选择方案“${options.plan}”。请不要指定方案，再导入。`, { plan: options.plan });
  if (file.kind === 'word') return withName(misnamed, 'Word 文档', readWordPlan(await readWord(file.parts), options));
  const text = readDocument(bytes);
  // Not read on the chance that it is one: nobody keeps a plan under such a name.
  if (misnamed !== null) throw new IntakeError('DOCUMENT_MISNAMED', `文件名是 .${misnamed}，内容却是文本，没有读取。请检查是否选对了文件；确是方案的，把扩展名改为 .txt 再导入。`, { ending: misnamed });
  if (file.kind === 'csv') return readExcel([readCsv(text, options.fileName)], options);
  return { kind: 'text', text, lines: text.split('\n'), plan: parsePlanText(text, parseOptions(options)) };
}

/** Its content was read as what it is; the person is told that the name says otherwise. */
function withName<F extends PlanFile>(misnamed: string | null, kind: string, file: F): F {
  if (misnamed === null) return file;
  const warning: ParseWarning = { code: 'file-misnamed', message: `文件名是 .${misnamed}，内容却是 ${kind}，已按 ${kind}读取，请核对是否选对了文件。`, line: 1, excerpt: '' };
  return { ...file, plan: { ...file.plan, warnings: [warning, ...file.plan.warnings] } };
}

const parseOptions = ({ fileName, year }: PlanFileOptions): ParseOptions => ({ fileName, ...(year === undefined ? {} : { year }) });
