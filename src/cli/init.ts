import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import type { Settings } from '../config/settings.js';
import { EXIT_CODES, StartError } from '../config/start-error.js';
import { UNIT_CLASS_LABELS } from '../departments/department.events.js';
import { StoreLacksLedgerError, StoreRefusedError, WrongLedgerError, WrongStoreError } from '../event-store/errors.js';
import { createLedgerFolder, discardLedgerFolder } from '../ledger/ledger-folder.js';
import { openLedger } from '../ledger/open-ledger.js';
import { hostUnitMeant, type OpeningHostUnit } from '../ledger/opening-host-unit.js';
import { PostgresError } from '../postgres/errors.js';
import { openLog, sayOnErrorStream, settingsFor } from './with-ledger.js';

interface InitOptions {
  name: string;
  origin?: string;
  ledger?: string;
  hostUnit?: string;
  jurisdiction?: string;
}

export function initCommand(): Command {
  return new Command('init')
    .description('新建本办公室自己的台账（空白）')
    .requiredOption('--name <名称>', '台账名称，例如：某市优化营商环境工作台账')
    .option('--origin <标识>', '台账的唯一标识，写入每一条记录，建好后不可更改；例如 taizhang.example/city/2021')
    .option('--ledger <名称>', '保存在哪个文件夹，默认 office')
    .option('--host-unit <单位>', '办公室所在单位（该单位的任务由督查核验），登记为台账的第一个单位；须同时写明 --jurisdiction')
    .option('--jurisdiction <地区>', '办公室所在单位属于哪个地区，与方案标题中的写法一致，例如 潍坊市')
    .action(init);
}

async function init(options: InitOptions): Promise<void> {
  const settings = settingsFor(options);
  const origin = options.origin ?? `taizhang.local/${randomBytes(8).toString('hex')}`;
  refuseMalformedOrigin(origin);
  const hostUnit = openingHostUnit(options);
  const identity = { origin, name: shortText(options.name, 'INVALID_NAME', '台账名称'), kind: 'office' } as const;
  const folder = await createLedgerFolder(settings, settings.ledger ?? 'office', identity, hostUnit);
  try {
    const ledger = await openLedger({ settings, folder, projections: [], log: openLog(settings.logLevel), say: sayOnErrorStream });
    await ledger.close();
  } catch (error) {
    // Any other failure loses nothing: the next start finishes what is missing, under the same name and origin.
    if (isBeforeFirstEvent(error, settings)) await discardLedgerFolder(folder);
    throw error instanceof WrongLedgerError ? takenByAnother(error) : error;
  }
  process.stdout.write(`台账「${folder.identity.name}」已建好（标识 ${origin}）。${await hostUnitSaid(hostUnit)}运行 npm start 即可打开。\n`);
}

/** The database or the server refused, or was never reached: nothing of this ledger can stand there. */
function isBeforeFirstEvent(error: unknown, { databaseUrl }: Settings): boolean {
  if (error instanceof PostgresError) return databaseUrl !== null;
  return [WrongLedgerError, WrongStoreError, StoreRefusedError, StoreLacksLedgerError].some((kind) => error instanceof kind);
}

function takenByAnother({ actualOrigin }: WrongLedgerError): StartError {
  return new StartError(
    'WRONG_LEDGER',
    `这里已经存放着台账「${actualOrigin}」，一个数据库、EventStoreDB 的一个前缀只放一份台账，没有新建。请为新台账另备数据库（TAIZHANG_DATABASE_URL），使用 EventStoreDB 时另换前缀（TAIZHANG_EVENT_STORE_PREFIX），再运行一次。`,
    EXIT_CODES.usage,
  );
}

/** Two bureaus of one name are two units, so a unit is named with its jurisdiction. */
function openingHostUnit({ hostUnit, jurisdiction }: InitOptions): OpeningHostUnit | null {
  if (hostUnit === undefined && jurisdiction === undefined) return null;
  if (hostUnit === undefined || jurisdiction === undefined) {
    throw new StartError(
      'HOST_UNIT_INCOMPLETE', '办公室所在单位应与所属地区一起写明，例如：--host-unit 市发展改革委 --jurisdiction 潍坊市。', EXIT_CODES.usage,
    );
  }
  return { name: shortText(hostUnit, 'INVALID_HOST_UNIT', '办公室所在单位'), jurisdiction: shortText(jurisdiction, 'INVALID_JURISDICTION', '所属地区') };
}

async function hostUnitSaid(hostUnit: OpeningHostUnit | null): Promise<string> {
  if (hostUnit === null) return '';
  const { name, class: unitClass, guessed } = await hostUnitMeant(hostUnit);
  const doubt = guessed ? `，单位类别按名称推定为“${UNIT_CLASS_LABELS[unitClass]}”，请核对` : '';
  return `办公室所在单位：${name}（${hostUnit.jurisdiction}）${doubt}。`;
}

function shortText(given: string, code: string, what: string): string {
  const text = given.normalize('NFC').trim();
  if (text.length > 0 && text.length <= 100) return text;
  throw new StartError(code, `${what}应为 1 至 100 个字，现在是 ${text.length} 个字。`, EXIT_CODES.usage);
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
