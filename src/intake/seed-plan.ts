import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { packageRoot } from '../config/package-root.js';
import { UNIT_CLASSES } from '../departments/department.events.js';
import { nullable, oneOf } from '../ledger/schemas.js';
import { IntakeError } from './intake-error.js';

const Text = Type.String({ minLength: 1 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

const SeedDeadline = Type.Object({
  raw: Text,
  kind: oneOf(['by', 'within', 'from', 'recurring', 'relative', 'ongoing']),
  date: Type.Optional(Day),
  from: Type.Optional(Day),
  every: Type.Optional(oneOf(['week', 'month', 'quarter', 'half-year', 'year'])),
  day: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })),
});
const SeedTarget = Type.Object({
  /** Which deadline it is due with, from 0; 0 for a measure without. */
  deadline: Type.Integer({ minimum: 0 }),
  raw: Text,
  unit: Text,
  direction: oneOf(['at-least', 'at-most', 'increase', 'decrease']),
  baseline: Type.Optional(Text),
  value: Text,
});
const SeedMeasure = Type.Object({
  number: nullable(Type.Integer()),
  item: Type.Union([Type.Object({ number: nullable(Type.Integer()), title: Text }), Type.Null()]),
  title: Text,
  /** The title was written by hand: the document's own words are too long for one. */
  titleByHand: Type.Optional(Type.Literal(true)),
  deadlines: Type.Array(SeedDeadline),
  groups: Type.Array(Type.Object({ lead: Type.Array(Text), responsible: Type.Array(Text), supporting: Type.Array(Text) })),
  /** 等 in a responsibility bracket: the office names the rest (product.md rule 6, 未列全). */
  unitsIncomplete: Type.Optional(Type.Literal(true)),
  targets: Type.Array(SeedTarget),
  textSha256: Sha256,
});

/** The facts of a published plan without its sentences: what a ledger starts from where the document is not at hand. */
export const SeedPlanSchema = Type.Object({
  title: Text,
  shortTitle: Text,
  jurisdiction: Text,
  issuer: nullable(Text),
  /** 发文字号. Null, as issuer and issue date, where neither the text nor public sources known for sure state it. */
  documentNumber: nullable(Text),
  issued: nullable(Day),
  year: Type.Integer(),
  ends: Day,
  source: Type.Object({ sha256: Sha256, textSha256: Sha256 }),
  sections: Type.Array(Type.Object({ ordinal: nullable(Type.Integer()), name: Text, leader: nullable(Text), coordinator: nullable(Text), measures: Type.Array(SeedMeasure) })),
});
export type SeedPlan = Static<typeof SeedPlanSchema>;
export type SeedTargetOf = SeedPlan['sections'][number]['measures'][number]['targets'][number];

/**
 * The units of one jurisdiction, each once, with the other names that mean it, in official order (建制顺序). A group has `members`
 * where they are known for sure, as those of 各县市区 are.
 */
export const SeedUnitsSchema = Type.Object({
  jurisdiction: Text,
  units: Type.Array(Type.Object({
    name: Text, aliases: Type.Array(Text), class: oneOf(UNIT_CLASSES), rankingGroup: nullable(Text), members: Type.Optional(Type.Array(Text)),
  })),
});
export type SeedUnits = Static<typeof SeedUnitsSchema>;

const planValidator = Compile(SeedPlanSchema);
const unitsValidator = Compile(SeedUnitsSchema);

/** @throws IntakeError SEED_MALFORMED where the file is missing or not of the schema */
export const readSeedPlan = (name: string): Promise<SeedPlan> => readSeed(`seeds/plans/${name}.json`, (value): value is SeedPlan => planValidator.Check(value));

const readSeedUnits = (name: string): Promise<SeedUnits> => readSeed(`seeds/units/${name}.json`, (value): value is SeedUnits => unitsValidator.Check(value));

async function readSeed<T>(path: string, isSound: (value: unknown) => value is T): Promise<T> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(join(packageRoot(), path), 'utf8'));
  } catch (error) {
    throw new IntakeError('SEED_MALFORMED', `内置数据 ${path} 读不出来，请重新安装程序。`, { path, reason: String(error) });
  }
  if (!isSound(value)) throw new IntakeError('SEED_MALFORMED', `内置数据 ${path} 的格式不对，请重新安装程序。`, { path });
  return value;
}

/** Names of the plans that come with the program, in the order they were issued; those whose day is not known come last. */
export async function seedPlanNames(): Promise<string[]> {
  const plans = await Promise.all((await namesIn('seeds/plans')).map(async (name) => ({ name, issued: (await readSeedPlan(name)).issued ?? '9999' })));
  return plans.sort((a, b) => `${a.issued}${a.name}`.localeCompare(`${b.issued}${b.name}`)).map(({ name }) => name);
}

/**
 * The register of a jurisdiction's units that comes with the program, or null.
 *
 * @throws IntakeError SEED_MALFORMED where a file is not of the schema
 */
export async function seedUnitsOf(jurisdiction: string): Promise<SeedUnits | null> {
  const registers = await Promise.all((await namesIn('seeds/units')).map(readSeedUnits));
  return registers.find((register) => register.jurisdiction === jurisdiction) ?? null;
}

async function namesIn(folder: string): Promise<string[]> {
  const files = await readdir(join(packageRoot(), folder));
  return files.flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : [])).sort();
}
