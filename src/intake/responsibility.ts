import { findBrackets, splitOutsideBrackets, type Bracket } from './brackets.js';
import { isLabelAlone, openingField, readFields } from './role-words.js';
import { isRole, noUnits, readSpokenRoles, readValue, ROLES, type ReadUnits } from './spoken-roles.js';
import { looksLikeUnit, readNames, splitAtTogether } from './unit-names.js';

/** One responsibility bracket, or one run of fields outside brackets, with where it stands in the text. */
export interface ResponsibilityMark extends ReadUnits {
  start: number;
  /** Offset after the closing bracket. */
  end: number;
  closed: boolean;
}

/** A loop: a list of a hundred thousand names would exhaust the stack as arguments of push. */
const append = (list: string[], names: readonly string[]) => { for (const name of names) list.push(name); };
function add(read: ReadUnits, more: ReadUnits): void {
  for (const role of ROLES) append(read[role], more[role]);
  append(read.unread, more.unread);
  read.incomplete ||= more.incomplete;
}

/** 县公安局（责任人：某某）: a person beside a unit is no unit and ends no list. The same length keeps the offsets. */
const PERSON = /[（(](?:(?:第一|直接|具体)?责任人|联系人|联络员|负责人|分管领导|责任领导|牵头领导|联系电话|电话)\s?[：:][^（()）]{0,40}[)）]/g;
const maskPersons = (text: string) => (/[人员导话]\s?[：:]/.test(text) ? text.replace(PERSON, (person, at: number) => (/[\u4e00-\u9fff]/.test(text[at - 1] ?? '') ? '\u3000'.repeat(person.length) : person)) : text);
const SENTENCE_LIMIT = 300;
const SAYS_ROLE = /牵头|配合|参与|参加|协助/;

/**
 * The responsibility brackets of a measure in text order. A bracket is one where it opens with a role word, says
 * 「X牵头，Y配合」 or 「…负责」, or, without role words, holds nothing but units at the end of a sentence (then they are responsible).
 * Other round brackets are notes. Role words in running text (联合验收牵头部门将…) have no colon and no bracket of their own.
 */
export function findResponsibilities(words: string): ResponsibilityMark[] {
  const text = maskPersons(words);
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
  if (found.length > 0) return found;
  const closing = closingSentence(text);
  return closing.length > 0 ? closing : unitsAhead(text);
}

/** 市商务局、某海关：7月底前制定办法. 各部门： opens a letter. */
function unitsAhead(text: string): ResponsibilityMark[] {
  const head = /^(?!各)[^：:。；;\n“”《》]{3,80}(?=[：:].{4})/.exec(text)?.[0];
  if (!head || !/[局委办厅院部会行司府关中]/.test(head)) return [];
  const spoken = readSpokenRoles(head);
  const list = spoken ?? { ...noUnits(), ...responsibleOf(head) };
  const names = ROLES.flatMap((role) => list[role]);
  return names.length > 0 && names.every((name) => BUREAU.test(name)) ? [{ ...list, start: 0, end: head.length + 1, closed: true }] : [];
}

/** Surely a body: 完善网格中心：… opens with a task. */
const BUREAU = /^(?:[市省县区州镇]|国家|国网|[\u4e00-\u9fff]{2,6}(?:海关|银保监|税务局))(?!.*(?:完善|建设|推进|建立|优化|设立|成立)).{0,20}(?:局|委|办|办公室|厅|院|部|会|行|公司|政府|海关|中心)$|^[\u4e00-\u9fff]{2,4}海关$/;
const responsibleOf = (head: string) => {
  const { names, incomplete, unread } = readNames(head);
  return { responsible: names, incomplete, unread };
};

