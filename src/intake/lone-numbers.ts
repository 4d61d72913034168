/** Lines of digits alone: numbers of pages, or words of a sentence that the conversion broke around them. */
export interface LoneNumbers {
  /** Indexes of lines that belong to the sentence. */
  words: ReadonlySet<number>;
  /** Indexes of lines taken out of an open sentence though nothing shows that they number pages. */
  doubtful: readonly number[];
}

const DIGITS = /^\d{1,4}$/;
const NUMBERED_PAGE = /^(?:[-—–－·\s]*(\d{1,4})[-—–－·\s]*|第\s*(\d+)\s*页.*)$/;
/** Asks for a number before it. */
const WANTED_BEFORE = /^(?:%|％|‰|个(?:工作日|百分点|小时|月|以)|万|亿|公里|千米|公顷|平方|立方|米|吨|亩|小时|分钟|天|[家户项条台处座所次名个人元](?=[以之。，；、（]))/;
/** Leaves a number open: 缩短至. */
const OPEN_AHEAD = /(?:[至到达过足于约近超]|不少|不低|不高|新增|新建|增加|减少|提高|降低|缩减|压减)$/;
const CLOSED = /[。！？!?：:；;]$/;
const NEAR = 3;

/** A number of a page stands in a count of its own. Linear in the lines. */
export function findLoneNumbers(lines: readonly string[]): LoneNumbers {
  const trimmed = lines.map((line) => line.trim());
  const filled = trimmed.flatMap((text, index) => (text === '' ? [] : [index]));
  const pages = filled.flatMap((index) => {
    const match = trimmed[index]!.length < 20 ? NUMBERED_PAGE.exec(trimmed[index]!) : null;
    return match ? [{ index, number: Number(match[1] ?? match[2]) }] : [];
  });
  const counted = new Set(pages.flatMap(({ index, number }, place) => (goesOn(pages.slice(Math.max(0, place - NEAR), place), number, -1) || goesOn(pages.slice(place + 1, place + 1 + NEAR), number, 1) ? [index] : [])));
  const words = new Set<number>();
  const doubtful: number[] = [];
  for (const [place, index] of filled.entries()) {
    const number = trimmed[index]!;
    const before = trimmed[filled[place - 1] ?? -1] ?? '';
    const next = trimmed[filled[place + 1] ?? -1] ?? '';
    if (!DIGITS.test(number) || before === '' || next === '' || CLOSED.test(before) || /^#|[|\t]/.test(before) || NUMBERED_PAGE.test(before)) continue;
    if (belongs(before, number, next) && !counted.has(index)) words.add(index);
    else if (!counted.has(index) && isTorn(before, next)) doubtful.push(index);
  }
  return { words, doubtful };
}

const goesOn = (others: readonly { number: number }[], number: number, step: number) => others.some(({ number: other }) => other - number === step);

function belongs(before: string, number: string, next: string): boolean {
  if (next.startsWith('年')) return /^20\d{2}$/.test(number);
  if (next.startsWith('月')) return Number(number) >= 1 && Number(number) <= 12 && !/[当本每次下上个\d]$/.test(before);
  if (/^[日号]/.test(next)) return Number(number) >= 1 && Number(number) <= 31 && before.endsWith('月');
  return !/\d$/.test(before) && (WANTED_BEFORE.test(next) || (OPEN_AHEAD.test(before) && /^[\u4e00-\u9fff%％]/.test(next)));
}

/** The words around the line would be one sentence, and a number could belong to it. */
const isTorn = (before: string, next: string) => /[\u4e00-\u9fff]$/.test(before) && (/^[年月日号]/.test(next) || WANTED_BEFORE.test(next) || OPEN_AHEAD.test(before));
