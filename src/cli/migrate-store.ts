import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { storeChoice } from '../config/event-store-choice.js';
import type { Settings } from '../config/settings.js';
import { EXIT_CODES, StartError } from '../config/start-error.js';
import type { StoreChoice } from '../event-store/event-store.js';
import type { MigrationOptions, MigrationProgress, MigrationResult } from '../event-store/migration/migration.js';
import { migrate } from '../event-store/postgres/migrate.js';
import { resolveLedger } from '../ledger/ledger-folder.js';
import { lockLedger } from '../ledger/ledger-lock.js';
import { startDatabase } from '../ledger/open-database.js';
import { ledgerOption, sayOnErrorStream, settingsFor, type LedgerOptions } from './with-ledger.js';

interface MigrateStoreOptions extends LedgerOptions {
  from: string;
  to: string;
  prefix?: string;
  json?: true;
}

export function migrateStoreCommand(): Command {
  return new Command('migrate-store')
    .description('把台账的记录从一种存放方式搬到另一种，逐条核对后切换；中断后重新运行会接着做。搬迁前请停止所有打开这份台账的程序')
    .requiredOption('--from <存放>', 'postgres；或 EventStoreDB 的连接地址（esdb://…）；eventstoredb 表示 TAIZHANG_EVENT_STORE 中的地址')
    .requiredOption('--to <存放>', '同上；二者之中一个是 postgres')
    .option('--prefix <前缀>', '台账在 EventStoreDB 中的前缀，同 TAIZHANG_EVENT_STORE_PREFIX，默认 taizhang')
    .addOption(ledgerOption())
    .option('--json', '以 JSON 输出结果')
    .action(migrateStore);
}

async function migrateStore(options: MigrateStoreOptions): Promise<void> {
  const settings = settingsFor(options);
  const from = chosen('选项 --from', options.from, options, settings);
  const to = chosen('选项 --to', options.to, options, settings);
  const server = from.kind === 'eventstoredb' ? from : to;
  if (from.kind === to.kind || server.kind === 'postgres') {
    throw new StartError('MIGRATE_WHERE', '--from 与 --to 应一个是 postgres，另一个是 EventStoreDB 的连接地址。', EXIT_CODES.usage);
  }
  const folder = await resolveLedger(settings);
  const lock = await lockLedger(folder.path);
  try {
    const database = await startDatabase(settings, folder.path, sayOnErrorStream);
    try {
      await migrate(database.ownerUrl);
      const { appUrl, ownerUrl } = database;
      const { connectionString, prefix } = server;
      const result = await withBar((onProgress) => run(to.kind, { appUrl, ownerUrl, origin: folder.identity.origin, connectionString, prefix, onProgress }));
      process.stdout.write(options.json ? `${JSON.stringify({ ledger: folder.identity, ...result }, null, 2)}\n` : summary(result));
    } finally {
      await database.stop();
    }
  } finally {
    await lock.release();
  }
}

/** `eventstoredb` names the server of the settings, so that its password need not stand on the command line, where others can read it. */
function chosen(source: string, value: string, { prefix }: MigrateStoreOptions, { eventStore }: Settings): StoreChoice {
  if (value === 'postgres') return { kind: 'postgres' };
  const ofSettings = eventStore.kind === 'eventstoredb' ? eventStore : null;
  if (value === 'eventstoredb' && ofSettings === null) {
    throw new StartError('MIGRATE_WHERE', `${source} 为 eventstoredb 时，请在 TAIZHANG_EVENT_STORE 中写明它的连接地址。`, EXIT_CODES.usage);
  }
  return storeChoice({
    source, value: value === 'eventstoredb' ? ofSettings!.connectionString : value,
    prefixSource: '选项 --prefix', prefix: prefix ?? ofSettings?.prefix ?? null,
  });
}

/** Loaded only where it is used: with it comes the client of EventStoreDB. */
async function run(to: StoreChoice['kind'], options: MigrationOptions): Promise<MigrationResult> {
  if (to === 'postgres') return (await import('../event-store/migration/to-postgres.js')).migrateToPostgres(options);
  return (await import('../event-store/migration/to-eventstoredb.js')).migrateToEventStoreDb(options);
}

const PHASE_WORDS: Record<MigrationProgress['phase'], string> = { compare: '核对已搬记录', copy: '搬迁记录', verify: '逐条核对' };

async function withBar<Answer>(work: (onProgress: (progress: MigrationProgress) => void) => Promise<Answer>): Promise<Answer> {
  const bar = new SingleBar({ format: '{phase} {bar} {value}/{total}', stream: process.stderr });
  let phase: string | null = null;
  try {
    return await work((progress) => {
      if (phase !== progress.phase) bar.start(progress.total, progress.done, { phase: PHASE_WORDS[progress.phase] });
      else bar.update(progress.done);
      phase = progress.phase;
    });
  } finally {
    bar.stop();
  }
}

function summary({ to, events, copied, digest, withoutPersonalValues }: MigrationResult): string {
  const setting = to === 'postgres' ? 'TAIZHANG_EVENT_STORE=postgres（或去掉这项设置）' : 'TAIZHANG_EVENT_STORE=EventStoreDB 的连接地址';
  const lines = [
    `已搬到 ${to === 'postgres' ? 'PostgreSQL' : 'EventStoreDB'}：共 ${events} 条记录，本次搬入 ${copied} 条，逐条核对一致（摘要 ${digest}）。`,
    `今后请以 ${setting} 启动。`,
  ];
  if (withoutPersonalValues > 0) lines.push(`注意：${withoutPersonalValues} 条记录中被遮蔽的个人信息不在这个数据库里，仍保存在原来的数据库中。`);
  return `${lines.join('\n')}\n`;
}
