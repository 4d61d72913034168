import { tidy } from './unit-name-reading.js';

const COUNTIES = /^(?:全[省市])?各(?<levels>[县市区旗]{2,})(?:党委、?|委、?)?(?:人民)?(?:政府)?$/u;
const CITIES = /^(?:全省)?各(?:设区)?市(?:人民)?(?:政府)?$/u;
const TOWNS = /^(?:全[县区市])?各(?<towns>(?:镇|乡镇|镇乡)?(?:办|街道|街)?(?:镇)?)(?:办事处)?(?:人民)?(?:政府)?$/u;
const ZONES = /^(?:市属|省属)?各?(?:市属|省属)?(?<zones>开发区|功能区|经济开发区|高新区)(?:管理委员会|管委会|管委)?$/u;
const COLLECTIVE = /^各|成员单位$|专营单位$|预算单位$|(?:有关|相关).*(?:部门|单位)$|主管部门$/u;

/**
 * A collective name in one wording, whatever brackets, 各 or 人民政府 it was printed with: 各县（市、区）人民政府 and 各区县 are one group of
 * a city. Null for the name of a single unit.
 */
export function groupNamed(printed: string): string | null {
  const name = tidy(printed).replace(/[()、，,]/gu, '');
  // One zone is no group: 高新区 of a city stands for itself.
  if (ZONES.test(name) && /^(?:市属|省属)|各|功能区|^开发区/u.test(name)) return `各${ZONES.exec(name)!.groups!['zones']}`;
  if (COUNTIES.test(name)) return '各县市区';
  if (CITIES.test(name)) return '各市';
  const towns = TOWNS.exec(name)?.groups!['towns'];
  if (towns) return /[街办]/u.test(towns) && /镇/u.test(towns) ? '各镇街' : `各${towns}`;
  return COLLECTIVE.test(name) ? name.replace(/^各/u, '') : null;
}

/** Groups that may be one: the same words but for some, as 各专营单位 and 各市政专营单位. */
export function groupsAlike(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.slice(-4) === long.slice(-4) && isWithin(short, long);
}

/** Whether all characters of a text stand in another, in their order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}
