import { findBrackets, splitOutsideBrackets, type Bracket } from './brackets.js';
import type { ParsedGroup } from './parsed-plan.js';
import { isLabelAlone, openingField, readFields } from './role-words.js';
import { looksLikeUnit, readNames } from './unit-names.js';

/** One responsibility bracket, or one run of fields outside brackets, with where it stands in the text. */
export interface ResponsibilityMark extends ParsedGroup {
  start: number;
  /** Offset after the closing bracket. */
  end: number;
  closed: boolean;
  incomplete: boolean;
}

const NO_UNITS = (): ParsedGroup => ({ lead: [], responsible: [], supporting: [] });
/** A loop: a list of a hundred thousand names would exhaust the stack as arguments of push. */
const append = (list: string[], names: readonly string[]) => { for (const name of names) list.push(name); };
const SENTENCE_LIMIT = 300;
const DUTY_AT_END = /(?:负责|牵头|配合|落实|参与|参加|协助)[。.]?$/;
/** 「…，6月底前完成」 says until when, not who. */
const LIMIT_CLAUSE = /(?:完成|推进|办结|建成|到位|进展|[月年季]\S{0,2}[底前内末])$/;
const SAYS_ROLE = /牵头|配合|参与|参加|协助/;
const ROLES = ['lead', 'responsible', 'supporting'] as const;
type Role = (typeof ROLES)[number];
const isRole = (field: string): field is Role => (ROLES as readonly string[]).includes(field);

/** 「市发改委（牵头）、市财政局」: the note beside a name outweighs the word before the list. */
function assign(group: ParsedGroup, role: Role, names: readonly string[]): void {
  for (const printed of names) {
    const noted = /^(?<name>.+?)[（(](?:总?(?<lead>牵头|主办)|(?<supporting>配合|协办|参与))(?:单位|部门|负责)?[)）]$/.exec(printed)?.groups;
    group[noted?.lead ? 'lead' : noted?.supporting ? 'supporting' : role].push(noted?.name ?? printed);
  }
}

/**
 * The responsibility brackets of a measure in text order. A bracket is one where it opens with a role word, says
 * 「X牵头，Y配合」 or 「…负责」, or, without role words, holds nothing but units at the end of a sentence (then they are responsible).
 * Other round brackets are notes. Role words in running text (联合验收牵头部门将…) have no colon and no bracket of their own.
 */
export function findResponsibilities(text: string): ResponsibilityMark[] {
  const brackets = findBrackets(text);
  const marks: ResponsibilityMark[] = [];
  let covered = 0;
  let paragraphEnd = -1;
  for (const [index, bracket] of brackets.entries()) {
    if (bracket.open < covered) continue;
    if (paragraphEnd < bracket.open) paragraphEnd = indexOrEnd(text, '\n', bracket.open);
    const mark = readBracket(text, bracket, bracket.closed ? bracket.close : endOfUnclosed(text, brackets[index + 1], paragraphEnd));
    if (!mark) continue;
    marks.push(mark);
    covered = mark.end;
  }
  const found = withFieldLines(text, brackets, marks);
  return found.length > 0 ? found : closingSentence(text);
}

/** 「由甲牵头，乙等按职责分工负责。」 as the last sentence, where nothing else names who is responsible and it names nothing but units. */
function closingSentence(text: string): ResponsibilityMark[] {
  const tail = text.slice(-SENTENCE_LIMIT);
  const sentence = /(?<=[。；\n])[^。；\n]+(?=。?\s{0,3}$)/.exec(tail);
  if (!sentence) return [];
  const start = text.length - tail.length + sentence.index;
  const end = start + sentence[0].length;
  const spoken = readSpokenRoles(sentence[0]);
  const named = spoken ? [...spoken.lead, ...spoken.responsible, ...spoken.supporting] : [];
  return spoken && named.every(looksLikeUnit) ? [{ ...spoken, start, end, closed: true }] : [];
}

function indexOrEnd(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at === -1 ? text.length : at;
}

/** A bracket that nothing closes ends before the next responsibility bracket or at the end of its paragraph. */
function endOfUnclosed(text: string, next: Bracket | undefined, paragraphEnd: number): number {
  return next && next.open < paragraphEnd && openingField(text.slice(next.open + 1, next.open + 25)) ? next.open : paragraphEnd;
}

function readBracket(text: string, bracket: Bracket, end: number): ResponsibilityMark | null {
  const content = text.slice(bracket.open + 1, end);
  const place = { start: bracket.open, end: bracket.closed ? end + 1 : end, closed: bracket.closed };
  const opening = openingField(content);
  if (isLabelAlone(content)) return null;
  if (opening && isRole(opening)) return { ...readRoles(content), ...place };
  if (opening) return readFields(content).some(({ field }) => isRole(field)) ? { ...readRoles(content), ...place } : null;
  if (!bracket.closed || content.length > 600) return null;
  const spoken = readSpokenRoles(content);
  if (spoken) return { ...spoken, ...place };
  return standsAlone(text, bracket) ? asUnits(content, place) : null;
}

function asUnits(content: string, place: { start: number; end: number; closed: boolean }): ResponsibilityMark | null {
  const { names, incomplete } = readNames(content);
  // one odd name among units (人行中支) is a doubt for the reviewer, not a reason to lose them all
  const alike = names.filter(looksLikeUnit).length;
  if (alike === 0 || alike * 2 < names.length || !looksLikeUnit(names[0]!) || names.some((name) => name.length > 20 && !looksLikeUnit(name))) return null;
  return { ...NO_UNITS(), responsible: names, incomplete, ...place };
}

