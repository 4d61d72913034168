import { basename } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { dayOf } from '../config/clock.js';
import { EXIT_CODES } from '../config/start-error.js';
import { parsePlanDocument } from '../intake/parse-plan-document.js';
import { readDocument } from '../intake/read-document.js';
import { seedUnitsOf } from '../intake/seed-plan.js';
import { summariseImport } from '../intake/summary.js';
import { documentFingerprint } from '../intake/text-fingerprint.js';
import type { Actor } from '../ledger/roles.js';
import { importPlan, type ImportProgress } from '../plans/use-cases/import-plan.js';
import { readInputFile } from './read-input-file.js';
import { ledgerOption, withLedger, type LedgerOptions } from './with-ledger.js';

/** Who may run a command on the server's own machine acts for the office, until accounts exist. */
const TERMINAL: Actor = { account: 'terminal', role: 'office', department: null };

export function importCommand(): Command {
  return new Command('import')
    .description('把方案文件登记到台账；重复执行不会重复登记，与台账不同之处只列出、不改动')
    .argument('<文件>', '方案的文本文件')
    .addOption(ledgerOption())
    .option('--json', '以 JSON 输出结果')
    .action(importDocument);
}

async function importDocument(file: string, options: LedgerOptions & { json?: true }): Promise<void> {
  const bytes = await readInputFile(file);
  const plan = parsePlanDocument(bytes, { fileName: basename(file) });
  const document = documentFingerprint(bytes, readDocument(bytes));
  const units = await seedUnitsOf(plan.jurisdiction);
  await withLedger(options, [], async ({ store, clock }) => {
    const progress = importBar();
    const ports = { store, today: dayOf(clock.now()), actor: TERMINAL, onProgress: progress.update };
    const result = await importPlan({ plan, document, units }, ports).finally(progress.stop);
    process.stdout.write(options.json ? `${JSON.stringify({ ...result, warnings: plan.warnings }, null, 2)}\n` : summariseImport(result));
    if (result.differences.length > 0) process.exitCode = EXIT_CODES.checkFailed;
  });
}

const PHASE_WORDS: Record<ImportProgress['phase'], string> = { units: '登记单位', measures: '登记措施', texts: '载入原文', revisions: '修订措施' };

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
