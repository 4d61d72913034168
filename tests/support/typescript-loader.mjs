import { existsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { SWC_OPTIONS } from './swc-options.mjs';

/** A program of some hundred files is started dozens of times by one test run. */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/taizhang-typescript/', import.meta.url));
const OPTIONS_TEXT = JSON.stringify(SWC_OPTIONS);

/** Imports end in .js (NodeNext); the source beside it ends in .ts. */
export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.startsWith('file:')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(fileURLToPath(source))) return next(source.href, context);
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const source = await readFile(filename, 'utf8');
  const kept = join(CACHE, `${createHash('sha256').update(filename).update(source).update(OPTIONS_TEXT).digest('hex')}.mjs`);
  const code = await readFile(kept, 'utf8').catch(() => compile(filename, source, kept));
  return { format: 'module', source: code, shortCircuit: true };
}

async function compile(filename, source, kept) {
  const { code } = await transform(source, { ...SWC_OPTIONS, filename, swcrc: false });
  await mkdir(CACHE, { recursive: true });
  // Programs under test start side by side: a reader must never meet half a file.
  const aside = `${kept}.${process.pid}`;
  await writeFile(aside, code);
  await rename(aside, kept);
  return code;
}
