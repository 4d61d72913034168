import { LRUCache } from 'lru-cache';
import { groupNamed, groupsAlike } from './group-names.js';
import { readUnitName, type UnitNameReading } from './unit-name-reading.js';
import { sameCore, shorteningOf } from './unit-words.js';

/** A unit of the registry that a printed name may mean. */
export interface UnitCandidate {
  unit: string;
  /** City or county whose unit it is: the same bureau of two cities is two units (product.md rule 6). */
  jurisdiction: string;
  name: string;
  aliases: readonly string[];
}

/** How a printed name and a unit's name agree, in Chinese for the person who confirms it; the surest first. */
const SUGGESTION_REASONS = ['同名', '别名', '写法不同', '简称相同', '相近'] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

export interface UnitSuggestion {
  unit: string;
  why: SuggestionReason;
  /** This unit and no other: may stand as the proposal; otherwise a person chooses. */
  sure: boolean;
}

/**
 * Which units does a name printed in a document mean? Surest first; empty where none comes near. An abbreviation is read as the heads
 * of the words of the full name in their order, with the same body at the end: 市发改委, 市人社局, 市住建局. Units of another city never match.
 *
 * @param printed the name as printed
 * @param candidates units of the registry; of any jurisdiction
 * @param jurisdiction whose document it is (潍坊市): a name without a place means a unit of it
 */
export function suggestUnits(printed: string, candidates: readonly UnitCandidate[], jurisdiction: string): UnitSuggestion[] {
  const own = candidates.filter((one) => one.jurisdiction === jurisdiction);
  const named = own.filter(({ name }) => name === printed);
  if (named.length > 0) return suggestions(named.map(({ unit }) => ({ unit, why: '同名' })));
  const aliased = own.filter(({ aliases }) => aliases.includes(printed));
  if (aliased.length > 0) return suggestions(aliased.map(({ unit }) => ({ unit, why: '别名' })));
  const reading = readingOf(printed, jurisdiction);
  return suggestions(candidates.flatMap((one): Match[] => {
    const why = closest(reading, jurisdiction, one);
    return why === null ? [] : [{ unit: one.unit, why }];
  }));
}

type Match = Omit<UnitSuggestion, 'sure'>;

const rank = (why: SuggestionReason): number => SUGGESTION_REASONS.indexOf(why);

/** Sure is the only one of the best reason. */
function suggestions(found: readonly Match[]): UnitSuggestion[] {
  const [best, second, ...others] = [...found].sort((one, other) => rank(one.why) - rank(other.why));
  if (!best) return [];
  const sure = best.why !== '相近' && second?.why !== best.why;
  return [{ ...best, sure }, ...(second ? [second, ...others] : []).map((one) => ({ ...one, sure: false }))];
}

function closest(printed: Reading, ofDocument: string, { name, aliases, jurisdiction }: UnitCandidate): SuggestionReason | null {
  const reasons = [name, ...aliases].flatMap((one) => agreement(printed, ofDocument, readingOf(one, jurisdiction), jurisdiction) ?? []);
  return reasons.sort((one, other) => rank(one) - rank(other))[0] ?? null;
}

interface Reading {
  /** Of a collective name. */
  group: string | null;
  /** Of a single unit's. */
  unit: UnitNameReading | null;
}

/** Characters: what is longer is a sentence, not a name. */
const LONGEST_READ = 60;
const READINGS = new LRUCache<string, Reading>({ max: 5_000 });

/** The registry's names are read again for every name of a document. */
function readingOf(name: string, jurisdiction: string): Reading {
  if (name.length > LONGEST_READ) return { group: null, unit: null };
  const key = `${jurisdiction}\n${name}`;
  const known = READINGS.get(key);
  if (known) return known;
  const group = groupNamed(name);
  const reading = { group, unit: group === null ? readUnitName(name, jurisdiction) : null };
  READINGS.set(key, reading);
  return reading;
}

function agreement(one: Reading, ofOne: string, two: Reading, ofTwo: string): SuggestionReason | null {
  if (one.group !== null && two.group !== null && ofOne === ofTwo) return one.group === two.group ? '写法不同' : groupsAlike(one.group, two.group) ? '相近' : null;
  if (!one.unit || !two.unit) return null;
  const area = sameArea(one.unit, ofOne, two.unit, ofTwo);
  const subject = area && sameSubject(one.unit, two.unit);
  return subject && area === 'maybe' ? '相近' : subject;
}

/** 省商务厅 in a city's document may be the province's: which province, a name does not say. */
function sameArea(one: UnitNameReading, ofOne: string, two: UnitNameReading, ofTwo: string): 'same' | 'maybe' | null {
  if (one.level !== null && two.level !== null && one.level !== two.level) return null;
  const [here, there] = [placeOf(one, ofOne), placeOf(two, ofTwo)];
  if (here !== null && there !== null) return here === there ? 'same' : null;
  return ofOne === ofTwo && here === there ? 'same' : 'maybe';
}

/** The place without its level; null where another level than the jurisdiction's own is meant and no place named. */
function placeOf({ place, level }: UnitNameReading, jurisdiction: string): string | null {
  if (place !== null) return place.replace(/[省市县区]$/u, '');
  return level === null || jurisdiction.endsWith(level) ? jurisdiction.replace(/[省市县区]$/u, '') : null;
}

function sameSubject(one: UnitNameReading, two: UnitNameReading): SuggestionReason | null {
  const unfinished = one.body === '' || two.body === '';
  if (one.body !== two.body && !unfinished) return isOfficeReformed(one, two) ? '相近' : null;
  if (isFinanceOfTwoMasters(one.subject, two.subject)) return '相近';
  // 办公室 and 办公厅 of one government are hardly two; 中心支行 and 分行 of one town are.
  if (one.branch !== two.branch && one.branch !== null && two.branch !== null) return one.body === '办' ? '相近' : null;
  const shortening = shorteningOf(one.subject, two.subject) ?? shorteningOf(two.subject, one.subject);
  if (unfinished) return shortening === 'same' ? '相近' : null;
  if (shortening === null || shortening === 'near') return shortening === 'near' || alike(one.subject, two.subject) ? '相近' : null;
  return shortening === 'same' && one.branch === two.branch ? '写法不同' : '简称相同';
}

/** 县发改委 and 县发展改革局, 市金融办 and 市金融局: one office before and after a reform, or in two places; a person knows. */
function isOfficeReformed(one: UnitNameReading, two: UnitNameReading): boolean {
  if (!OFFICES.has(one.body) || !OFFICES.has(two.body)) return false;
  const shortening = shorteningOf(one.subject, two.subject) ?? shorteningOf(two.subject, one.subject);
  return shortening === 'same' || shortening === 'abbreviation';
}

const OFFICES: ReadonlySet<string> = new Set(['局', '委', '办']);

/** Since 2023 金融监管局 may be the state's own supervision, 地方金融监管局 the city's bureau. */
const isFinanceOfTwoMasters = (one: string, other: string): boolean =>
  [one, other].every((subject) => /金融监/u.test(subject)) && one.startsWith('地方') !== other.startsWith('地方');

const alike = (one: string, other: string): boolean => sameCore(one, other) || sameCharacters(one, other);

/** 农业农村 and 农村农业: a slip of whoever wrote it, for a person to decide. */
const sameCharacters = (one: string, other: string): boolean => one.length > 2 && [...one].sort().join('') === [...other].sort().join('');
