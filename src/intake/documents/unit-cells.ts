import type { ParsedGroup } from '../parsed-plan.js';
import { findResponsibilities } from '../responsibility.js';
import { looksLikeUnit, readNames } from '../unit-names.js';

export type UnitRole = keyof ParsedGroup;

export interface UnitCell {
  group: ParsedGroup;
  incomplete: boolean;
}

const ROLE_WORDS = /牵头|配合|负责|参与|协助|协办|(?:责任|落实|承办)(?:单位|部门)/;
const NAMED_ROLE = /^(.{2,40}?)[（(](牵头|总牵头|主办|主责|责任|负责|承办|配合|参与|协办|协助)(?:单位|部门)?[)）]$/;

/**
 * The units of a cell, names as printed. Words in the cell (市发改委牵头，市财政局配合; 牵头单位：…) tell the role better than the column.
 *
 * @param role what the column says
 */
export function readUnitCell(text: string, role: UnitRole): UnitCell {
  const group: ParsedGroup = { lead: [], responsible: [], supporting: [] };
  if (ROLE_WORDS.test(text)) {
    const said = findResponsibilities(`（${text.replace(/[（(][^（()）]*$/, '')}）`).filter(({ lead, responsible, supporting }) => lead.length + responsible.length + supporting.length > 0);
    const names = said.flatMap(({ lead, responsible, supporting }) => [...lead, ...responsible, ...supporting]);
    if (said.length > 0 && names.every((name) => looksLikeUnit(name) && !ROLE_WORDS.test(name))) {
      for (const one of said) for (const key of ['lead', 'responsible', 'supporting'] as const) group[key].push(...one[key]);
      return { group, incomplete: said.some(({ incomplete }) => incomplete) };
    }
  }
  const { names, incomplete } = readNames(separated(text));
  for (const name of names) {
    const [, own, word] = NAMED_ROLE.exec(name) ?? [];
    if (own) group[roleOf(word!)].push(own);
    else group[role].push(name);
  }
  return { group, incomplete };
}

const roleOf = (word: string): UnitRole => (/牵头|主办|主责/.test(word) ? 'lead' : /配合|参与|协/.test(word) ? 'supporting' : 'responsible');

/** Spaces, slashes and line ends divide names where what they divide are names; 「市 司法局」 is one. */
function separated(text: string): string {
  return text.split('\n').map((line) => {
    const parts = line.split(/[\s/\\|｜]+/).filter((part) => part !== '');
    return parts.length > 1 && parts.every((part) => looksLikeUnit(part.replace(/[、，,；;。等]+$/, '').split(/[、，,；;]/).at(-1)!.replace(/[（(].*$/, ''))) ? parts.join('、') : line;
  }).reduce((whole, line) => (whole === '' ? line : whole + (endsOpen(whole) && !OPENS_NAME.test(line) ? '' : '、') + line), '');
}

const OPENS_NAME = /^(?:市|省|县|区|州|盟|各|国家|国网|中国|人民|人行)/;

/** A name broken by a line end within a narrow column: 「市行政审\n批局」. */
const endsOpen = (text: string) => {
  const last = text.split(/[、，,；;]/).at(-1)!.trim();
  return last !== '' && !looksLikeUnit(last) && !/[等）)]$/.test(last);
};
