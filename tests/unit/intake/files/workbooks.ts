import { writeXlsx, type CellValue, type WriteOptions } from 'hucre/xlsx';
import type { ExcelPlanFile, OpeningRow, PlanFileOptions } from '../../../../src/intake/documents/plan-file.js';
import { readPlanFile } from '../../../../src/intake/documents/read-plan-file.js';

type WrittenSheet = WriteOptions['sheets'][number];
export interface SheetOptions extends Omit<WrittenSheet, 'name' | 'rows' | 'merges'> {
  name?: string;
  /** A1:B2 */
  merges?: string[];
}

const place = (reference: string) => {
  const [, letters, digits] = /^([A-Z])(\d+)$/.exec(reference)!;
  return { row: Number(digits) - 1, column: letters!.charCodeAt(0) - 65 };
};

export const sheet = (rows: CellValue[][], { name = 'Sheet1', merges = [], ...rest }: SheetOptions = {}): WrittenSheet => ({
  ...rest, name, rows,
  merges: merges.map((range) => {
    const [from, to] = range.split(':').map(place);
    return { startRow: from!.row, startCol: from!.column, endRow: to!.row, endCol: to!.column };
  }),
});

export const workbook = (...sheets: WrittenSheet[]): Promise<Uint8Array> => writeXlsx({ sheets });

export async function readBook(sheets: WrittenSheet[], options: Partial<PlanFileOptions> = {}): Promise<ExcelPlanFile> {
  const file = await readPlanFile(await workbook(...sheets), { fileName: '台账.xlsx', ...options });
  if (file.kind !== 'excel') throw new Error(`read as ${file.kind}`);
  return file;
}

const names = (list: string[]) => list.join(' ');

/** Each measure in one line: section#number title | deadlines | lead / responsible / supporting, groups divided by +. */
export const measuresOf = ({ plan }: ExcelPlanFile): string[] => plan.sections.flatMap((section) => section.measures.map(({ number, item, title, deadlines, groups }) => [
  `${section.name}#${item === null ? '' : `${item.number ?? ''}${item.title}#`}${number} ${title}`,
  deadlines.map(({ kind, date, every, day }) => `${kind} ${date ?? [every, day].filter((part) => part !== undefined).join(' ')}`.trim()).join('; '),
  groups.map(({ lead, responsible, supporting }) => [lead, responsible, supporting].map(names).join('/')).join(' + '),
].join(' | ')));

/** What was said of progress, without what was not. */
export const openingOf = ({ opening }: ExcelPlanFile): (Partial<OpeningRow> & { at: string })[] =>
  opening.map(({ sheet: _, measure, ...said }) => ({ at: `${measure!.section}.${measure!.index}`, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) }));

export const codesOf = ({ plan }: { plan: ExcelPlanFile['plan'] }): string[] => [...new Set(plan.warnings.map(({ code }) => code))].filter((code) => !/^(?:issuer|issued|document-number|jurisdiction|title)-missing$/.test(code));
export const meaningsOf = ({ sheets }: ExcelPlanFile, index = 0): string => sheets[index]!.columns.map(({ meaning, sure }) => `${meaning ?? '?'}${sure ? '' : '~'}`).join(' ');
