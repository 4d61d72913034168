import type { UNIT_CLASSES } from '../../departments/department.events.js';
import type { SeedUnits } from '../seed-plan.js';
import { unitIdOf } from './import-ids.js';

export type UnitClass = (typeof UNIT_CLASSES)[number];

export interface UnitToRegister {
  id: string;
  name: string;
  aliases: string[];
  class: UnitClass;
  order: number;
  rankingGroup: string | null;
  /** Of a group: ids of its members, where the register names them. */
  members: string[];
  /** Not in any register: class and order are the reader's guess. */
  guessed: boolean;
}

/** A unit of the ledger or of the register by its id, or one to be registered. */
export type ChosenUnit = { kind: 'existing'; unit: string } | { kind: 'new'; name: string; class: UnitClass };

/** Units the register does not know come after those it knows. */
const ORDER_OF_UNKNOWN = 9_000;

/**
 * Finds the unit that a printed name means: first among those in the ledger (current names and aliases), then in the jurisdiction's
 * register, else a new unit. One unit for its several names (product.md rule 6).
 */
export class UnitDirectory {
  private readonly known = new Map<string, string>();
  private readonly listed = new Map<string, UnitToRegister>();
  private readonly needed = new Map<string, UnitToRegister>();
  private readonly chosen = new Map<string, UnitToRegister | string>();
  private readonly chosenNew = new Map<string, UnitToRegister>();

  constructor(private readonly jurisdiction: string, register: SeedUnits | null) {
    for (const [index, { name, aliases, class: unitClass, rankingGroup, members = [] }] of (register?.units ?? []).entries()) {
      const unit = { id: unitIdOf(jurisdiction, name), name, aliases, class: unitClass, order: (index + 1) * 10, rankingGroup, members, guessed: false };
      for (const one of [name, ...aliases]) this.listed.set(one, unit);
    }
  }

  /** A unit that stands in the ledger. */
  addKnown(id: string, names: readonly string[]): void {
    for (const name of names) if (!this.known.has(name)) this.known.set(name, id);
  }

  /** Which unit a printed name means, as a person decided. */
  choose(printed: string, choice: ChosenUnit): void {
    if (choice.kind === 'existing') {
      const listed = [...this.listed.values()].find(({ id }) => id === choice.unit);
      this.chosen.set(printed, listed ?? choice.unit);
      return;
    }
    const id = unitIdOf(this.jurisdiction, choice.name);
    const before = this.chosenNew.get(id);
    const unit = before ?? { id, name: choice.name, aliases: [], class: choice.class, order: ORDER_OF_UNKNOWN + this.chosenNew.size, rankingGroup: null, members: [], guessed: false };
    if (printed !== unit.name && !unit.aliases.includes(printed)) unit.aliases.push(printed);
    this.chosenNew.set(id, unit);
    this.chosen.set(printed, unit);
  }

  /** Whether a unit that stands in the ledger has this name. */
  knows(name: string): boolean {
    return this.known.has(name);
  }

  /** Whether the jurisdiction's register has the unit. */
  lists(unit: string): boolean {
    return [...this.listed.values()].some(({ id }) => id === unit);
  }

  /** Id of the unit a name means. */
  idOf(name: string): string {
    const chosen = this.chosen.get(name);
    if (typeof chosen === 'string') return chosen;
    const known = chosen === undefined ? this.known.get(name) : undefined;
    if (known !== undefined) return known;
    const unit = chosen ?? this.listed.get(name) ?? this.guess(name);
    const sameUnit = [unit.name, ...unit.aliases].map((one) => this.known.get(one)).find((id) => id !== undefined);
    if (sameUnit !== undefined) return sameUnit;
    if (!this.needed.has(unit.id)) {
      this.needed.set(unit.id, unit);
      // By name until here: a member may stand in the ledger already.
      this.needed.set(unit.id, { ...unit, members: unit.members.map((member) => this.idOf(member)) });
    }
    return unit.id;
  }

  /**
   * Of these units those that the ledger does not hold yet, with the members of groups among them, in official order; groups stand
   * after their members.
   */
  toRegister(units: ReadonlySet<string>): UnitToRegister[] {
    const wanted = new Set([...units].flatMap((id) => [id, ...(this.needed.get(id)?.members ?? [])]));
    const hasMembers = ({ members }: UnitToRegister): number => Number(members.length > 0);
    return [...this.needed.values()].filter(({ id }) => wanted.has(id)).sort((a, b) => hasMembers(a) - hasMembers(b) || a.order - b.order);
  }

  private guess(name: string): UnitToRegister {
    const id = unitIdOf(this.jurisdiction, name);
    return this.needed.get(id) ?? { id, name, aliases: [], class: classByName(name), order: ORDER_OF_UNKNOWN + this.needed.size, rankingGroup: null, members: [], guessed: true };
  }
}

/** Only what a name says for certain; the rest is `other` until a person decides. */
export function classByName(name: string): UnitClass {
  if (/^各|^(?:市属|有关|相关)各|成员单位$|等.*单位$/.test(name)) return 'unit-group';
  if (/法院$|检察院$/.test(name)) return 'judicial';
  if (/^(?:市|省|县|区)委(?!员会)|纪委/.test(name)) return 'party';
  if (/公司$|集团$/.test(name)) return 'enterprise';
  if (/海关$|海事局$|银保监|证监局|人民银行|外汇管理|税务局$|气象局$|通信管理局$/.test(name)) return 'central-provincial';
  if (/(?:开发区|高新区|功能区|保税区)(?:管委会)?$/.test(name)) return 'development-zone';
  if (/(?:县|区|市)(?:人民)?政府$/.test(name)) return 'county';
  if (/^(?:市|省|县|区).+(?:局|委|办|厅|办公室|办公厅)$/.test(name)) return 'government';
  return 'other';
}

