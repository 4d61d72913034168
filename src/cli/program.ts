import { Command, CommanderError } from 'commander';
import { EXIT_CODES } from '../config/start-error.js';
import { doctorCommand } from './doctor.js';
import { exportCommand } from './export.js';
import { failureOf } from './failure.js';
import { importCommand } from './import.js';
import { initCommand } from './init.js';
import { migrateStoreCommand } from './migrate-store.js';
import { parseCommand } from './parse.js';
import { rebuildCommand } from './rebuild.js';
import { serveCommand } from './serve.js';
import { ledgerOption, type LedgerOptions } from './with-ledger.js';

/** Runs one command line to its end and sets the exit code (src/config/start-error.ts). */
export async function runProgram(args: string[]): Promise<void> {
  process.stdout.on('error', tellUnwritten);
  // Nobody can be told on it.
  process.stderr.on('error', () => undefined);
  try {
    await program().parseAsync(args, { from: 'user' });
    endSoon();
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end here too; what they show is already written.
      if (error.exitCode === 0) return;
      process.stderr.write(`${usageMessage(error)} 用法见 npx taizhang --help（${usageCode(error)}）\n`);
      process.exitCode = EXIT_CODES.usage;
      return;
    }
    const failure = failureOf(error);
    process.stderr.write(`${failure.message}（${failure.code}）\n`);
    if (failure.unexpected && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    else if (process.env['TAIZHANG_LOG_LEVEL'] === 'debug') console.error(error);
    process.exitCode = failure.exitCode;
    endSoon();
  }
}

/** A connection that some library keeps open must not keep a finished command from ending; what is still to be printed is. */
function endSoon(): void {
  setInterval(() => {
    if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
  }, 1_000).unref();
}

/** `… | head` closes the output before its end: what is left is not wanted, and that is no error. A full disk is one. */
function tellUnwritten(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`结果没有写完：${error.code === 'ENOSPC' ? '磁盘空间已满' : error.message}。请换一处保存后重试，重复执行不会重复入账。（OUTPUT_UNWRITABLE）\n`);
  process.exitCode = EXIT_CODES.failure;
}

function program(): Command {
  const root = new Command('taizhang')
    .description('工作台账：每一次填报、延期、问责都是不可改写的记录')
    .helpOption('-h, --help', '显示帮助')
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .addOption(ledgerOption())
    .hook('preAction', handLedgerOn)
    .addHelpText('after', '\n退出码：0 完成；1 程序出错；2 输入、设置或选项有误；3 台账或端口被占用；4 数据库不可用；5 检查未通过；130 被人中断');
  for (const command of [
    serveCommand(), initCommand(), parseCommand(), importCommand(), rebuildCommand(), exportCommand(), doctorCommand(), migrateStoreCommand(),
  ]) {
    root.addCommand(command.copyInheritedSettings(root).helpOption('-h, --help', '显示帮助'));
  }
  return root;
}

/** `--ledger` may stand before the command or after it; commander takes either for the program's own. */
function handLedgerOn(root: Command, command: Command): void {
  const { ledger } = root.opts<LedgerOptions>();
  if (ledger === undefined) return;
  if (!command.options.some(({ long }) => long === '--ledger')) {
    throw new CommanderError(EXIT_CODES.usage, 'commander.unknownOption', `unknown option '--ledger' of '${command.name()}'`);
  }
  command.setOptionValue('ledger', ledger);
}

/** `commander.unknownOption` → `UNKNOWN_OPTION`, like the codes of every other message. */
function usageCode(error: CommanderError): string {
  return error.code.replace('commander.', '').replace(/(?=[A-Z])/g, '_').toUpperCase();
}

/** Commander's own messages are English and quote what was typed; people here read Chinese. */
function usageMessage(error: CommanderError): string {
  const quoted = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  const messages: Record<string, string> = {
    'commander.missingMandatoryOptionValue': `缺少选项 ${quoted}。`,
    'commander.optionMissingArgument': `选项 ${quoted} 缺少内容。`,
    'commander.missingArgument': `缺少参数 ${quoted}。`,
    'commander.unknownOption': `没有选项 ${quoted}。`,
    'commander.unknownCommand': `没有命令 ${quoted}。`,
    'commander.excessArguments': '参数太多。',
    'commander.help': '请写明命令。',
  };
  return messages[error.code] ?? error.message;
}
