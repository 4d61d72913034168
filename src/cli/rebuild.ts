import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { PROJECTIONS } from '../../projections/index.js';
import { EXIT_CODES, StartError } from '../config/start-error.js';
import { ledgerOption, withLedger, type LedgerOptions } from './with-ledger.js';

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('根据台账记录重新计算一个视图，完成后切换，期间不影响使用')
    .argument('<视图>', PROJECTIONS.map((projection) => projection.name).join('、'))
    .addOption(ledgerOption())
    .option('--json', '以 JSON 输出结果')
    .action(rebuild);
}

async function rebuild(name: string, options: LedgerOptions & { json?: true }): Promise<void> {
  if (!PROJECTIONS.some((projection) => projection.name === name)) {
    const known = PROJECTIONS.map((projection) => projection.name).join('、');
    throw new StartError('UNKNOWN_PROJECTION', `没有名为「${name}」的视图，可选：${known}。`, EXIT_CODES.usage);
  }
  await withLedger(options, PROJECTIONS, async (ledger) => {
    const bar = new SingleBar({ format: '重新计算 {bar} {value}/{total} 条记录', stream: process.stderr, noTTYOutput: false });
    const started = Date.now();
    let events = 0;
    bar.start(await ledger.store.nextPosition(), 0);
    try {
      await ledger.projections.rebuild(name, (progress) => {
        events = progress.done;
        bar.update(events);
      });
    } finally {
      bar.stop();
    }
    const milliseconds = Date.now() - started;
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ projection: name, events, milliseconds })}\n`
        : `视图 ${name} 已重新计算：${events} 条记录，用时 ${(milliseconds / 1000).toFixed(1)} 秒。\n`,
    );
  });
}
