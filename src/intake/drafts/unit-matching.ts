import { suggestUnits } from '../../departments/alias-suggestion.js';
import { classByName, UnitDirectory } from '../registration/unit-directory.js';
import { unitIdOf } from '../registration/import-ids.js';
import type { SeedUnits } from '../seed-plan.js';
import type { DraftWork, KeptChoice, UnitChoice, UnitClass } from './draft.js';
import { namesAlike, type NameAlike } from './names-alike.js';
import type { KnownUnit } from '../registration/ledger-facts.js';
import type { ReviewedDocument } from './reviewed-document.js';

/** A name that the document prints, and which unit it means. */
export interface MatchedUnit {
  printed: string;
  times: number;
  suggestion: { unit: string; name: string; why: string; sure: boolean } | null;
  /** Where the registry has no suggestion: another name of the document that may be the same unit. */
  sameAs: SameUnit | null;
  likelyClass: UnitClass;
  /** Null: a person has to say. */
  choice: UnitChoice | null;
  /** Whether the ledger holds the unit chosen; one of the register that comes with the program is registered with the plan. */
  inLedger: boolean;
}

export interface SameUnit extends NameAlike {
  /** What to choose for a name where the two are one unit: what the other was matched to, else a new unit of the fuller name. */
  choice: UnitChoice;
}

/** The units a printed name can mean: those of the ledger, then those of the register that comes with the program. */
export interface UnitRegistry {
  jurisdiction: string;
  known: readonly KnownUnit[];
  /** Whether a unit stands in the ledger, of whatever jurisdiction. */
  stands(unit: string): boolean;
  register: SeedUnits | null;
}

/** Every name the document prints, most often named first, each with the unit the person chose or, where the name is exactly a unit's, that unit. */
export function matchUnits(document: ReviewedDocument, work: DraftWork, registry: UnitRegistry): MatchedUnit[] {
  const times = new Map<string, number>();
  for (const name of printedNames(document)) times.set(name, (times.get(name) ?? 0) + 1);
  const candidates = candidatesOf(registry);
  const names = new Map(candidates.map(({ unit, name }) => [unit, name]));
  const matched = [...times].sort(([, a], [, b]) => b - a).map(([printed, count]): Omit<MatchedUnit, 'sameAs'> => {
    const [best] = suggestUnits(printed, candidates, registry.jurisdiction);
    const exact = best !== undefined && best.sure && (best.why === '同名' || best.why === '别名');
    const chosen = Object.hasOwn(work.units, printed) ? stillMeant(work.units[printed] ?? null, names, registry) : exact ? { kind: 'existing' as const, unit: best.unit } : null;
    return {
      printed, times: count, likelyClass: classByName(printed),
      suggestion: best === undefined ? null : { unit: best.unit, name: names.get(best.unit) ?? printed, why: best.why, sure: best.sure },
      choice: chosen, inLedger: chosen?.kind === 'existing' && registry.stands(chosen.unit),
    };
  });
  return withNamesAlike(matched, registry.jurisdiction);
}

function withNamesAlike(matched: readonly Omit<MatchedUnit, 'sameAs'>[], jurisdiction: string): MatchedUnit[] {
  const strangers = new Map(matched.filter(({ suggestion }) => suggestion === null).map((one) => [one.printed, one]));
  const alike = namesAlike([...strangers.keys()], jurisdiction);
  return matched.map((one) => {
    const near = alike.get(one.printed);
    const other = near && strangers.get(near.printed);
    if (!near || !other) return { ...one, sameAs: null };
    const fuller = other.printed.length < one.printed.length ? one : other;
    return { ...one, sameAs: { ...near, choice: other.choice ?? { kind: 'new', name: fuller.printed, class: fuller.likelyClass } } };
  });
}

/** A unit that was merged into another meanwhile, or chosen for another place, is no answer any more. */
function stillMeant(kept: KeptChoice | null, ofPlace: ReadonlyMap<string, string>, { jurisdiction, stands }: UnitRegistry): UnitChoice | null {
  if (kept?.kind !== 'existing') return kept;
  const { kind, unit } = kept;
  return ofPlace.has(unit) || (kept.jurisdiction === jurisdiction && stands(unit)) ? { kind, unit } : null;
}

/** Which units can be chosen, and whose name is taken. */
export function registryNames(registry: UnitRegistry): { isUnit(unit: string): boolean; unitNamed(name: string): string | null; idNamed(name: string): string | null } {
  const candidates = candidatesOf(registry);
  const named = (name: string): KnownUnit | undefined => candidates.find((one) => one.name === name || one.aliases.includes(name));
  return {
    isUnit: (unit) => candidates.some((one) => one.unit === unit),
    unitNamed: (name) => named(name)?.name ?? null,
    idNamed: (name) => named(name)?.unit ?? null,
  };
}

export function printedNames({ sections, duties }: ReviewedDocument): string[] {
  const ofMeasures = sections.flatMap(({ measures }) => measures.flatMap(({ groups }) => groups.flatMap(({ lead, responsible, supporting }) => [...lead, ...responsible, ...supporting])));
  return [...ofMeasures, ...duties.filter(({ state }) => state === 'register').flatMap(({ units }) => units)];
}

function candidatesOf({ jurisdiction, known, register }: UnitRegistry): readonly KnownUnit[] {
  const directory = new UnitDirectory(jurisdiction, null);
  for (const { unit, name, aliases } of known) directory.addKnown(unit, [name, ...aliases]);
  const listed = (register?.units ?? []).filter(({ name, aliases }) => [name, ...aliases].every((one) => !directory.knows(one)));
  return [...known, ...listed.map(({ name, aliases, class: unitClass }) => ({ unit: unitIdOf(jurisdiction, name), jurisdiction, name, aliases, class: unitClass }))];
}
