import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

/**
 * The arguments that the package itself proposes are not taken: they switch off the same-origin policy and put everything into
 * one process, so that a test would pass where a person's browser refuses.
 */
const ARGUMENTS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none', '--lang=zh-CN'];

export interface TestBrowser {
  browser: Browser;
  /** Closes the browser and removes what it unpacked. */
  close(): Promise<void>;
}

/**
 * Starts the Chromium of the npm package with the libraries it brings: unpacked once for the run by browser-setup.mjs, or into a
 * folder of its own, so that runs at the same time never share a half-written binary. Chinese text is drawn where the machine has
 * a Chinese font; tests that compare text need none.
 */
export async function startBrowser(): Promise<TestBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-browser-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  try {
    const unpacked = process.env['TAIZHANG_TEST_CHROMIUM'] ?? folder;
    const executablePath = await unpack(unpacked);
    const browser = await chromium.launch({
      executablePath,
      args: ARGUMENTS,
      env: { ...process.env, TMPDIR: folder, HOME: folder, LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib'), FONTCONFIG_FILE: await fontSettings(folder, unpacked) },
    });
    return {
      browser,
      async close() {
        await browser.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Takes what lies in the folder already. */
async function unpack(folder: string): Promise<string> {
  const program = fileURLToPath(new URL('unpack-chromium.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env: { ...process.env, TMPDIR: folder, HOME: folder } });
  return stdout.trim();
}

/** The machine's fonts where it has any, and those of the package: without a font Chromium does not start. */
async function fontSettings(folder: string, unpacked: string): Promise<string> {
  const folders = [join(unpacked, 'fonts', 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const file = join(folder, 'fonts.conf');
  await writeFile(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((one) => `  <dir>${one}</dir>`).join('\n')}
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`);
  return file;
}
