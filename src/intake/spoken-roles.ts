import { splitOutsideBrackets } from './brackets.js';
import type { ParsedGroup } from './parsed-plan.js';
import { looksLikeUnit, readNames, saysWhen, splitAtTogether } from './unit-names.js';

export const ROLES = ['lead', 'responsible', 'supporting'] as const;
export type Role = (typeof ROLES)[number];
export const isRole = (field: string): field is Role => (ROLES as readonly string[]).includes(field);

/** The units of a bracket or a field, and what of it was not understood. */
export interface ReadUnits extends ParsedGroup {
  /** The text says that the list is not complete: 等. */
  incomplete: boolean;
  /** Words beside the names that are neither a name nor a time: 「…负责，加强督促检查」. */
  unread: string[];
}

export const noUnits = (): ReadUnits => ({ lead: [], responsible: [], supporting: [], incomplete: false, unread: [] });

const SAID = /牵头|配合|负责|参与|参加|协助/;
const DUTY_AT_END = /(?:负责|牵头|配合|落实|参与|参加|协助)[。.]?$/;
/** 「…，6月底前完成」 says until when, not who. */
const LIMIT_CLAUSE = /(?:完成|推进|办结|建成|到位|进展|[月年季]\S{0,2}[底前内末])$/;
/** A clause: names, and what they do. 支持 and 落实 say it only beside a clause with one of the other words ({@link SAID}). */
const CLAUSE = /^(.*?)((?:分别|共同|联合)?牵头(?:负责|实施|落实|会同)?|(?:参与|协同|协助|密切|积极)?配合|参与|参加|协助|协同|支持|(?:等)?(?:[，,]?按照?(?:各自)?职责分工)?(?:分别|共同|具体)?负责(?:落实|实施|推进)?|(?:具体|组织|抓好|共同|分别)*(?:落实|实施))$/;

/** 「市发改委（牵头）、市财政局」: the note beside a name outweighs the word before the list. */
function assign(group: ParsedGroup, role: Role, names: readonly string[]): void {
  for (const printed of names) {
    const noted = /^(?<name>.+?)[（(](?:总?(?<lead>牵头|主办)|(?<supporting>配合|协办|参与))(?:单位|部门|负责)?[)）]$/.exec(printed)?.groups;
    group[noted?.lead ? 'lead' : noted?.supporting ? 'supporting' : role].push(noted?.name ?? printed);
  }
}

/** The units of a field; 「责任单位：甲牵头，乙配合」 says their roles itself. */
export function readValue(field: Role, value: string, saysRole: RegExp): ReadUnits {
  const spoken = saysRole.test(value) ? readSpokenRoles(value, field) : null;
  if (spoken) return spoken;
  const read = noUnits();
  const { names, incomplete, unread } = readNames(value);
  assign(read, field, names);
  return { ...read, incomplete, unread };
}

/**
 * 「由市发改委牵头，市财政局、市税务局配合，6月底前完成」; null where the bracket says no such thing.
 *
 * @param otherwise role of the field that holds the words; null where it is no field
 */
export function readSpokenRoles(content: string, otherwise: Role | null = null): ReadUnits | null {
  if (!SAID.test(content)) return null;
  const read = noUnits();
  let pending: string[] = [];
  let limits = 0;
  let endsWithDuty = DUTY_AT_END.test(content);
  const take = (role: Role, words: string) => {
    const named = [...pending, words].join('、');
    // 甲局会同乙局、丙局负责: the first leads, the others work with it
    const together = role === 'supporting' ? null : splitAtTogether(named);
    for (const [as, part] of together ? ([['lead', together[0]], ['responsible', together[1]]] as const) : [[role, named] as const]) {
      const list = readNames(part);
      assign(read, as, list.names);
      read.unread.push(...list.unread);
      read.incomplete ||= list.incomplete;
    }
    pending = [];
  };
  // 「甲牵头、乙配合」 is two clauses
  for (const clause of splitOutsideBrackets(content.replace(/(?<=牵头|负责|配合)、/g, '，'), '，,；;。')) {
    const words = clause.trim().replace(/^(?:(?:[^由]{2,20}起)?由|请)/, '');
    const spoken = CLAUSE.exec(words);
    endsWithDuty ||= spoken !== null;
    // 「以下均需各市政府负责，不再列出」 speaks of other measures
    if (/^以下|^下列|^不再列出$/.test(words)) read.unread.push(words);
    else if (spoken ? saysWhen(spoken[1]!) : LIMIT_CLAUSE.test(words) || saysWhen(words)) limits += 1;
    else if (!spoken) pending.push(words);
    else if (spoken[2]!.includes('牵头')) take('lead', spoken[1]!);
    else if (/配合|参与|参加|协[助同]|支持/.test(spoken[2]!)) take('supporting', spoken[1]!);
    else take('responsible', spoken[1]! + (spoken[2]!.startsWith('等') ? '等' : ''));
  }
  const told = read.lead.length + read.responsible.length + read.supporting.length > 0;
  const left = pending;
  pending = [];
  for (const words of left) {
    // 「责任单位：甲（牵头）、乙、丙配合，丁」: who is named after the last duty has the role of the field; without one a person decides
    const names = told ? readNames(words).names.every(looksLikeUnit) : otherwise !== null;
    if (names) take(otherwise ?? 'responsible', words);
    if (words !== '' && (!names || otherwise === null)) read.unread.push(words);
  }
  const named = [...read.lead, ...read.responsible, ...read.supporting];
  return named.length > 0 && looksLikeUnit(named.at(-1)!) && (otherwise !== null || endsWithDuty || left.length + limits > 0) ? read : null;
}
