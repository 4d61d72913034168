import type { Cell, CellValue } from 'hucre/xlsx';
import { seenText } from '../unseen-characters.js';

export const cleanText = (text: string) => seenText(text).replace(/[ \t\u00a0\u3000]+(?=\n|$)/g, '').trim();

/** The text of a cell as the sheet shows it: a date in the parts that its format shows, a share with its sign. */
export function cellText(value: CellValue, cell: Cell | undefined): string {
  const format = cell?.style?.numFmt;
  if (value === null) return '';
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return dateText(value, format);
  return numberText(value, format);
}

/** A date set as 「2021年6月」 says a month, though the cell holds the first day of it. */
function dateText(date: Date, format: string | undefined): string {
  if (Number.isNaN(date.getTime())) return '';
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  // A time of day alone is a part of the day 0.
  if (year < 1900) return `${String(date.getUTCHours()).padStart(2, '0')}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
  const shown = (format ?? 'yyyy-mm-dd').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
  if (!shown.includes('d') && shown.includes('m') && !shown.includes('h')) return `${year}年${month}月`;
  return `${year}年${month}月${day}日`;
}

function numberText(value: number, format: string | undefined): string {
  if (format?.includes('%')) return `${rounded(value * 100)}%`;
  const decimals = /^[#,]*0\.(0+)(?:_|;|$)/.exec(format ?? '')?.[1]?.length;
  return decimals === undefined ? rounded(value) : value.toFixed(decimals);
}

/** 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3. */
const rounded = (value: number) => String(Number(value.toPrecision(15)));
