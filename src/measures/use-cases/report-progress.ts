import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import { filingUnit } from '../filing-unit.js';
import type { ProgressReportDto } from '../measures.dto.js';

/** 进展填报: a unit files progress, or the office files it for the unit (rule 12). */
export class ReportProgress extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly report: ProgressReportDto) {
    super();
  }
}

@CommandHandler(ReportProgress)
export class ReportProgressHandler implements ICommandHandler<ReportProgress> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, report }: ReportProgress): Promise<EntryReceipt> {
    const { milestone, memberOf, text, cumulative = null, problems = null, nextSteps = null } = report;
    return this.measures.submit(measure, entry, (today) => ({
      type: 'report-progress', ...happening(report, today), ...filingUnit(entry.actor, report), milestone, memberOf, text, cumulative, problems, nextSteps,
    }));
  }
}
