import { CLOSING, OPENING } from './brackets.js';
import { maskBookTitles, type FoundDeadline } from './deadlines.js';
import type { ParsedTarget } from './parsed-plan.js';
import { findGrants, NUMBER, UNIT } from './quantities.js';
import { arePaired, findYearlyQuantities } from './yearly-quantities.js';

export interface FoundTarget {
  target: ParsedTarget;
  at: number;
  /** `due`: the measure has deadlines, and the text does not say with which it is due. `condition`: the words may as well say what the measure applies to. */
  doubt: 'due' | 'condition' | null;
}

const VALUE = `(?<value>${NUMBER})\\s?(?<unit>${UNIT})`;
/** What a quantity stands in front of makes it a condition (100万元以下的项目) or the head of a list of several: neither is plain. */
const PLAIN_END = '(?!(?:以[上下内])?[）)]?的|[、和与及]\\s?\\d|[（(](?:不)?含)';
const WITHIN = '(?:以内|之内|以下|内|左右)?';
const UP = '(?:提高|提升|增加|增长|扩大|扩展|拓展|增)';
const DOWN = '(?:压缩|压减|缩短|缩减|减少|降低|下降|减|降)';

/** One way to state a quantity: what stands before and behind the number, and what that makes of it. */
interface TargetRule {
  pattern: RegExp;
  direction: ParsedTarget['direction'];
  /** 长度不超过150米的免费建设, 投资额不超过500万元的项目: a target, or a condition. */
  isDoubtful: boolean;
}
const rule = (direction: ParsedTarget['direction'], pattern: string, isDoubtful = false): TargetRule => ({ direction, isDoubtful, pattern: new RegExp(pattern, 'dg') });
const FROM = `(?:由|从)(?:目前的?|原来的?|现在的?)?(?<baseline>${NUMBER})\\s?(?:${UNIT})?[^\\d。；;，,、\\n]{0,6}?`;

/** Earlier rules count where several read one number. */
const RULES: readonly TargetRule[] = [
  // 由20个行业扩展到50个行业 · 从3个压减至2个
  rule('at-least', `${FROM}${UP}(?:至|到|为)${VALUE}(?:以上)?${PLAIN_END}`),
  rule('at-most', `${FROM}${DOWN}(?:至|到|为)${VALUE}${WITHIN}${PLAIN_END}`),
  // 压缩至4个工作日以内 · 控制在4.5%以内
  rule('at-most', `(?:${DOWN}(?:至|到|为)|(?:控制|保持|稳定|限定)在)${VALUE}${WITHIN}${PLAIN_END}`),
  // 达到95%以上 · 提高到80% · 增至30家
  rule('at-least', `(?:${UP}(?:至|到|为)|达到?|不低于|不少于|至少(?:完成|建成|新增|培育|建设)?|突破)${VALUE}(?:以上)?${PLAIN_END}`),
  rule('at-most', `(?:不超过|不高于|不大于|不多于|不得超过)${VALUE}${PLAIN_END}`),
  rule('at-most', `(?:不超过|不高于|不大于|不多于|不得超过)${VALUE}(?=的)`, true),
  rule('at-least', `(?:不低于|不少于|不小于|不得低于|不得少于)${VALUE}(?=的)`, true),
  // 数量超过1000个
  rule('at-least', `(?<=[数总规率额例比])[量模占]?超过${VALUE}${PLAIN_END}`),
  // 增长20% · 减少19万时户 · 提升2个百分点
  rule('increase', `(?:(?<!新)${UP}|上升)${VALUE}(?:以上|左右)?${PLAIN_END}`),
  rule('decrease', `${DOWN}${VALUE}(?:以上|左右)?${PLAIN_END}`),
  // 新增省级平台20家以上 · 增设服务设施150处
  rule('at-least', `(?:新增|增设|增开)${VALUE}(?:以上|左右)?${PLAIN_END}`),
  rule('at-least', `(?:新增|增设|增开|新建|筹建|建成|引进|培育|创建|打造|改造|选树|认定|评定|遴选|创成|组建|布设|改扩?建)[^\\d。；;，,、\\n“”]{0,14}${VALUE}(?:以上|左右)?(?=[，,；;。、]|$)`),
  // 回访率100% · 作业化率94%
  rule('at-least', `(?<=(?<!失业|差错|投诉|死亡|不良|事故|下降|降低|逾期)率[”"]?)${VALUE}(?:以上)?(?=[，,；;。]|$)`),
  // 15场以上 · 3.5个小时以内
  rule('at-least', `(?<![\\d.])${VALUE}以上(?=[，,；;。]|$)`),
  rule('at-most', `(?<![\\d.])${VALUE}(?:以内|之内|以下|内)(?=[，,；;。]|$)`),
];

