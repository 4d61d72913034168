/** What was typed into the form of a measure is kept under this name until it is saved or given up. */
export const editorName = (intake: string, measure: string): string => `intake|${intake}|${measure}`;
