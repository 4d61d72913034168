import type { ParsedTarget } from '../parsed-plan.js';

const DIRECTIONS: Record<ParsedTarget['direction'], string> = { 'at-least': '不低于', 'at-most': '不高于', increase: '增加', decrease: '减少' };
const DIRECTION_OF = new Map(Object.entries(DIRECTIONS).map(([direction, words]) => [words, direction as ParsedTarget['direction']]));
const NUMBER = '-?\\d+(?:\\.\\d+)?';
/** 150米以内〔不高于150米〕 · 由22个月压缩至3个月〔不高于3个月，原22，第2个时限〕 */
const LINE = new RegExp(`^(.*)〔(${Object.values(DIRECTIONS).join('|')})(${NUMBER})([^，〔〕]*)(?:，原(${NUMBER}))?(?:，第(\\d{1,3})个时限)?〕$`);

/** The cell 量化目标 for the targets of a measure, a line for each: `readTargetCell` reads it back without loss. */
export function targetCell(targets: readonly ParsedTarget[]): string {
  return targets.map(({ raw, direction, value, unit, baseline, deadline }) =>
    `${raw}〔${DIRECTIONS[direction]}${value}${unit}${baseline === undefined ? '' : `，原${baseline}`}${deadline === 0 ? '' : `，第${deadline + 1}个时限`}〕`).join('\n');
}

/** The targets of a cell whose every line says direction, value and unit in 〔 〕; null where it is written otherwise. */
export function readTargetCell(text: string): ParsedTarget[] | null {
  const targets: ParsedTarget[] = [];
  for (const line of text.split('\n')) {
    const match = LINE.exec(line.trim());
    if (!match) return null;
    const [, raw, direction, value, unit, baseline, deadline] = match;
    targets.push({
      deadline: deadline ? Number(deadline) - 1 : 0, raw: raw!, unit: unit!, direction: DIRECTION_OF.get(direction!)!,
      ...(baseline === undefined ? {} : { baseline }), value: value!,
    });
  }
  return targets;
}