/** Words kept before the quantity, from the head of its clause: 管线长度不大于150米. */
const SUBJECT_LIMIT = 40;
const HEADS = '，,；;。：:\n';
const QUANTITY = new RegExp(`\\d\\s?${UNIT}`);
const QUANTITY_BEFORE = new RegExp(`\\d\\s?${UNIT}(?:以上|以内|以下)?$`);

/**
 * The quantities of a measure in text order, where the words around the number say plainly whether it is the least, the most, a rise
 * or a fall. Conditions (200万元以下的项目), lists (92%、86%) and service promises (7日内作出决定) are left to the person; what may be
 * either (不超过200米的工程) is a doubt.
 *
 * @param deadlines the measure's, in text order: a target is due with the last one before it; sure only within one sentence
 */
export function findTargets(text: string, deadlines: readonly FoundDeadline[]): FoundTarget[] {
  if (!QUANTITY.test(text)) return [];
  const masked = maskBookTitles(text);
  /** null: a number that is no target, or of which a person says what it is. */
  const byValue = new Map<number, FoundTarget | null>();
  const starts = deadlines.map(({ at }) => at);
  const grants = findGrants(masked);
  const grantStarts = grants.map(({ from }) => from);
  for (const yearly of findYearlyQuantities(masked)) {
    for (const [index, { at, raw, value, unit }] of yearly.values.entries()) {
      const due = arePaired(yearly) ? lastBefore(starts, yearly.years[index]!.at) : -1;
      byValue.set(at, due === -1 || starts[due] !== yearly.years[index]!.at ? null : { at, doubt: null, target: { deadline: due, raw, unit: unitOf(unit, ''), direction: yearly.direction!, value } });
    }
  }
  // A field of its own holds for the whole measure.
  const holdsForAll = deadlines.length === 1 && deadlines[0]!.isField === true;
  const stops = [...text.matchAll(/。/g)].map(({ index }) => index);
  for (const { pattern, direction, isDoubtful } of RULES) {
    for (const match of masked.matchAll(pattern)) {
      const { value, unit, baseline } = match.groups!;
      const valueAt = match.indices!.groups!['value']![0];
      if (byValue.has(valueAt) || (grants[lastBefore(grantStarts, valueAt)]?.to ?? 0) > valueAt) continue;
      const due = lastBefore(starts, match.index);
      const dueEnd = due === -1 ? 0 : deadlines[due]!.at + deadlines[due]!.deadline.raw.length;
      const at = headOf(text, match.index, dueEnd);
      const isDueUnsaid = deadlines.length > 0 && !holdsForAll && (due === -1 || (stops[lastBefore(stops, match.index)] ?? -1) >= dueEnd);
      byValue.set(valueAt, {
        at,
        doubt: isDoubtful ? 'condition' : isDueUnsaid ? 'due' : null,
        target: { deadline: Math.max(0, due), raw: text.slice(at, match.index + match[0].length), unit: unitOf(unit!, text.slice(at, match.index)), direction, ...(baseline ? { baseline } : {}), value: value! },
      });
    }
  }
  return [...byValue].sort(([a], [b]) => a - b).flatMap(([, found]) => found ?? []);
}

/** 接入环节不超过1个: the noun that 个 counts stands before it. 个小时 and 小时 are one unit. */
function unitOf(unit: string, subject: string): string {
  const counted = unit.endsWith('个') ? (/(?:环节|行业|领域|事项|项目)$/.exec(subject)?.[0] ?? '') : '';
  return unit.replace('％', '%').replace('个小时', '小时') + counted;
}

/** Index of the last of ascending offsets at or before an offset, or -1. */
function lastBefore(offsets: readonly number[], offset: number): number {
  let low = -1;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (offsets[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the clause with the quantity begins, behind the deadline before it; 、 divides only quantities. */
function headOf(text: string, at: number, from: number): number {
  const least = Math.max(from, at - SUBJECT_LIMIT);
  let head = at;
  let brackets = 0;
  for (; head > least; head -= 1) {
    const before = text[head - 1]!;
    if (CLOSING.includes(before)) brackets += 1;
    else if (OPENING.includes(before) && (brackets -= 1) < 0) return head;
    else if (HEADS.includes(before) && brackets === 0) return head;
    else if (before === '、' && QUANTITY_BEFORE.test(text.slice(Math.max(least, head - 12), head - 1))) return head;
  }
  return head === from ? head : at;
}
