/**
 * The numbering of Chinese official documents, outermost first (GB/T 9704-2012, 7.3.3: 一、 then （一） then 1. then （1）).
 * The rank orders them; a document may leave levels out.
 */
const NUMBERING = [
  { style: 'part', rank: 1, pattern: /^第([一二三四五六七八九十百\d]{1,4})(?:部分|章|篇)[、：:]?/ },
  { style: 'section', rank: 1.5, pattern: /^第([一二三四五六七八九十百\d]{1,4})节[、：:]?/ },
  { style: 'chinese', rank: 2, pattern: /^([一二三四五六七八九十百]{1,4})、(?![一二三四五六七八九十]{1,3}[、类级项])/ },
  { style: 'task', rank: 2, pattern: /^(?:重点)?(?:任务|行动|工程|措施)([一二三四五六七八九十]{1,3}|\d{1,2})\s?[：:、.．]/ },
  // 问题一：, 问题1. of a list of faults to mend; beneath （一） where that comes first (outline.ts)
  { style: 'problem', rank: 2.5, pattern: /^(?:反馈|存在)?问题\s?[（(]?\s?([一二三四五六七八九十百]{1,4}|\d{1,3})\s?[)）]?\s?[：:、.．]/ },
  { style: 'article', rank: 3, pattern: /^第([一二三四五六七八九十百]{1,4}|\d{1,3})条(?![件例款第和、至到的规])[、：:]?\s?/ },
  { style: 'chinese-bracket', rank: 3, pattern: /^[（(]\s?([一二三四五六七八九十百]{1,4})\s?[)）][、.．]?/ },
  { style: 'chinese-square', rank: 2.5, pattern: /^【([一二三四五六七八九十]{1,3})】[、.．]?/ },
  { style: 'chinese-bracket', rank: 3, pattern: /^([㈠-㈩])[、.．]?/ },
  { style: 'digit', rank: 4, pattern: /^(\d{1,3})\s?[.．、](?:(?!\d)|(?=20\d{2}(?:年|[—–―－\-~～至到]{1,2}20\d{2}年)|\d{1,2}月[份底末前上中下\d]))/ },
  { style: 'digit', rank: 4, pattern: /^([⒈-⒛])[、.．]?/ },
  // 1 建设平台 (pieces.ts keeps that space only where 1.1 stands too), 1.1 整合系统, 1.1.1 完成迁移; 1.5万亩 is a quantity
  { style: 'digit', rank: 4, pattern: /^(\d{1,2}) (?=[\u4e00-\u9fff]{2})(?![万亿千百个倍元米吨亩户家名人年月日天小公平辆台套条处座所次项级类批场件分])/ },
  { style: 'decimal', rank: 4.3, pattern: /^\d{1,2}[.．](\d{1,2})(?: |、|(?=[\u4e00-\u9fff]))(?![万亿千百个倍元米吨亩户家名人年月日天小公平辆台套条处座所次项级类批场件分]|%|％)/ },
  { style: 'decimal-3', rank: 4.6, pattern: /^\d{1,2}[.．]\d{1,2}[.．](\d{1,3})(?: |、|(?=[\u4e00-\u9fff]))/ },
  { style: 'digit-bracket', rank: 5, pattern: /^[（(]\s?(\d{1,3})\s?[)）]/ },
  { style: 'digit-bracket', rank: 5, pattern: /^([⑴-⒇])/ },
  { style: 'digit-half-bracket', rank: 6, pattern: /^(\d{1,2})[)）]/ },
  { style: 'circled', rank: 6, pattern: /^([①-⑳])/ },
] as const;
export type NumberingStyle = (typeof NUMBERING)[number]['style'];

/** （一）关于…的问题 above 问题1： */
export const BENEATH_BRACKETED = 3.5;

export interface NumberedStart {
  style: NumberingStyle;
  rank: number;
  number: number;
  /** What follows the number. */
  rest: string;
}

/** The number that a paragraph opens with, or null. */
export function readNumber(text: string): NumberedStart | null {
  const opening = text.slice(0, 12);
  for (const { style, rank, pattern } of NUMBERING) {
    const match = pattern.exec(opening);
    if (!match) continue;
    const number = toInteger(match[1]!);
    if (number === null) continue;
    return { style, rank, number, rest: text.slice(match[0].length).trimStart() };
  }
  return null;
}

/** One character for a number with its bracket or stop. */
const SIGNS = [['①', '⑳'], ['⑴', '⒇'], ['⒈', '⒛'], ['㈠', '㈩']] as const;
const DIGITS = '零一二三四五六七八九';

/** 十二 → 12, 三十 → 30, 12 → 12, ③ → 3; null where the characters are no number below 1,000. */
export function toInteger(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const signs = text.length === 1 ? SIGNS.find(([first, last]) => text >= first && text <= last) : undefined;
  if (signs) return text.charCodeAt(0) - signs[0].charCodeAt(0) + 1;
  const match = /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text.replace(/两/g, '二'));
  if (!match || match[0] === '') return null;
  const [, hundreds, tens, ten, ones] = match;
  return (hundreds ? DIGITS.indexOf(hundreds) * 100 : 0) + (ten ? (tens ? DIGITS.indexOf(tens) : 1) * 10 : 0) + (ones ? DIGITS.indexOf(ones) : 0);
}
