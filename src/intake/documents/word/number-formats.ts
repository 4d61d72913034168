const DIGITS = '〇一二三四五六七八九';

/** 12 → 十二, 305 → 三百〇五 (with `zero` 零: 三百零五); below 10,000. */
function counting(value: number, zero: string, ten: 'bare' | 'with-one'): string {
  if (value === 0) return zero;
  let words = '';
  let gap = false;
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      gap = words !== '';
      continue;
    }
    if (gap) words += zero;
    gap = false;
    words += (unit === 10 && digit === 1 && words === '' && ten === 'bare' ? '' : DIGITS[digit]!) + name;
  }
  return words;
}

const digitByDigit = (value: number, zero: string) => [...String(value)].map((digit) => (digit === '0' ? zero : DIGITS[Number(digit)]!)).join('');
const from = (letters: string) => (value: number) => (value >= 1 && value <= letters.length ? [...letters][value - 1]! : String(value));
const inRange = (first: number, count: number) => (value: number) => (value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : String(value));

function letters(value: number, first: number): string {
  if (value < 1) return String(value);
  return String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.min(8, Math.floor((value - 1) / 26) + 1));
}

const ROMAN: readonly (readonly [number, string])[] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
function roman(value: number): string {
  let rest = value;
  let words = '';
  for (const [amount, letter] of ROMAN) {
    while (rest >= amount) {
      words += letter;
      rest -= amount;
    }
  }
  return words;
}

const LEGAL: Record<string, string> = { 〇: '零', 一: '壹', 二: '贰', 三: '叁', 四: '肆', 五: '伍', 六: '陆', 七: '柒', 八: '捌', 九: '玖', 十: '拾', 百: '佰', 千: '仟' };
const legal = (value: number) => [...counting(value, '〇', 'with-one')].map((character) => LEGAL[character] ?? character).join('');
const circled = (value: number) => (value <= 20 ? inRange(0x2460, 20)(value) : value <= 35 ? inRange(0x3251 - 20, 35)(value) : value <= 50 ? inRange(0x32b1 - 35, 50)(value) : String(value));

/** ECMA-376 part 1, 17.18.59 ST_NumberFormat; what is not here counts in digits. ⑴ and ⒈ are written （1） and 1. : readers know only those. */
const FORMATS: Record<string, (value: number) => string> = {
  none: () => '',
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => [...String(value)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (value) => `${value}.`,
  decimalEnclosedParen: (value) => `（${value}）`,
  chineseCounting: (value) => counting(value, '〇', 'bare'),
  chineseCountingThousand: (value) => counting(value, '零', 'bare'),
  japaneseCounting: (value) => counting(value, '〇', 'bare'),
  taiwaneseCounting: (value) => counting(value, '〇', 'bare'),
  taiwaneseCountingThousand: (value) => counting(value, '零', 'bare'),
  koreanCounting: (value) => counting(value, '零', 'bare'),
  ideographDigital: (value) => digitByDigit(value, '〇'),
  taiwaneseDigital: (value) => digitByDigit(value, '〇'),
  japaneseDigitalTenThousand: (value) => digitByDigit(value, '〇'),
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  japaneseLegal: legal,
  ideographTraditional: from('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: from('子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: (value) => (value >= 1 && value <= 10 ? `（${counting(value, '〇', 'bare')}）` : String(value)),
  upperLetter: (value) => letters(value, 65),
  lowerLetter: (value) => letters(value, 97),
  upperRoman: (value) => roman(value),
  lowerRoman: (value) => roman(value).toLowerCase(),
};

/** A list number as printed. */
export function formatNumber(format: string, value: number): string {
  if (value < 0 || value > 9999) return String(value);
  return Object.hasOwn(FORMATS, format) ? FORMATS[format]!(value) : String(value);
}
