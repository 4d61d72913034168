import { basename } from 'node:path';
import { Command } from 'commander';
import { parsePlanDocument } from '../intake/parse-plan-document.js';
import { summariseParsedPlan } from '../intake/summary.js';
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
  process.stdout.write(options.json ? `${JSON.stringify(plan, null, 2)}\n` : summariseParsedPlan(plan));
}
