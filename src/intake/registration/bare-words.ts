/** The letters and digits of a title, each in its usual form: two editions of one plan set signs, brackets and spaces differently. */
export const bareWords = (words: string): string => words.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
