import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import { filingUnit } from '../filing-unit.js';
import type { CompletionReportDto } from '../measures.dto.js';

/** 报完成: a unit says a milestone is done, or the office says it for the unit (rules 5 and 12). */
export class ReportCompletion extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly report: CompletionReportDto) {
    super();
  }
}

@CommandHandler(ReportCompletion)
export class ReportCompletionHandler implements ICommandHandler<ReportCompletion> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, report }: ReportCompletion): Promise<EntryReceipt> {
    const { milestone, memberOf, text, completedOn } = report;
    return this.measures.submit(measure, entry, (today) => ({
      type: 'report-completion', ...happening(report, today), ...filingUnit(entry.actor, report), milestone, memberOf, text, completedOn,
    }));
  }
}