/** After a full stop or alone in its paragraph, and nothing but a stop or a new sentence behind it. */
function standsAlone(text: string, bracket: Bracket): boolean {
  const before = text[bracket.open - 1];
  const after = text[bracket.close + 1];
  const atEnd = after === undefined || after === '\n' || (after === '。' && [undefined, '\n'].includes(text[bracket.close + 2]));
  return before === undefined || before === '\n' || '。；;！'.includes(before) || (atEnd && text[bracket.open - 1] !== '、');
}

function readRoles(content: string): ParsedGroup & { incomplete: boolean } {
  const group = NO_UNITS();
  let incomplete = false;
  for (const { field, value } of readFields(content)) {
    if (!isRole(field)) continue;
    // 「牵头部门：甲；乙、丙负责」: the second clause names its role itself
    for (const [index, part] of splitOutsideBrackets(value, '；;').entries()) {
      const more = readValue(field, part, index === 0 ? SAYS_ROLE : /负责|牵头|配合|参与|协助/);
      for (const role of ROLES) append(group[role], more[role]);
      incomplete ||= more.incomplete;
    }
  }
  return { ...group, incomplete };
}

/** The units of a field; 「责任单位：甲牵头，乙配合」 says their roles itself. */
function readValue(field: Role, value: string, saysRole: RegExp): ParsedGroup & { incomplete: boolean } {
  const spoken = saysRole.test(value) ? readSpokenRoles(value, field) : null;
  if (spoken) return spoken;
  const { names, incomplete } = readNames(value);
  const group = NO_UNITS();
  assign(group, field, names);
  return { ...group, incomplete };
}

/** 「由市发改委牵头，市财政局、市税务局配合，6月底前完成」; null where the bracket says no such thing. */
function readSpokenRoles(content: string, otherwise: Role | null = null): (ParsedGroup & { incomplete: boolean }) | null {
  if (!/牵头|配合|负责|参与|参加|协助/.test(content)) return null;
  const group = NO_UNITS();
  let incomplete = false;
  let pending: string[] = [];
  let limits = 0;
  const take = (role: keyof ParsedGroup, words: string) => {
    const list = readNames([...pending, words].join('、'));
    assign(group, role, list.names);
    incomplete ||= list.incomplete;
    pending = [];
  };
  for (const clause of splitOutsideBrackets(content, '，,；;。')) {
    const words = clause.trim().replace(/^由/, '');
    const spoken = /^(.*?)((?:分别|共同|联合)?牵头(?:负责|实施|落实|会同)?|(?:参与)?配合|参与|参加|协助|(?:等)?(?:[，,]?按照?(?:各自)?职责分工)?(?:分别|共同|具体)?负责(?:落实|实施)?)$/.exec(words);
    if (!spoken && LIMIT_CLAUSE.test(words)) limits += 1;
    else if (!spoken) pending.push(words);
    else if (spoken[2]!.includes('牵头')) take('lead', spoken[1]!);
    else if (/配合|参与|参加|协助/.test(spoken[2]!)) take('supporting', spoken[1]!);
    else take('responsible', spoken[1]! + (spoken[2]!.startsWith('等') ? '等' : ''));
  }
  // 「责任单位：甲（牵头）、乙、丙配合，丁」: who is named after the last duty has the role of the field
  if (otherwise !== null && pending.length > 0) take(otherwise, '');
  const named = [...group.lead, ...group.responsible, ...group.supporting];
  return named.length > 0 && looksLikeUnit(named.at(-1)!) && (otherwise !== null || DUTY_AT_END.test(content) || pending.length + limits > 0) ? { ...group, incomplete } : null;
}

/** Fields on lines of their own or after a full stop, outside every bracket: 「牵头单位：…　完成时限：…　责任单位：…」. One run is one group. */
function withFieldLines(text: string, brackets: Bracket[], marks: ResponsibilityMark[]): ResponsibilityMark[] {
  const enclosed = [...brackets.filter(({ depth, closed, open, close }) => depth === 0 && closed && !isLabelAlone(text.slice(open + 1, Math.min(close, open + 14)))).map(({ open, close }) => ({ start: open, end: close })), ...marks].sort((a, b) => a.start - b.start);
  const found = [...marks];
  let run: ResponsibilityMark | null = null;
  let runEnd = 0;
  let next = 0;
  for (const { field, at, value, valueAt } of readFields(text)) {
    const sentence = value.split(/[。\n]/, 1)[0]!;
    const end = valueAt + sentence.length;
    const goesOn = run !== null && at - runEnd <= 20 && /^[\s。；;，,]*$/.test(text.slice(runEnd, at));
    runEnd = end;
    while (next < enclosed.length && enclosed[next]!.end <= at) next += 1;
    const apart = next === enclosed.length || enclosed[next]!.start > at;
    if (!goesOn || !apart) run = null;
    if (!apart || !isRole(field)) continue;
    if (!run) {
      run = { ...NO_UNITS(), start: at, end, closed: true, incomplete: false };
      found.push(run);
    }
    const list = readValue(field, sentence, SAYS_ROLE);
    for (const role of ROLES) append(run[role], list[role]);
    run.end = end;
    run.incomplete ||= list.incomplete;
  }
  return found.sort((a, b) => a.start - b.start);
}
