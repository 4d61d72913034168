import { basename } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command, Option } from 'commander';
import { dayOf } from '../config/clock.js';
import { EXIT_CODES } from '../config/start-error.js';
import { importInTerminal, type ImportAnswers } from '../intake/drafts/import-in-terminal.js';
import { PlanReader } from '../intake/drafts/plan-reader.js';
import { sha256Of } from '../intake/drafts/read-draft.js';
import { summariseImport, summariseQuestions, summariseWarnings } from '../intake/summary.js';
import type { Actor } from '../ledger/roles.js';
import type { ImportResult } from '../intake/registration/decided-import.js';
import type { ImportProgress } from '../intake/registration/import-plan.js';
import { readInputFile } from './read-input-file.js';
import { ledgerOption, withLedger, type LedgerOptions } from './with-ledger.js';

/** Who may run a command on the server's own machine acts for the office, until accounts exist. */
const TERMINAL: Actor = { account: 'terminal', role: 'office', department: null };

interface ImportOptions extends LedgerOptions, Omit<ImportAnswers, 'dryRun'> {
  json?: true;
  dryRun?: true;
  plan?: string;
}

export function importCommand(): Command {
  return new Command('import')
    .description('把方案文件登记到台账；重复执行不会重复登记，与台账不同之处只列出，采用后才改动')
    .argument('<文件>', '方案文件（.txt、.md、.docx、.xlsx）')
    .addOption(ledgerOption())
    .option('--dry-run', '只列出将登记什么、有哪些不同，不写入台账')
    .addOption(listOption('--accept <编号>', '采用与台账不同之处，以逗号分开：all 为除终止措施、须逐项核对以外的全部，endings 为终止文件中已没有的措施，或写明编号'))
    .option('--plan <名称>', '工作簿里有几个方案的台账时，导入哪一个')
    .option('--title <名称>', '方案名称')
    .option('--jurisdiction <地区>', '所属地区')
    .option('--year <年份>', '方案年份')
    .option('--issuer <机关>', '发文机关；文件没有写明的写“未载明”')
    .option('--document-number <字号>', '发文字号；文件没有写明的写“未载明”')
    .option('--issued <日期>', '成文日期，如 2021-09-30；文件没有写明的写“未载明”')
    .option('--edition-of <方案>', '文件是台账中这个方案的修订稿')
    .addOption(listOption('--not-same <编号>', '文件中的这几项不是台账中被认作的措施，作为新措施，如 s3m12'))
    .option('--another-plan', '文件不是台账中相近方案的修订稿，是另一个方案')
    .option('--register-anew', '台账中的这个方案已作废，作为新方案重新登记')
    .addOption(listOption('--unit <名称=单位>', '文件中的名称是哪个单位，如 市发改委=市发展改革委；可重复'))
    .addOption(listOption('--register-duties <编号>', '把正文中的任务登记为正文任务：all 为全部，或写明编号，以逗号分开'))
    .option('--dismiss-duties <理由>', '其余正文任务不作登记，写明理由')
    .option('--opening-on <日期>', '在用台账截至哪一天，如 2021-09-30：把台账中有把握的进展、完成和延期补录为期初情况')
    .option('--effective-on <日期>', '自哪一天起适用，如 2021-09-30；不写时，新方案自成文日期起，对台账的改动自修订稿成文日期起，没有的自今天起')
    .option('--from-last-entry', '适用日期之后已有办理的措施，自其最近一次办理之日起适用')
    .option('--json', '以 JSON 输出结果')
    .action(importDocument);
}

/** Values with commas between them, or the option again. */
function listOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: string[] = []) => [...before, ...value.split(/[,，]/)]);
}

async function importDocument(file: string, options: ImportOptions): Promise<void> {
  const reader = new PlanReader();
  try {
    await importWith(reader, file, options);
  } finally {
    reader.end();
  }
}

async function importWith(reader: PlanReader, file: string, { json, dryRun, plan, ...options }: ImportOptions): Promise<void> {
  const bytes = await readInputFile(file);
  const fileName = basename(file);
  const reading = await reader.read(bytes, { fileName, ...(plan === undefined ? {} : { plan }) });
  await withLedger(options, [], async ({ store, clock }) => {
    const progress = importBar();
    const outcome = await importInTerminal(
      { reading, bytes, sha256: sha256Of(bytes), fileName }, { ...options, dryRun: dryRun === true },
      { store, today: dayOf(clock.now()), actor: TERMINAL, onProgress: progress.update, read: (document, asked) => reader.read(document, asked) },
    ).finally(progress.stop);
    const { result, questions, openingLeft } = outcome;
    const warnings = reading.file.plan.warnings;
    if (!json && warnings.length > 0) process.stderr.write(summariseWarnings(reading.file.plan));
    if (json) process.stdout.write(`${JSON.stringify({ ...(outcome.written || result === null ? result : notWritten(result)), dryRun: dryRun === true, written: outcome.written, openingLeft, questions, warnings }, null, 2)}\n`);
    else process.stdout.write(`${result === null ? '' : summariseImport({ ...result, dryRun: !outcome.written, openingLeft })}${summariseQuestions(questions)}`);
    if (questions.length > 0 || (result !== null && result.differences.length > 0)) process.exitCode = EXIT_CODES.checkFailed;
  });
}

/** What a trial or an unanswered import says: nothing was registered; `would` tells what would be. */
function notWritten(result: ImportResult): object {
  const { plan, differences, ...would } = result;
  return { plan, differences, registeredPlan: false, registeredMeasures: 0, registeredUnits: 0, attachedTexts: 0, revised: 0, revisedFront: 0, openings: 0, would };
}

const PHASE_WORDS: Record<ImportProgress['phase'], string> = { units: '登记单位', measures: '登记措施', texts: '载入原文', revisions: '修订措施', opening: '补录期初情况' };

function importBar(): { update: (progress: ImportProgress) => void; stop: () => void } {
  const bar = new SingleBar({ format: '{phase} {bar} {value}/{total}', stream: process.stderr });
  let phase: string | null = null;
  return {
    update(progress) {
      if (phase !== progress.phase) bar.start(progress.total, progress.done, { phase: PHASE_WORDS[progress.phase] });
      else bar.update(progress.done);
      phase = progress.phase;
    },
    stop: () => bar.stop(),
  };
}
