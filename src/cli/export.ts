import type { Writable } from 'node:stream';
import { Command } from 'commander';
import { EXIT_CODES, StartError } from '../config/start-error.js';
import type { StoredLeaf } from '../event-store/event-store.js';
import { leafHash } from '../event-store/leaf.js';
import { ledgerOption, withLedger, type LedgerOptions } from './with-ledger.js';

const PAGE = 1_000;

export function exportCommand(): Command {
  return new Command('export')
    .description('导出台账记录，供任何人自行复核')
    .option('--leaves', '逐行输出每条记录：{"position","hash","leaf"}，按入账顺序')
    .addOption(ledgerOption())
    .action(exportLedger);
}

async function exportLedger(options: LedgerOptions & { leaves?: true }): Promise<void> {
  if (!options.leaves) {
    throw new StartError('EXPORT_WHAT', '请说明导出什么，目前可导出全部记录：npx taizhang export --leaves > 文件', EXIT_CODES.usage);
  }
  await withLedger(options, [], async ({ store }) => {
    const end = (await store.latestPosition()) + 1;
    for (let position = 0; position < end && isRead(process.stdout); ) {
      const page = await store.readAll(position, Math.min(PAGE, end - position));
      if (page.length === 0) break;
      await written(process.stdout, page.map(lineOf).join(''));
      position += page.length;
    }
  });
}

/** False once the reader of a pipe has gone, as in `… | head`. */
function isRead(output: Writable): boolean {
  return output.errored === null;
}

/** Resolves when the text is on its way, or when nobody reads it any more; the error itself is the program's to judge. */
function written(output: Writable, text: string): Promise<void> {
  return new Promise((resolve) => output.write(text, () => resolve()));
}

/** The leaf goes out in its canonical bytes, untouched, so that its hash can be recomputed from the line itself. */
function lineOf({ position, bytes }: StoredLeaf): string {
  const text = Buffer.from(bytes).toString('utf8');
  return `{"position":${position},"hash":"${leafHash(bytes).toString('hex')}","leaf":${text}}\n`;
}
