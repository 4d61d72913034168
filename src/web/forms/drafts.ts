import type { FormValues } from './form-values.js';

/** What was typed and not entered, by form, until the page is closed: closing a drawer by accident loses nothing. */
const drafts = new Map<string, FormValues>();
/** Forms whose last submission had no answer: it may stand all the same, and the next opening is another entry. */
const unconfirmed = new Set<string>();

export const draftOf = (form: string): FormValues | undefined => drafts.get(form);
export const keepDraft = (form: string, values: FormValues): void => void drafts.set(form, values);
export const noteUnconfirmed = (form: string): void => void unconfirmed.add(form);
export const isUnconfirmed = (form: string): boolean => unconfirmed.has(form);
export function dropDraft(form: string): void {
  drafts.delete(form);
  unconfirmed.delete(form);
}
