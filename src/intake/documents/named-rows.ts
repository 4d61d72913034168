import type { ParseWarning, ParseWarningCode } from '../parsed-plan.js';
import type { Grid } from './grid.js';

/** About the document or a whole sheet: no row is to be looked at. */
const OF_NO_ROW: readonly ParseWarningCode[] = [
  'title-missing', 'jurisdiction-missing', 'issuer-missing', 'document-number-missing', 'issued-missing', 'year-missing', 'year-from-text', 'year-range', 'no-measures', 'file-misnamed', 'column-unsure', 'hidden-part',
];
const NAMES_ROW = /第 \d+ 行/;

/** Warnings that say the row as Excel shows it, with the sheet where there are several: a person looks there. */
export function withRowsNamed(warnings: readonly ParseWarning[], grids: readonly Grid[]): ParseWarning[] {
  return warnings.map((warning) => {
    const grid = grids.findLast((one) => one.line(0) <= warning.line);
    if (grid === undefined || OF_NO_ROW.includes(warning.code) || warning.message.startsWith('工作簿')) return warning;
    const sheet = grids.length > 1 && !warning.message.includes(`“${grid.name}”`) ? `工作表“${grid.name}”` : '';
    if (NAMES_ROW.test(warning.message)) return { ...warning, message: `${sheet}${warning.message}` };
    return { ...warning, message: `${sheet}第 ${warning.line - grid.line(0) + 1} 行：${warning.message}` };
  });
}
