import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { SWC_OPTIONS } from './swc-options.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Compiles the server's sources once for a whole run of tests, which starts our programs more than a hundred times: compiled, each
 * start takes half the processor time. Always the sources as they stand, never the dist/ that somebody built before.
 *
 * @returns its folder (src/ and projections/ in it), inside the checkout so that packages and seeds are found as ever
 */
export async function compilePrograms() {
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  const folder = await mkdtemp(join(ROOT, 'dist', 'under-test-'));
  const files = (await Promise.all(['src', 'projections'].map(filesBelow))).flat();
  await Promise.all(files.map((file) => place(file, join(folder, file))));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function filesBelow(folder) {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && /\.(ts|sql|json)$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));
  return names.filter((name) => !name.startsWith(join('src', 'web')));
}

async function place(file, target) {
  await mkdir(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) return cp(join(ROOT, file), target);
  const { code } = await transform(await readFile(join(ROOT, file), 'utf8'), { ...SWC_OPTIONS, sourceMaps: false, filename: join(ROOT, file), swcrc: false });
  return writeFile(target.replace(/\.ts$/, '.js'), code);
}
