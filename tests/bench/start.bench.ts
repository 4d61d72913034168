import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from '../support/program.js';
import { makeLedgerHome, type LedgerHome } from '../support/ledger-home.js';
import type { BenchRow } from './bench-row.js';

const BUDGET_MS = 5_000;
const LATER_STARTS = 3;

/** `npm start` to the first page, as people run it: what `npm ci` built, a new home, the sample plan loaded at the first start. */
export async function benchStart(): Promise<BenchRow[]> {
  const home = await makeLedgerHome(0o755);
  try {
    const first = await millisecondsToFirstPage(home);
    const later: number[] = [];
    for (let start = 0; start < LATER_STARTS; start += 1) later.push(await millisecondsToFirstPage(home));
    const slowest = Math.max(...later);
    return [
      { name: 'start, first (makes the database, loads the sample)', value: first, budget: '< 5,000 ms', ok: first < BUDGET_MS, detail: `${first} ms` },
      { name: 'start, later', value: slowest, budget: '< 5,000 ms', ok: slowest < BUDGET_MS, detail: `slowest of ${LATER_STARTS}: ${later.join(', ')} ms` },
    ];
  } finally {
    await home.remove();
  }
}

async function millisecondsToFirstPage(home: LedgerHome): Promise<number> {
  const started = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...process.env, ...home.settings, TAIZHANG_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    npm.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [, found] = /台账已就绪：(http:\S+)/.exec(output) ?? [];
      if (found) resolve(found);
    });
    npm.on('close', (code) => reject(new Error(`npm start ended with ${code}: ${output}`)));
  });
  const page = await fetch(address);
  if (!page.ok || !(await page.text()).includes('<title>')) throw new Error(`no page at ${address}: ${page.status}`);
  const milliseconds = Math.round(performance.now() - started);
  npm.kill('SIGTERM');
  await once(npm, 'close');
  return milliseconds;
}
