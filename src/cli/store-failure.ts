import { EXIT_CODES } from '../config/start-error.js';
import {
  ClockAheadError, type EventStoreError, FollowerStoppedError, ServerNotReachedError, StoreLacksLedgerError, StoreRefusedError, StoreUnavailableError, WrongLedgerError, WrongStoreError,
} from '../event-store/errors.js';
import { LedgerMovedOnError, LedgerServedError, NothingThereError, NothingToMigrateError, PrefixTakenError, StoresDifferError } from '../event-store/migration/errors.js';
import type { Failure } from './failure.js';

const { usage, database, failure, checkFailed } = EXIT_CODES;

/** What a person at the terminal is told of an error of the event store: what was wrong, and what to do. */
export function storeFailure(error: EventStoreError): Failure {
  const told = (message: string, exitCode: Failure['exitCode']): Failure => ({ code: error.code, message, exitCode, unexpected: false });
  if (error instanceof ServerNotReachedError) {
    return told(`连不上 EventStoreDB（${error.hosts}）。请检查它是否在运行、地址和端口是否正确、网络是否相通，然后重试；没有写入任何内容。`, database);
  }
  if (error instanceof StoreUnavailableError) return told('与数据库的连接中断，未确认写入任何内容。请检查数据库（使用 EventStoreDB 时也检查它）后重试，重复执行不会重复入账。', database);
  if (error instanceof StoreRefusedError) return told(`${REFUSALS[error.reason]}（${error.message}）`, database);
  if (error instanceof WrongLedgerError) {
    return told(`存放的是台账「${error.actualOrigin}」，不是要打开的「${error.expectedOrigin}」。请检查 TAIZHANG_LEDGER、TAIZHANG_DATABASE_URL，以及 TAIZHANG_EVENT_STORE 的地址和前缀。`, usage);
  }
  if (error instanceof WrongStoreError) {
    return told(`台账的记录存放在 ${storeName(error.actual)}，与设置（${storeName(error.chosen)}）不符。请改设置 TAIZHANG_EVENT_STORE，或用 npx taizhang migrate-store 迁移。`, usage);
  }
  if (error instanceof StoreLacksLedgerError) {
    return told('数据库里有这份台账，EventStoreDB 的这个前缀下却没有记录。请检查 TAIZHANG_EVENT_STORE 的地址和前缀；EventStoreDB 丢失数据时请先从备份恢复。', usage);
  }
  if (error instanceof FollowerStoppedError && error.code === 'EVENT_FROM_FUTURE') {
    return told(`EventStoreDB 中有一条记录的入账时间比数据库的时钟晚一小时以上，程序不再写入。已入账的内容仍可查看。请先核对数据库服务器的时钟，有误的校准后重新启动；时钟无误的，请查明是谁写入了这条记录，并恢复 EventStoreDB 的备份。（${error.message}）`, failure);
  }
  if (error instanceof FollowerStoppedError && error.code === 'COPYING_REFUSED') {
    return told(`数据库不接收 EventStoreDB 中的记录，程序不再写入。已入账的内容仍可查看。请检查数据库的权限和日志，排除原因后重新启动。（${error.message}）`, failure);
  }
  if (error instanceof FollowerStoppedError) {
    return told(`EventStoreDB 中的记录被删除、截断、改动或插入过，程序不再写入。已入账的内容仍可查看。请停止填报，恢复 EventStoreDB 的备份，并查明是谁改动了它。（${error.message}）`, failure);
  }
  if (error instanceof ClockAheadError) return told('这台服务器的时钟比数据库快一小时以上，没有写入任何内容。请校准时钟后重试。', failure);
  if (error instanceof PrefixTakenError) {
    return told(`EventStoreDB 的前缀「${error.prefix}」下已有其他内容（第 ${error.position} 号起），没有搬迁。请用 --prefix 换一个前缀，或检查是否选对了台账和服务器。`, usage);
  }
  if (error instanceof StoresDifferError) {
    return told(`两边的第 ${error.position} 号记录不一致，台账仍在原处。请查明是谁改动了记录，并从备份恢复。`, checkFailed);
  }
  if (error instanceof LedgerMovedOnError) {
    return told('搬迁期间有新的内容入账，台账仍在原处，没有切换。请停止所有打开这份台账的程序，再运行一次，会接着做。', EXIT_CODES.inUse);
  }
  if (error instanceof LedgerServedError) {
    return told('这份台账正由另一个程序打开（可能在另一台机器上），没有搬迁。请停止所有打开这份台账的程序，再运行一次。', EXIT_CODES.inUse);
  }
  if (error instanceof NothingThereError) {
    return told(`台账的记录现在存放在 PostgreSQL，EventStoreDB 的前缀「${error.prefix}」下没有任何记录，没有搬迁。请检查 --from 与 --to 是否写反，地址和前缀是否正确。`, usage);
  }
  if (error instanceof NothingToMigrateError) return told('没有可以搬迁的记录。请检查是否选对了台账；新的台账无需搬迁，直接以 TAIZHANG_EVENT_STORE 启动即可。', usage);
  return told(`未能写入或读取台账：${error.message}`, failure);
}

const REFUSALS: Readonly<Record<StoreRefusedError['reason'], string>> = {
  credentials: 'EventStoreDB 不接受 TAIZHANG_EVENT_STORE 中的用户或密码，请改正。',
  rights: 'TAIZHANG_EVENT_STORE 中的用户没有所需的权限：读写台账的流，并读取 $all。请让 EventStoreDB 的管理员授权。',
  certificate: 'EventStoreDB 的证书没有通过检查。请在 TAIZHANG_EVENT_STORE 中用 tlsCAFile 指明签发它的根证书；服务器没有启用加密时写 tls=false。',
  protocol: 'TAIZHANG_EVENT_STORE 的地址上不是 EventStoreDB，请检查主机和端口。',
  'connection-string': 'TAIZHANG_EVENT_STORE 的连接地址无法识别，或其中的证书文件不存在，请改正。',
};

const STORE_NAMES: Readonly<Record<string, string>> = { postgres: 'PostgreSQL', eventstoredb: 'EventStoreDB' };

function storeName(store: string): string {
  return STORE_NAMES[store] ?? store;
}
