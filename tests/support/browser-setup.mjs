// What global-setup.mjs prepares, and Chromium unpacked once for all files of the browser suites.
import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import prepareRun from './global-setup.mjs';

export default async function prepareBrowserRun() {
  await prepareRun();
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-chromium-'));
  globalThis.taizhangChromiumFolder = folder;
  const program = fileURLToPath(new URL('unpack-chromium.mjs', import.meta.url));
  await promisify(execFile)(process.execPath, [program], { env: { ...process.env, TMPDIR: folder, HOME: folder } });
  process.env.TAIZHANG_TEST_CHROMIUM = folder;
}
