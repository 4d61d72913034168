import type { FormValues } from './form-values.js';

/** What was typed and not entered, by form, until the page is closed: closing a drawer by accident loses nothing. */
const drafts = new Map<string, FormValues>();

export const draftOf = (form: string): FormValues | undefined => drafts.get(form);
export const keepDraft = (form: string, values: FormValues): void => void drafts.set(form, values);
export const dropDraft = (form: string): void => void drafts.delete(form);
