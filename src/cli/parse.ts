import { basename } from 'node:path';
import { Command } from 'commander';
import { IntakeError } from '../intake/intake-error.js';
import { parsePlanDocument } from '../intake/parse-plan-document.js';
import { summariseParsedPlan, summariseWarnings } from '../intake/summary.js';
import { readInputFile } from './read-input-file.js';

export function parseCommand(): Command {
  return new Command('parse')
    .description('读取方案文件，列出其中的领域、措施、时限和单位，不写入台账')
    .argument('<文件>', '方案的文本文件')
    .option('--json', '以 JSON 输出全部内容')
    .action(parse);
}

async function parse(file: string, options: { json?: true }): Promise<void> {
  const plan = parsePlanDocument(await readInputFile(file), { fileName: basename(file) });
  const isPlan = plan.sections.length > 0;
  if (options.json) process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
  else {
    if (isPlan) process.stdout.write(summariseParsedPlan(plan));
    process.stderr.write(summariseWarnings(plan));
  }
  if (!isPlan) throw new IntakeError('NO_MEASURES', `文件「${file}」里没有找到编号的措施，不是可以登记的方案。请检查是否选对了文件。`);
}
