import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { EXIT_CODES, StartError } from '../config/start-error.js';
import { createLedgerFolder } from '../ledger/ledger-folder.js';
import { openLedger } from '../ledger/open-ledger.js';
import { openLog, sayOnErrorStream, settingsFor } from './with-ledger.js';

interface InitOptions {
  name: string;
  origin?: string;
  ledger?: string;
}

export function initCommand(): Command {
  return new Command('init')
    .description('新建本办公室自己的台账（空白）')
    .requiredOption('--name <名称>', '台账名称，例如：某市优化营商环境工作台账')
    .option('--origin <标识>', '台账的唯一标识，写入每一条记录，建好后不可更改；例如 taizhang.example/city/2021')
    .option('--ledger <名称>', '保存在哪个文件夹，默认 office')
    .action(init);
}

async function init(options: InitOptions): Promise<void> {
  const settings = settingsFor(options);
  const origin = options.origin ?? `taizhang.local/${randomBytes(8).toString('hex')}`;
  refuseMalformedOrigin(origin);
  const folder = await createLedgerFolder(settings, settings.ledger ?? 'office', { origin, name: ledgerTitle(options.name), kind: 'office' });
  // A failure from here on loses nothing: the next start finishes what is missing, under the same name and origin.
  const ledger = await openLedger({ settings, folder, projections: [], log: openLog(settings.logLevel), say: sayOnErrorStream });
  await ledger.close();
  process.stdout.write(`台账「${folder.identity.name}」已建好（标识 ${origin}）。运行 npm start 即可打开。\n`);
}

function ledgerTitle(name: string): string {
  const title = name.normalize('NFC').trim();
  if (title.length > 0 && title.length <= 100) return title;
  throw new StartError('INVALID_NAME', `台账名称应为 1 至 100 个字，现在是 ${title.length} 个字。`, EXIT_CODES.usage);
}

/** Host name with a path, as C2SP signed notes recommend: no scheme, no spaces, no plus sign. */
function refuseMalformedOrigin(origin: string): void {
  if (/^[a-z0-9]([a-z0-9.-]{0,60})\.[a-z0-9-]{1,30}(\/[a-z0-9._-]{1,40}){0,4}$/.test(origin)) return;
  throw new StartError(
    'INVALID_ORIGIN',
    `标识「${origin}」不正确：应为小写域名加路径，不含空格和“http://”，例如 taizhang.example/city/2021。`,
    EXIT_CODES.usage,
  );
}
