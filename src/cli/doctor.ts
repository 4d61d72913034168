import { Command } from 'commander';
import { EXIT_CODES } from '../config/start-error.js';
import { resolveLedger } from '../ledger/ledger-folder.js';
import { checkDatabase } from './doctor/database-checks.js';
import { checkMachine } from './doctor/machine-checks.js';
import { ledgerOption, settingsFor, type LedgerOptions } from './with-ledger.js';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('检查运行环境、目录权限、数据库、统计视图，并逐条核对账本记录')
    .addOption(ledgerOption())
    .option('--json', '以 JSON 输出结果')
    .action(doctor);
}

const WORDS = { PASS: '通过　', FAIL: '未通过', 'NOT CHECKED': '未检查' } as const;

async function doctor(options: LedgerOptions & { json?: true }): Promise<void> {
  const settings = settingsFor(options);
  const folder = await resolveLedger(settings);
  const checks = [...(await checkMachine(settings, folder.path)), ...(await checkDatabase(settings, folder))];
  if (options.json) process.stdout.write(`${JSON.stringify({ ledger: folder.identity, checks }, null, 2)}\n`);
  else for (const check of checks) process.stdout.write(`${WORDS[check.result]}  ${check.title}：${check.detail}\n`);
  if (checks.some((check) => check.result === 'FAIL')) process.exitCode = EXIT_CODES.checkFailed;
}
