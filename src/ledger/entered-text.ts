import { DomainError } from './domain-error.js';

/** C0 and C1 but tabulator and line ends, and the two noncharacters that no XML may hold: no export with one could be opened. */
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/;
/** Marks that turn the direction of what follows (Unicode Bidi_Control): words could be shown in another order than they were recorded. */
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** What is wrong with a piece of text, or null: what cannot be shown or printed later as it was entered is not let in. */
export function textProblem(value: string): string | null {
  if (CONTROL_CHARACTERS.test(value)) return '含有无法显示的控制字符，请删除后重新填写';
  if (DIRECTION_MARKS.test(value)) return '含有改变文字显示顺序的不可见字符，请删除后重新填写';
  if (!value.isWellFormed()) return '含有残缺的字符，请删除后重新填写';
  return null;
}

/**
 * Every text of a fact, wherever it stands and whoever enters it: form, import or correction.
 *
 * @param path JSON pointer of the value
 * @throws DomainError TEXT_UNREADABLE for characters nobody can see, TEXT_BLANK for text of white space alone
 */
export function requireReadableTexts(value: unknown, path: string): void {
  if (typeof value === 'string') return requireReadable(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value)) requireReadableTexts(one, `${path}/${name}`);
}

function requireReadable(value: string, path: string): void {
  const problem = textProblem(value);
  if (problem) throw new DomainError('TEXT_UNREADABLE', `内容（${path}）${problem}。`, 'invalid', { path });
  // Text that is empty altogether is the schema's business: some fields may be.
  if (value !== '' && value.trim() === '') throw new DomainError('TEXT_BLANK', `内容（${path}）只有空格，请填写文字。`, 'invalid', { path });
}
