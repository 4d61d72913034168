// `npm run deps`: the sources keep every dependency rule, and every rule finds a violation where there is one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { forbidden } = createRequire(import.meta.url)('./rules.cjs');

function cruise(folder) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', join(root, 'tests/dependency-rules/rules.cjs'),
      '--output-type', 'json', 'src', 'projections'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  try {
    return JSON.parse(stdout).summary;
  } catch {
    throw new Error(`dependency-cruiser gave no answer: ${stderr}`);
  }
}

/** One file or pair of files for every rule, breaking that rule. */
const VIOLATIONS = {
  'no-cycles': { 'src/a.ts': `import { b } from './b.js'; export const a = () => b;`, 'src/b.ts': `import { a } from './a.js'; export const b = () => a;` },
  'facts-are-pure': { 'src/measures/m.decider.ts': `import pg from 'pg'; export const p = pg;` },
  'store-knows-no-feature': { 'src/event-store/s.ts': `import { x } from '../plans/x.js'; export const y = x;`, 'src/plans/x.ts': 'export const x = 1;' },
  'projections-read-events-only': { 'projections/p/p.ts': `import { c } from '../../src/measures/m.controller.js'; export const d = c;`, 'src/measures/m.controller.ts': 'export const c = 1;' },
  'engine-knows-no-feature': { 'projections/engine/e.ts': `import { x } from '../../src/plans/x.js'; export const y = x;` },
  'controllers-have-no-sql': { 'src/plans/p.controller.ts': `import pg from 'pg'; export const p = pg;` },
  'web-client-stands-alone': { 'src/web/w.ts': `import { x } from '../plans/x.js'; export const w = x;` },
  'web-client-takes-types-only': { 'src/web/v.ts': `import { p } from '../../projections/d/answers.js'; export const v = p;`, 'projections/d/answers.ts': 'export const p = 1;' },
  'server-knows-no-client': { 'src/http/h.ts': `import { w } from '../web/w.js'; export const h = w;` },
  'no-test-code-in-the-product': { 'src/t.ts': `import { t } from '../tests/t.js'; export const u = t;`, 'tests/t.ts': 'export const t = 1;' },
  'only-declared-dependencies': { 'src/d.ts': `import 'fastq';` },
};

function rulesFoundBroken() {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-rules-'));
  try {
    for (const [path, text] of Object.values(VIOLATIONS).flatMap((files) => Object.entries(files))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    }
    for (const name of ['node_modules', 'package.json', 'tsconfig.json']) symlinkSync(join(root, name), join(folder, name));
    return new Set(cruise(folder).violations.map((violation) => violation.rule.name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const summary = cruise(root);
const broken = summary.violations;
for (const { rule, from, to } of broken) console.error(`${rule.name}: ${from} → ${to}`);
const found = rulesFoundBroken();
const blind = forbidden.map((rule) => rule.name).filter((name) => !found.has(name));
for (const name of blind) console.error(`rule ${name} does not find its violation`);
console.log(`dependency rules: ${forbidden.length} rules, ${summary.totalCruised} modules, ${broken.length} violations`);
process.exitCode = broken.length + blind.length > 0 ? 1 : 0;
