import type { IntakeWarning, SheetReading } from '../../../api/intake.types.js';

/** Whether a person has to look at a column: not where it has neither a heading nor anything in it, which is no column to its owner. */
export function isAsked({ heading, index, meaning, sure }: SheetReading['columns'][number], warnings: readonly IntakeWarning[]): boolean {
  if (sure || meaning === 'ignore') return false;
  return heading !== '' || warnings.some(({ code, message }) => code === 'column-unsure' && message.startsWith(`“第 ${index + 1} 栏”`));
}
