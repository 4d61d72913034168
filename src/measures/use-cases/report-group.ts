import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { actingUnit } from '../filing-unit.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import type { GroupReportDto } from '../measures.dto.js';

/** 汇总报完成: all members that remain in a group have reported; the one that had not has left (rule 6). */
export class ReportGroup extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly report: GroupReportDto) {
    super();
  }
}

@CommandHandler(ReportGroup)
export class ReportGroupHandler implements ICommandHandler<ReportGroup> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, report }: ReportGroup): Promise<EntryReceipt> {
    const unit = actingUnit(entry.actor, undefined);
    return this.measures.submit(measure, entry, (today) => ({ type: 'report-group', ...happening(report, today), unit, milestone: report.milestone }));
  }
}
