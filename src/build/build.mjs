// `npm run prepare`, and so `npm ci`: everything `npm start` needs, made once. Starting never builds.
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
process.chdir(root);

/** `npm ci --omit=dev` installs no compilers: what was built before is then used as it is. */
function hasCompilers() {
  try {
    createRequire(import.meta.url).resolve('typescript');
    return true;
  } catch {
    return false;
  }
}

function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join('node_modules', program), ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ${args.join(' ')} ended with ${code}`))));
  });
}

async function buildServer() {
  for (const folder of ['dist/src', 'dist/projections']) rmSync(folder, { recursive: true, force: true });
  await run('typescript/bin/tsc', ['-p', 'tsconfig.json']);
  for (const folder of ['src', 'projections']) copyData(folder);
}

/** Migrations, schemas and rule tables are read beside the compiled file that uses them. */
function copyData(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\.(sql|json)$/.test(entry.name) || path.startsWith(join('src', 'web'))) continue;
    const target = join('dist', path);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(path, target);
  }
}

async function buildPages() {
  if (existsSync('src/web/vite.config.ts')) await run('vite/bin/vite.js', ['build', '-c', 'src/web/vite.config.ts', '--logLevel', 'warn']);
}

/**
 * npm links no command of the package one is in; without this, `npx taizhang` would ask to download a stranger's. There is no
 * `bin` in package.json: npx would then install the checkout into its cache instead of taking what stands here.
 */
function linkCommand() {
  const link = join('node_modules', '.bin', 'taizhang');
  chmodSync('dist/src/cli.js', 0o755);
  rmSync(link, { force: true });
  if (process.platform === 'win32') writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\dist\\src\\cli.js" %*\r\n');
  else symlinkSync('../../dist/src/cli.js', link);
}

if (hasCompilers()) {
  const { writeSwaggerMetadata } = await import('./swagger-metadata.mjs');
  writeSwaggerMetadata();
  await Promise.all([buildServer(), buildPages()]);
} else if (!existsSync('dist/src/main.js')) {
  console.error('The compilers are not installed and nothing has been built: run `npm ci` without --omit=dev once.');
  process.exit(1);
}
linkCommand();
