import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { packageRoot } from '../config/package-root.js';
import { IntakeError } from '../intake/intake-error.js';
import { nullable } from '../ledger/schemas.js';

const Text = Type.String({ minLength: 1 });
const Numbering = nullable(Type.Integer());

/** The reviewed links of one city plan: for each of its measures the provincial ones it implements, by their places, no sentences. */
export const SeedLinksSchema = Type.Object({
  /** Names of seeds/plans. */
  city: Text,
  province: Text,
  links: Type.Array(Type.Object({
    section: Text, item: Numbering, number: Numbering,
    /** Empty: reviewed, and the province's plan holds nothing of the kind. */
    to: Type.Array(Type.Object({ section: Text, number: Type.Integer() })),
  })),
});
export type SeedLinks = Static<typeof SeedLinksSchema>;

const validator = Compile(SeedLinksSchema);
const FOLDER = join('seeds', 'links');

/** Names of all link files, in the order of their names. */
export async function seedLinkNames(): Promise<string[]> {
  const folder = join(packageRoot(), FOLDER);
  if (!existsSync(folder)) return [];
  return (await readdir(folder)).filter((file) => file.endsWith('.json')).sort().map((file) => file.replace(/\.json$/, ''));
}

/** @throws IntakeError SEED_MALFORMED where the file is missing or not of the schema */
export async function readSeedLinks(name: string): Promise<SeedLinks> {
  const path = `${FOLDER}/${name}.json`;
  let value: unknown;
  try {
    value = JSON.parse(await readFile(join(packageRoot(), path), 'utf8'));
  } catch (error) {
    throw new IntakeError('SEED_MALFORMED', `内置数据 ${path} 读不出来，请重新安装程序。`, { path, reason: String(error) });
  }
  if (!validator.Check(value)) throw new IntakeError('SEED_MALFORMED', `内置数据 ${path} 的格式不对，请重新安装程序。`, { path });
  return value;
}
