import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../config/settings.js';
import { EXIT_CODES, StartError } from '../config/start-error.js';
import { writingError } from './home-not-writable.js';
import type { LedgerIdentity } from './ledger-context.js';
import type { OpeningHostUnit } from './opening-host-unit.js';

/** A ledger's place on disk: `$TAIZHANG_HOME/<slug>/`. */
export interface LedgerFolder {
  slug: string;
  path: string;
  identity: LedgerIdentity;
  /** The unit the office named when it made the ledger; kept here so that an interrupted first start goes on with it. */
  hostUnit: OpeningHostUnit | null;
}

/** What `ledger.json` holds. */
type KeptIdentity = LedgerIdentity & { hostUnit?: OpeningHostUnit | null };

/** The ledgers every installation has. Origins of the sample and the demo say what they are wherever a leaf turns up. */
const BUILT_IN: Record<string, LedgerIdentity> = {
  sample: { origin: 'sample.taizhang.example/2021', name: '样例台账', kind: 'sample' },
  demo: { origin: 'demo.taizhang.example/2021', name: '演示台账', kind: 'demo' },
};

/**
 * Which ledger to open (architecture.md, "Ledgers"): the one asked for; else the office's own; else the sample.
 * @throws StartError LEDGER_UNKNOWN where it was never made
 */
export async function resolveLedger(settings: Settings): Promise<LedgerFolder> {
  const slug = settings.ledger ?? (existsSync(identityFile(settings, 'office')) ? 'office' : 'sample');
  const path = join(settings.home, slug);
  const { hostUnit = null, ...identity }: KeptIdentity = BUILT_IN[slug] ?? (await readIdentity(settings, slug));
  return { slug, path, identity, hostUnit };
}

/**
 * Makes the folder of a new ledger of the office's own; what it holds is decided by the first event, not here.
 * @throws StartError LEDGER_EXISTS, LEDGER_NAME_RESERVED, HOME_NOT_WRITABLE
 */
export async function createLedgerFolder(
  settings: Settings, slug: string, identity: LedgerIdentity, hostUnit: OpeningHostUnit | null,
): Promise<LedgerFolder> {
  if (BUILT_IN[slug]) {
    throw new StartError('LEDGER_NAME_RESERVED', `「${slug}」是程序自带的台账，不能用作自己的台账名称，请换一个。`, EXIT_CODES.usage);
  }
  const file = identityFile(settings, slug);
  if (existsSync(file)) {
    const { name } = await readIdentity(settings, slug);
    throw new StartError('LEDGER_EXISTS', `台账「${name}」已经建好，无需再建；直接启动即可。`, EXIT_CODES.usage);
  }
  const path = join(settings.home, slug);
  try {
    await mkdir(path, { recursive: true });
    await writeFile(`${file}.new`, `${JSON.stringify(hostUnit === null ? identity : { ...identity, hostUnit }, null, 2)}\n`);
    await rename(`${file}.new`, file);
  } catch (error) {
    throw writingError(path, error);
  }
  return { slug, path, identity, hostUnit };
}

/**
 * Takes back what `createLedgerFolder` made, for a ledger of which nothing was written anywhere. A cluster that was started in
 * the folder meanwhile stays, for the next ledger of this name.
 */
export async function discardLedgerFolder({ path }: LedgerFolder): Promise<void> {
  await rm(join(path, 'ledger.json'), { force: true });
  await rmdir(path).catch(() => undefined); // not empty
}

function identityFile(settings: Settings, slug: string): string {
  return join(settings.home, slug, 'ledger.json');
}

async function readIdentity(settings: Settings, slug: string): Promise<KeptIdentity> {
  const file = identityFile(settings, slug);
  try {
    return JSON.parse(await readFile(file, 'utf8')) as KeptIdentity;
  } catch (cause) {
    throw new StartError(
      'LEDGER_UNKNOWN',
      `没有名为「${slug}」的台账（${file} 不存在或无法读取）。新建请运行 npx taizhang init。`,
      EXIT_CODES.usage,
      { cause },
    );
  }
}
