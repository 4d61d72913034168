import type { ParsedDeadline, ParsedGroup, ParsedMeasure, ParsedPlan } from '../../../src/intake/parsed-plan.js';

const ROLES = [['lead', '牵头'], ['responsible', '责任'], ['supporting', '配合']] as const;
const deadlineIn = ({ raw, kind, date }: ParsedDeadline) => [raw, kind, ...(date ? [date] : [])].join(' ');
const groupIn = (group: ParsedGroup) => ROLES.filter(([role]) => group[role].length > 0).map(([role, word]) => `${word} ${group[role].join('、')}`).join('；');
const orDash = (words: string) => words || '-';

const measureIn = ({ number, item, title, deadlines, groups }: ParsedMeasure) =>
  `${item ? `${item.title} / ` : ''}${number} ${title} | ${orDash(deadlines.map(deadlineIn).join('; '))} | ${orDash(groups.map(groupIn).join(' + '))}`;

/** A parsed plan in the lines that the known answers (documents/elsewhere/*.facts) are written in; targets have tests of their own. */
export function factLines({ title, jurisdiction, issuer, documentNumber, issued, year, sections, warnings }: ParsedPlan): string[] {
  return [
    `title: ${title}`, `place: ${orDash(jurisdiction)}`, `issuer: ${issuer ?? '-'}`, `number: ${documentNumber ?? '-'}`, `issued: ${issued ?? '-'}`, `year: ${year ?? '-'}`,
    ...sections.flatMap(({ ordinal, name, measures }) => [`## ${ordinal === null ? '' : `${ordinal}. `}${name}`, ...measures.map(measureIn)]),
    ...warnings.filter(({ field }) => field !== 'targets').toSorted((a, b) => a.line - b.line || (a.code < b.code ? -1 : 1)).map(({ code, line }) => `! ${code} ${line}`),
  ];
}
