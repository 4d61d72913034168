import { basename } from 'node:path';
import { Command } from 'commander';
import { EXIT_CODES } from '../config/start-error.js';
import type { ReadFile } from '../intake/drafts/draft.js';
import { PlanReader } from '../intake/drafts/plan-reader.js';
import { IntakeError } from '../intake/intake-error.js';
import { summariseParsedPlan, summariseWarnings } from '../intake/summary.js';
import { failureOf } from './failure.js';
import { readInputFile } from './read-input-file.js';

export function parseCommand(): Command {
  return new Command('parse')
    .description('读取方案文件，列出其中的领域、措施、时限和单位，不写入台账；有需要核对之处时退出码为 5')
    .argument('<文件>', '方案文件（.txt、.md、.docx、.xlsx）')
    .option('--plan <名称>', '工作簿里有几个方案的台账时，读取哪一个')
    .option('--json', '以 JSON 输出全部内容')
    .action(parse);
}

/** With --json standard output is JSON whatever becomes of it. */
async function parse(file: string, options: { json?: true; plan?: string }): Promise<void> {
  try {
    await parseFile(file, options);
  } catch (error) {
    const { code, message } = failureOf(error);
    if (options.json && !(error instanceof IntakeError && error.code === 'NO_MEASURES')) process.stdout.write(`${JSON.stringify({ error: { code, message } }, null, 2)}\n`);
    throw error;
  }
}

async function parseFile(file: string, options: { json?: true; plan?: string }): Promise<void> {
  const { plan, ...read } = await readApart(file, options.plan);
  const isPlan = plan.sections.length > 0;
  if (options.json) {
    const table = 'sheets' in read ? { sheets: read.sheets, opening: read.opening } : {};
    process.stdout.write(`${JSON.stringify({ ...plan, kind: read.kind, ...table }, null, 2)}\n`);
  } else {
    if (isPlan) process.stdout.write(summariseParsedPlan(plan));
    process.stderr.write(summariseWarnings(plan));
  }
  if (!isPlan) throw new IntakeError('NO_MEASURES', `文件「${file}」里没有找到编号的措施，不是可以登记的方案。请检查是否选对了文件。`);
  if (plan.warnings.length > 0) process.exitCode = EXIT_CODES.checkFailed;
}

/** Within the time and memory that an upload has. */
async function readApart(file: string, plan?: string): Promise<ReadFile> {
  const reader = new PlanReader();
  try {
    return (await reader.read(await readInputFile(file), { fileName: basename(file), ...(plan === undefined ? {} : { plan }) })).file;
  } finally {
    reader.end();
  }
}
