import { readFile } from 'node:fs/promises';
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
  deadlines: Type.Array(SeedDeadline),
  groups: Type.Array(Type.Object({ lead: Type.Array(Text), responsible: Type.Array(Text), supporting: Type.Array(Text) })),
  targets: Type.Array(SeedTarget),
  textSha256: Sha256,
});

/** The facts of a published plan without its sentences: what a ledger starts from where the document is not at hand. */
export const SeedPlanSchema = Type.Object({
  title: Text,
  shortTitle: Text,
  jurisdiction: Text,
  issuer: nullable(Text),
  issued: nullable(Day),
  year: Type.Integer(),
  ends: Day,
  source: Type.Object({ sha256: Sha256, textSha256: Sha256 }),
  sections: Type.Array(Type.Object({ ordinal: nullable(Type.Integer()), name: Text, leader: nullable(Text), coordinator: nullable(Text), measures: Type.Array(SeedMeasure) })),
});
export type SeedPlan = Static<typeof SeedPlanSchema>;
export type SeedTargetOf = SeedPlan['sections'][number]['measures'][number]['targets'][number];

/** The units of one jurisdiction: each once, with the other names seen for it. `order` is their official order (建制顺序). */
export const SeedUnitsSchema = Type.Object({
  jurisdiction: Text,
  units: Type.Array(Type.Object({ name: Text, aliases: Type.Array(Text), class: oneOf(UNIT_CLASSES), rankingGroup: nullable(Text) })),
});
export type SeedUnits = Static<typeof SeedUnitsSchema>;

const planValidator = Compile(SeedPlanSchema);
const unitsValidator = Compile(SeedUnitsSchema);

/** @throws IntakeError SEED_MALFORMED where the file is missing or not of the schema */
export const readSeedPlan = (name: string): Promise<SeedPlan> => readSeed(`seeds/plans/${name}.json`, (value): value is SeedPlan => planValidator.Check(value));

/** @throws IntakeError SEED_MALFORMED where the file is missing or not of the schema */
export const readSeedUnits = (name: string): Promise<SeedUnits> => readSeed(`seeds/units/${name}.json`, (value): value is SeedUnits => unitsValidator.Check(value));

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

/** Jurisdiction → file of its register. */
const REGISTERS: Readonly<Record<string, string>> = { 潍坊市: 'weifang' };

/** The register of a jurisdiction's units that comes with the program, or null. */
export function seedUnitsOf(jurisdiction: string): Promise<SeedUnits | null> {
  const name = REGISTERS[jurisdiction];
  return name === undefined ? Promise.resolve(null) : readSeedUnits(name);
}
