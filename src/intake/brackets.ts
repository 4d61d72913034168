/** Every opening and closing bracket that stands in plans, of both widths; mixed pairs such as （…) are common and count as pairs. */
export const OPENING = '（(〔[【［';
export const CLOSING = '）)〕]】］';

export interface Bracket {
  /** Offset of the opening bracket. */
  open: number;
  /** Offset of the closing bracket, or the length of the text where none closes it. */
  close: number;
  closed: boolean;
  depth: number;
}

/** All brackets of a text by opening offset; one pass, whatever the nesting. */
export function findBrackets(text: string): Bracket[] {
  const found: Bracket[] = [];
  const stack: Bracket[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (OPENING.includes(character)) {
      const bracket = { open: at, close: text.length, closed: false, depth: stack.length };
      found.push(bracket);
      stack.push(bracket);
    } else if (CLOSING.includes(character)) {
      const bracket = stack.pop();
      if (bracket) Object.assign(bracket, { close: at, closed: true });
    }
  }
  return found;
}

/** Splits at the separators that stand outside every bracket and outside 《》 and “”. */
export function splitOutsideBrackets(text: string, separators: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (OPENING.includes(character) || character === '《' || character === '“') depth += 1;
    else if (CLOSING.includes(character) || character === '》' || character === '”') depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.includes(character)) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
