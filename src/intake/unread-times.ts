import type { FoundDeadline } from './deadlines.js';

export interface UnreadTime {
  words: string;
  at: number;
}

/** 全年新增3万户: the year an amount is counted over, or its limit? */
const WHOLE_YEAR = /全年[^。；;，,\n]{0,20}?\d[^。；;，,\n]{0,16}/g;
/** 待省里调整标准后，…; …办法印发后，…: a condition without a length of time. */
const CONDITION = /(?<=^|[。；;，,\n])待[^。；;，,\n]{2,40}后|(?<=^|[。；;，,\n])[^。；;，,\n]{2,40}(?:下发|印发|出台|颁布)之?后(?=[，,])/g;

/**
 * Words about time that are no deadline as they stand but may mean one: a person decides. What `found` already covers is not told again.
 */
export function findUnreadTimes(text: string, found: readonly FoundDeadline[]): UnreadTime[] {
  let next = 0;
  return [...text.matchAll(WHOLE_YEAR), ...text.matchAll(CONDITION)]
    .map((match) => ({ words: match[0], at: match.index }))
    .sort((a, b) => a.at - b.at)
    .filter(({ words, at }) => {
      while (next < found.length && found[next]!.at + found[next]!.deadline.raw.length <= at) next += 1;
      return next === found.length || found[next]!.at >= at + words.length;
    });
}
