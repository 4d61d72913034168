import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BenchRow } from './bench-row.js';

/**
 * `npm run bench [-- NAME …]`: runs every `*.bench.ts` here, one after the other on a quiet machine, each in a process of its own
 * (what one leaves on the heap would slow the next), and prints one table of figures held against their budgets. Ends with 1
 * where a budget is missed.
 */
async function runBenchmarks(wanted: string[]): Promise<BenchRow[]> {
  const files = (await readdir(new URL('.', import.meta.url))).filter((name) => name.endsWith('.bench.ts')).sort();
  const rows: BenchRow[] = [];
  for (const file of files.filter((name) => wanted.length === 0 || wanted.includes(name.replace('.bench.ts', '')))) rows.push(...(await runApart(file)));
  return rows;
}

async function runApart(file: string): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const child = fork(fileURLToPath(import.meta.url), { env: { ...process.env, [BENCH_FILE]: file } });
  child.on('message', (row) => rows.push(row as BenchRow));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${file} ended with ${code}`);
  return rows;
}

/** Set in the process that runs one file. */
const BENCH_FILE = 'TAIZHANG_BENCH_FILE';

async function runOne(file: string): Promise<void> {
  const module = (await import(new URL(file, import.meta.url).href)) as Record<string, () => Promise<BenchRow[]>>;
  for (const [name, bench] of Object.entries(module)) {
    if (!name.startsWith('bench')) continue;
    process.stderr.write(`${file} ${name} …\n`);
    for (const row of await bench()) process.send!(row);
  }
  process.disconnect();
}

function printTable(rows: BenchRow[]): void {
  process.stdout.write(`| what | figure | budget | | measured |\n|---|---|---|---|---|\n`);
  for (const { name, value, budget, ok, detail } of rows) {
    process.stdout.write(`| ${name} | ${Number(value.toPrecision(3))} | ${budget} | ${ok ? 'met' : 'MISSED'} | ${detail} |\n`);
  }
  process.stdout.write(`\nNode ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}\n`);
}

const file = process.env[BENCH_FILE];
if (file) await runOne(file);
else {
  const rows = await runBenchmarks(process.argv.slice(2));
  printTable(rows);
  process.exitCode = rows.length > 0 && rows.every((row) => row.ok) ? 0 : 1;
}
