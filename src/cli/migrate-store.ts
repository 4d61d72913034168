import { Command } from 'commander';
import { DEFAULT_PREFIX, storeChoice } from '../config/event-store-choice.js';
import type { Settings } from '../config/settings.js';
import { EXIT_CODES, StartError } from '../config/start-error.js';
import type { StoreChoice } from '../event-store/event-store.js';
import type { MigrationOptions, MigrationResult } from '../event-store/migration/migration.js';
import { migrate } from '../event-store/postgres/migrate.js';
import { hostsOf } from '../event-store/server-hosts.js';
import { resolveLedger } from '../ledger/ledger-folder.js';
import { lockLedger } from '../ledger/ledger-lock.js';
import { startDatabase } from '../ledger/open-database.js';
import { MoveProgress } from './move-progress.js';
import { stopSignal } from './stop-signal.js';
import { ledgerOption, sayOnErrorStream, settingsFor, type LedgerOptions } from './with-ledger.js';

interface MigrateStoreOptions extends LedgerOptions {
  from: string;
  to: string;
  prefix?: string;
  json?: true;
  fromCopy?: true;
}

/** How long the server is asked for before anything is moved, in milliseconds. */
const CONNECT_MS = 10_000;

export function migrateStoreCommand(): Command {
  return new Command('migrate-store')
    .description('把台账的记录从一种存放方式搬到另一种，逐条核对后切换；中断后重新运行会接着做。搬迁前请停止所有打开这份台账的程序')
    .requiredOption('--from <存放>', 'postgres；或 EventStoreDB 的连接地址（esdb://…）；eventstoredb 表示 TAIZHANG_EVENT_STORE 中的地址')
    .requiredOption('--to <存放>', '同上；二者之中一个是 postgres')
    .option('--prefix <前缀>', '台账在 EventStoreDB 中的前缀，同 TAIZHANG_EVENT_STORE_PREFIX，默认 taizhang')
    .addOption(ledgerOption())
    .option('--from-copy', '仅在 EventStoreDB 的记录丢失或被改动、又没有备份时使用：不询问 EventStoreDB，以 PostgreSQL 里已核对的副本为准')
    .option('--json', '以 JSON 输出结果')
    .action(migrateStore);
}

async function migrateStore(options: MigrateStoreOptions): Promise<void> {
  const settings = settingsFor(options);
  const move = moveMeant(options, settings);
  const folder = await resolveLedger(settings);
  const stop = stopSignal();
  const progress = new MoveProgress();
  const lock = await lockLedger(folder.path);
  try {
    const database = await startDatabase(settings, folder.path, sayOnErrorStream);
    try {
      stop.signal.throwIfAborted();
      await migrate(database.ownerUrl);
      const { appUrl, ownerUrl } = database;
      const { origin } = folder.identity;
      const result = await run(move, { appUrl, ownerUrl, origin, onProgress: progress.show, signal: stop.signal });
      progress.end();
      process.stdout.write(options.json ? `${JSON.stringify({ ledger: folder.identity, ...result }, null, 2)}\n` : summary(result, move));
    } finally {
      progress.end();
      await database.stop();
    }
  } catch (error) {
    throw error === stop.signal.reason ? interrupted(progress) : error;
  } finally {
    await lock.release();
    stop.end();
  }
}

/** A move between PostgreSQL and this server. */
interface Move {
  to: StoreChoice['kind'];
  connectionString: string;
  prefix: string;
  /** Whether the server is left alone and the copy in PostgreSQL is what there is. */
  isFromCopy: boolean;
}

function moveMeant(options: MigrateStoreOptions, settings: Settings): Move {
  const from = chosen('选项 --from', options.from, options, settings);
  const to = chosen('选项 --to', options.to, options, settings);
  const server = from.kind === 'eventstoredb' ? from : to;
  if (from.kind === to.kind || server.kind === 'postgres') {
    throw new StartError('MIGRATE_WHERE', '--from 与 --to 应一个是 postgres，另一个是 EventStoreDB 的连接地址。', EXIT_CODES.usage);
  }
  if (options.fromCopy && to.kind !== 'postgres') {
    throw new StartError('MIGRATE_WHERE', '--from-copy 只用于搬到 postgres：副本在 PostgreSQL 里。', EXIT_CODES.usage);
  }
  return { to: to.kind, connectionString: server.connectionString, prefix: server.prefix, isFromCopy: options.fromCopy ?? false };
}

function interrupted({ standing }: MoveProgress): StartError {
  const moved = standing === null ? '还没有开始搬' : `已搬 ${standing} 条`;
  return new StartError('MIGRATE_INTERRUPTED', `已中断：${moved}，台账仍在原处；重新运行同一命令会接着做。`, EXIT_CODES.interrupted);
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
async function run({ to, isFromCopy, connectionString, prefix }: Move, common: Omit<MigrationOptions, 'connectionString' | 'prefix'>): Promise<MigrationResult> {
  if (isFromCopy) return (await import('../event-store/migration/from-copy.js')).continueFromCopy(common);
  const { reachServer } = await import('../event-store/eventstoredb/reach-server.js');
  sayOnErrorStream(`正在连接 EventStoreDB（${hostsOf(connectionString)}）…`);
  await reachServer(connectionString, prefix, CONNECT_MS);
  common.signal?.throwIfAborted();
  const options = { ...common, connectionString, prefix };
  if (to === 'postgres') return (await import('../event-store/migration/to-postgres.js')).migrateToPostgres(options);
  return (await import('../event-store/migration/to-eventstoredb.js')).migrateToEventStoreDb(options);
}

function summary({ to, events, copied, digest, withoutPersonalValues }: MigrationResult, { isFromCopy, prefix }: Move): string {
  const lines = isFromCopy
    ? [
        `没有询问 EventStoreDB：台账今后以 PostgreSQL 里的副本为准，共 ${events} 条记录（摘要 ${digest}）。`,
        'EventStoreDB 已确认、但出事前没有复制过来的记录不在其中；请与各单位核对最近的填报，缺的重新填报。',
      ]
    : [`已搬到 ${to === 'postgres' ? 'PostgreSQL' : 'EventStoreDB'}：共 ${events} 条记录，本次搬入 ${copied} 条，逐条核对一致（摘要 ${digest}）。`];
  lines.push(`今后请以 ${settingsToStartWith(to, prefix)} 启动。`);
  if (withoutPersonalValues > 0) lines.push(`注意：${withoutPersonalValues} 条记录中被遮蔽的个人信息不在这个数据库里，仍保存在原来的数据库中。`);
  return `${lines.join('\n')}\n`;
}

function settingsToStartWith(to: StoreChoice['kind'], prefix: string): string {
  if (to === 'postgres') return 'TAIZHANG_EVENT_STORE=postgres（或去掉这项设置，并去掉 TAIZHANG_EVENT_STORE_PREFIX）';
  const store = 'TAIZHANG_EVENT_STORE=EventStoreDB 的连接地址';
  return prefix === DEFAULT_PREFIX ? store : `${store}、TAIZHANG_EVENT_STORE_PREFIX=${prefix}`;
}
