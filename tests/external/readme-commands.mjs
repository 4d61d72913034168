// Runs the README's commands as written, on a home of their own: `npm start` and `npm run demo` until they serve a page and stop
// cleanly, then every line that begins with `npx taizhang`, in order.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'taizhang-readme-'));
chmodSync(home, 0o755);
const environment = { ...process.env, TAIZHANG_HOME: home, TAIZHANG_PORT: '0' };

/** Lines of the fenced blocks marked `sh`. */
function commandsOf(file) {
  const blocks = readFileSync(join(root, file), 'utf8').matchAll(/^```sh\n(.*?)^```/gms);
  return [...blocks].flatMap(([, block]) => block.split('\n')).filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

async function serves(command) {
  const server = spawn('bash', ['-c', `exec ${command}`], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'inherit'], timeout: 120_000 });
  let output = '';
  const address = await new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /台账已就绪：(http:\S+)/.exec(output);
      if (found) resolve(found[1]);
    });
    server.on('close', (code) => reject(new Error(`${command} ended with ${code}: ${output}`)));
  });
  const page = await fetch(address);
  const text = await page.text();
  if (!page.ok || !text.includes('<title>')) throw new Error(`${command}: no page at ${address}, status ${page.status}`);
  server.kill('SIGTERM');
  await once(server, 'close');
  if (!output.includes('已停止')) throw new Error(`${command} did not stop cleanly: ${output}`);
  console.log(`ok  ${command} → ${address}`);
}

function runs(command) {
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', command], { cwd: root, env: environment, encoding: 'utf8', timeout: 120_000, maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stdout}${stderr}`);
  console.log(`ok  ${command}`);
}

function removeHome() {
  for (const ledger of readdirSync(home)) {
    const marker = join(home, ledger, 'cluster-folder');
    if (existsSync(marker)) rmSync(readFileSync(marker, 'utf8').trim(), { recursive: true, force: true });
  }
  rmSync(home, { recursive: true, force: true });
}

try {
  const commands = [...commandsOf('README.md'), ...commandsOf('README.zh-CN.md')];
  for (const needed of ['npm start', 'npm run demo']) {
    if (!commands.includes(needed)) throw new Error(`the README does not say ${needed}`);
    await serves(needed);
  }
  for (const command of new Set(commands.filter((line) => line.startsWith('npx taizhang') && !line.startsWith('npx taizhang serve')))) runs(command);
} finally {
  removeHome();
}
