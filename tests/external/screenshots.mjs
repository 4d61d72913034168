// Draws every page of the demo ledger at 1440 and 390 pixels into coverage/screenshots, for people to look at, and fails where a
// page reports an error, is wider than the screen, or shows boxes instead of Chinese characters.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import '../support/typescript.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = { overview: '/', measures: '/measures', departments: '/departments', register: '/departments/register', comparison: '/comparison', supervision: '/supervision', audit: '/audit', intake: '/intake', system: '/system' };
/** Lists whose first link opens a page of one measure and of one department. */
const PAGES_OF_ONE = { measure: '/measures', department: '/departments' };
const WIDTHS = [1440, 390];

export async function takeScreenshots() {
  const { startBrowser } = await import('../support/browser.ts');
  const folder = join(root, 'coverage', 'screenshots');
  mkdirSync(folder, { recursive: true });
  const demo = await startDemo();
  const { browser, close } = await startBrowser();
  const faults = [];
  try {
    for (const [name, path] of [...Object.entries(PAGES), ...(await pagesOfOne(browser, demo.address))]) {
      for (const width of WIDTHS) {
        const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
        page.on('pageerror', (error) => faults.push(`${name} at ${width} px: ${error.message}`));
        await page.goto(`${demo.address}${path}`, { waitUntil: 'networkidle' });
        await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
        faults.push(...(await page.evaluate(faultsOfPage)).map((fault) => `${name} at ${width} px: ${fault}`));
        await page.close();
      }
    }
  } finally {
    await close();
    await demo.stop();
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** Where the first link of each list leads, as a person would go there. */
async function pagesOfOne(browser, address) {
  const page = await browser.newPage({ viewport: { width: WIDTHS[0], height: 900 }, locale: 'zh-CN' });
  const found = [];
  for (const [name, list] of Object.entries(PAGES_OF_ONE)) {
    await page.goto(`${address}${list}`, { waitUntil: 'networkidle' });
    found.push([name, await page.locator(`main a[href^="${list}/"]:not([href^="/departments/register"])`).first().getAttribute('href')]);
  }
  await page.close();
  return found;
}

/** Runs in the page. */
function faultsOfPage() {
  const faults = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth - clientWidth} px wider than the screen`);
  const drawn = [...'措施'].map((character) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 40;
    const context = canvas.getContext('2d');
    context.font = `32px ${getComputedStyle(document.body).fontFamily}`;
    context.fillText(character, 2, 34);
    return canvas.toDataURL();
  });
  if (drawn[0] === drawn[1]) faults.push('Chinese characters are drawn as boxes');
  return faults;
}

async function startDemo() {
  const home = mkdtempSync(join(tmpdir(), 'taizhang-screenshots-'));
  chmodSync(home, 0o755);
  const server = spawn(process.execPath, ['dist/src/main.js', '--ledger', 'demo', '--port', '0'], {
    cwd: root, env: { ...process.env, TAIZHANG_HOME: home }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const address = await new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /台账已就绪：(http:\S+)/.exec(output);
      if (found) resolve(found[1]);
    });
    server.on('close', (code) => reject(new Error(`the demo ended with ${code}: ${output}`)));
  });
  return {
    address,
    async stop() {
      server.kill('SIGTERM');
      await once(server, 'close');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