/** 「由甲牵头，乙等按职责分工负责。」 as the last sentence, where nothing else names who is responsible and it names nothing but units. */
function closingSentence(text: string): ResponsibilityMark[] {
  const tail = text.slice(-SENTENCE_LIMIT);
  const sentence = /(?<=[。；\n])[^。；\n]+(?=。?\s{0,3}$)/.exec(tail);
  if (!sentence) return closingClauses(tail, text.length - tail.length);
  const start = text.length - tail.length + sentence.index;
  const end = start + sentence[0].length;
  const spoken = readSpokenRoles(sentence[0]);
  const named = spoken ? [...spoken.lead, ...spoken.responsible, ...spoken.supporting] : [];
  return spoken && named.every(looksLikeUnit) ? [{ ...spoken, start, end, closed: true }] : closingClauses(sentence[0], start);
}

const MOST_CLAUSES = 6;

/** 「10月20日前完成检查，由县公安局牵头，县文旅局配合。」: the last clauses of the sentence that say what the text before them does not. */
function closingClauses(sentence: string, at: number): ResponsibilityMark[] {
  const body = sentence.replace(/[。\s]+$/, '');
  let found: ResponsibilityMark[] = [];
  let comma = body.length;
  for (let clauses = 1; clauses <= MOST_CLAUSES; clauses += 1) {
    comma = Math.max(body.lastIndexOf('，', comma - 1), body.lastIndexOf(',', comma - 1));
    if (comma < 1) break;
    const words = body.slice(comma + 1);
    const spoken = readSpokenRoles(words);
    const named = spoken ? [...spoken.lead, ...spoken.responsible, ...spoken.supporting] : [];
    const subject = named.find((name) => words.startsWith(name) || words.startsWith(`由${name}`)) ?? '';
    if (spoken && spoken.unread.length === 0 && named.every(looksLikeUnit) && BUREAU.test(subject)) found = [{ ...spoken, start: at + comma + 1, end: at + body.length, closed: true }];
  }
  return found;
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
  const { names, incomplete, unread } = readNames(content);
  // one odd name among units (人行中支) is a doubt for the reviewer, not a reason to lose them all
  const alike = names.filter(looksLikeUnit).length;
  if (alike === 0 || alike * 2 < names.length || !looksLikeUnit(names[0]!) || names.some((name) => name.length > 20 && !looksLikeUnit(name))) return null;
  const together = splitAtTogether(content);
  if (together) return { ...noUnits(), lead: readNames(together[0]).names, responsible: readNames(together[1]).names, incomplete, unread, ...place };
  return { ...noUnits(), responsible: names, incomplete, unread, ...place };
}

/** 责任部门：各村（社区）: the bracket belongs to a name of the field before it. */
const IN_FIELD = /(?:单位|部门|机构|科室|主体)[）)]?[：:][^。；;\n]+$/;
const REACH = 200;

/** After a full stop or alone in its paragraph, and nothing but a stop or a new sentence behind it. */
function standsAlone(text: string, bracket: Bracket): boolean {
  const before = text[bracket.open - 1];
  if (before !== undefined && before !== '\n' && IN_FIELD.test(text.slice(Math.max(0, bracket.open - REACH), bracket.open))) return false;
  const after = text[bracket.close + 1];
  const atEnd = after === undefined || after === '\n' || (after === '。' && [undefined, '\n'].includes(text[bracket.close + 2]));
  return before === undefined || before === '\n' || '。；;！'.includes(before) || (atEnd && text[bracket.open - 1] !== '、');
}

function readRoles(content: string): ReadUnits {
  const read = noUnits();
  for (const { field, value } of readFields(content)) {
    if (!isRole(field)) continue;
    // 「牵头部门：甲；乙、丙负责」: the second clause names its role itself
    for (const [index, part] of splitOutsideBrackets(value, '；;').entries()) {
      const more = readValue(field, part, index === 0 ? SAYS_ROLE : /负责|牵头|配合|参与|协助/);
      add(read, more);
    }
  }
  return read;
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
      run = { ...noUnits(), start: at, end, closed: true };
      found.push(run);
    }
    add(run, readValue(field, sentence, SAYS_ROLE));
    run.end = end;
  }
  return found.sort((a, b) => a.start - b.start);
}
