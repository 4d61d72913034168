import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Debian's PostgreSQL: the oldest version the README says this program was tested on. */
const OLDEST_POSTGRES = '/usr/lib/postgresql/15';

function jest(args, settings) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '-c', 'tests/jest.config.mjs', ...args],
    { cwd: root, encoding: 'utf8', env: { ...process.env, ...settings }, maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`ended with ${status}\n${stdout}${stderr}`);
}

const missingPostgres = () => (existsSync(`${OLDEST_POSTGRES}/bin/postgres`) ? null : 'package postgresql-15 is not installed');

function missingChineseFont() {
  try {
    const fonts = execFileSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' });
    return fonts.trim() ? null : 'no Chinese font is installed (package fonts-noto-cjk)';
  } catch {
    return 'fontconfig is not installed (package fontconfig)';
  }
}

/** Each: what it shows, why it cannot run here (or null), and how it runs. */
export const checks = [
  {
    name: 'the event store keeps its contract on PostgreSQL 15',
    missing: missingPostgres,
    run: () => jest(['--selectProjects', 'contract'], { TAIZHANG_TEST_POSTGRES: OLDEST_POSTGRES }),
  },
  {
    name: 'the read models and a start on a given database work on PostgreSQL 15',
    missing: missingPostgres,
    run: () => jest(['--selectProjects', 'integration', '--', 'tests/integration/projections', 'tests/integration/runtime/refused-start'], { TAIZHANG_TEST_POSTGRES: OLDEST_POSTGRES }),
  },
  {
    name: 'every page is drawn with a Chinese font, on a wide and on a narrow screen',
    missing: missingChineseFont,
    run: () => import('./screenshots.mjs').then(({ takeScreenshots }) => takeScreenshots()),
  },
];
