const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g;

/**
 * The first name that stands twice in one object, null where there is none. JSON.parse keeps the last of them and says nothing:
 * what was meant is then a guess, and another reader of the same bytes may guess otherwise (RFC 8259, section 4).
 *
 * @param text valid JSON
 */
export function duplicateMember(text: string): string | null {
  /** Names met in each object that is open; an array has none. */
  const open: Set<string>[] = [];
  let name = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') name = token;
    else {
      const decoded = JSON.parse(name) as string;
      const names = open[open.length - 1]!;
      if (names.has(decoded)) return decoded;
      names.add(decoded);
    }
  }
  return null;
}
