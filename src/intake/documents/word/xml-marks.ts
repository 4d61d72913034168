/** A tag or the text between two, with its place in the source. */
export type XmlMark =
  | { kind: 'open' | 'empty'; name: string; attributes: string; start: number; end: number }
  | { kind: 'close'; name: string; start: number; end: number }
  | { kind: 'text'; text: string; start: number; end: number };

/**
 * The marks of an XML text in order, in one pass. It checks nothing: what it reads is also read by a parser that does.
 */
export function* readXml(xml: string): Generator<XmlMark> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open === -1) break;
    if (open > at) yield { kind: 'text', text: decode(xml.slice(at, open)), start: at, end: open };
    at = xml.startsWith('<!--', open) ? after(xml, '-->', open) : xml.startsWith('<?', open) ? after(xml, '?>', open) : endOfTag(xml, open);
    if (xml[open + 1] === '!' || xml[open + 1] === '?') continue;
    if (xml[open + 1] === '/') {
      yield { kind: 'close', name: xml.slice(open + 2, at - 1).trim(), start: open, end: at };
      continue;
    }
    const empty = xml[at - 2] === '/';
    const inside = xml.slice(open + 1, at - (empty ? 2 : 1));
    const space = inside.search(/\s/);
    yield { kind: empty ? 'empty' : 'open', name: space === -1 ? inside : inside.slice(0, space), attributes: space === -1 ? '' : inside.slice(space), start: open, end: at };
  }
}

function after(xml: string, words: string, from: number): number {
  const at = xml.indexOf(words, from);
  return at === -1 ? xml.length : at + words.length;
}

/** A `>` may stand in an attribute's value. */
function endOfTag(xml: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < xml.length; at += 1) {
    const character = xml[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  return xml.length;
}

/** The value of an attribute by its full name (`w:val`), or undefined. */
export function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match ? decode(match[1] ?? match[2]!) : undefined;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const decode = (text: string) => (text.includes('&') ? text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, name: string) => {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  const code = name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}) : text);

export const encode = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
