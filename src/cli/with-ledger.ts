import { Option } from 'commander';
import pino, { type Logger } from 'pino';
import type { Projection } from '../../projections/engine/projection.js';
import { readSettings, type LogLevel, type Settings } from '../config/settings.js';
import { resolveLedger } from '../ledger/ledger-folder.js';
import { openLedgerForCommand, type RunningLedger } from '../ledger/open-ledger.js';
import { sparingWithOutages } from './sparing-log.js';

/** Options that every command on a ledger takes. */
export interface LedgerOptions {
  ledger?: string;
}

export const ledgerOption = (): Option =>
  new Option('--ledger <名称>', '打开哪一份台账（office、sample、demo 或自建的名称），同 TAIZHANG_LEDGER');

/** The settings, the command's options before the environment's. */
export function settingsFor(options: LedgerOptions & { port?: string }): Settings {
  return readSettings(process.env, options);
}

/** Structured log on the error stream: standard output belongs to what the command answers. */
export function openLog(level: LogLevel): Logger {
  return pino({ name: 'taizhang', level, hooks: { logMethod: sparingWithOutages() } }, pino.destination({ fd: 2, sync: true }));
}

/** Says on the error stream what is being done, so that standard output stays the command's answer. */
export function sayOnErrorStream(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Opens the ledger, also beside a running server, with the read models the command needs, for as long as `use` takes. */
export async function withLedger<Answer>(
  options: LedgerOptions,
  projections: readonly Projection[],
  use: (ledger: RunningLedger) => Promise<Answer>,
): Promise<Answer> {
  const settings = settingsFor(options);
  const stop = new AbortController();
  const onSignal = (): void => stop.abort(new Error('stopped'));
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    const ledger = await openLedgerForCommand({
      settings,
      folder: await resolveLedger(settings),
      projections,
      log: openLog(settings.logLevel),
      say: sayOnErrorStream,
      signal: stop.signal,
    });
    try {
      return await use(ledger);
    } finally {
      await ledger.close();
    }
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
