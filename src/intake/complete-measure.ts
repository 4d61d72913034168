import { warnAboutDeadline } from './deadline-warnings.js';
import { findDeadlines, maskForTimes, withoutConfirmations, type FoundDeadline } from './deadlines.js';
import type { ParsedMeasure } from './parsed-plan.js';
import type { MeasureDraft } from './sections.js';
import { findTargets } from './targets.js';
import { findUnreadTimes } from './unread-times.js';
import { arePaired, findYearlyQuantities } from './yearly-quantities.js';
import { mayBeCondition, type MeasureWarnings } from './warnings.js';

export interface WholeDocument {
  /** The plan's year; null leaves yearless deadlines without a date. */
  year: number | null;
  lines: readonly string[];
  /** Line → words of a list of units mended there. */
  repairs: ReadonlyMap<number, string>;
}

/** 整改时限：2022年12月底 in a plan of 2021, and 9月底前 beside it: of which of the years? */
function doubtCarriedYears(found: readonly FoundDeadline[], year: number | null): FoundDeadline[] {
  const later = year !== null && found.some(({ deadline: { raw, kind } }) => kind === 'by' && Number(/^20\d{2}(?=年)/.exec(raw)?.[0] ?? 0) > year);
  if (!later || found.some(({ deadline: { raw } }) => raw.startsWith(`${year}年`))) return [...found];
  const first = found.findIndex(({ deadline: { raw } }) => /^20\d{2}年/.test(raw));
  return found.map((one, index) => (index > first && one.doubt === null && one.deadline.date?.startsWith(`${year}-`) && /^[\d一二三四五六七八九十年]{1,3}[月底末]/.test(one.deadline.raw) ? { ...one, doubt: 'doubtful' } : one));
}

/**
 * Adds what needs the plan's year, and where in the document each thing was read.
 */
export function completeMeasure({ words, spans, ...measure }: MeasureDraft, { year, lines, repairs }: WholeDocument, warnings: MeasureWarnings): ParsedMeasure {
  const { text } = words;
  const found = doubtCarriedYears(findDeadlines(text, year), year);
  const { counted, places } = withoutConfirmations(found);
  for (const one of counted) warnAboutDeadline(one, year, words.lineAt(one.at), warnings);
  for (const { words: unread, at } of findUnreadTimes(text, found, year)) {
    warnings.add('deadline-unread', 'deadlines', `“${unread}”没有写明截止日期，没有作为时限，请确认是否需要补填。`, words.lineAt(at), unread);
  }
  for (const line of words.lines()) {
    const repaired = repairs.get(line);
    if (repaired !== undefined) warnings.add('unit-doubtful', 'units', `换页处单位名称有重复或断开，按“${repaired}”接续，请核对。`, line, repaired);
  }
  const targets = findTargets(text, found).map(({ target, ...one }) => ({ ...one, target: { ...target, deadline: places[target.deadline] ?? 0 } }));
  for (const { target: { raw, deadline }, at, doubt } of targets) {
    if (doubt === null) continue;
    const message = doubt === 'condition' ? mayBeCondition(raw) : `“${raw}”与哪个时限对应没有写明，暂归“${counted[deadline]!.deadline.raw}”，请核对。`;
    warnings.add('target-doubtful', 'targets', message, words.lineAt(at), raw);
  }
  for (const yearly of findYearlyQuantities(maskForTimes(text))) {
    if (!arePaired(yearly)) warnings.add('target-doubtful', 'targets', `“${text.slice(yearly.at, yearly.at + yearly.words.length).slice(0, 60)}”的年份与数量不能一一对应，没有作为目标，请逐年核对。`, words.lineAt(yearly.at), yearly.words);
  }
  const marks = words.marks([
    ...spans,
    ...found.map(({ at, deadline: { raw } }) => ({ kind: 'deadline', start: at, end: at + raw.length } as const)),
    ...targets.map(({ at, target: { raw } }) => ({ kind: 'target', start: at, end: at + raw.length } as const)),
  ], lines);
  return {
    ...measure, text, deadlines: counted.map(({ deadline }) => deadline), targets: targets.map(({ target }) => target),
    source: { line: words.lineAt(0), lastLine: words.lineAt(text.length), marks },
  };
}
