import { Inject, Injectable } from '@nestjs/common';
import { decideAndAppend } from '../ledger/decide-and-append.js';
import { DomainError } from '../ledger/domain-error.js';
import type { Entry, EntryReceipt } from '../ledger/entry.js';
import type { LocalDate } from '../ledger/fact.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { RulesInForce } from '../ledger/rules-in-force.js';
import { decide, foldRecord, type RecordCommand } from './accountability-record.decider.js';
import type { RecordEvent } from './accountability-record.events.js';
import type { AccountabilityRules } from './accountability-rules.js';

/** Decides submissions on 督促 and 问责 records by the rules in force on the day it happened. */
@Injectable()
export class RecordSubmissions {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger, private readonly rules: RulesInForce) {}

  /**
   * @param day day whose rules count; default today
   * @param admit rules across streams, asked the first time only
   */
  submit(
    record: string, entry: Entry, day: LocalDate | undefined, commandOf: (today: LocalDate) => RecordCommand, admit?: () => Promise<void>,
  ): Promise<EntryReceipt> {
    return decideAndAppend(this.ledger, entry, {
      stream: recordStream(record),
      admit,
      decide: async (recorded, today, knownAt) => {
        const history = recorded as RecordEvent[];
        const rules = await this.rulesOn(day ?? today, knownAt);
        return decide(commandOf(today), foldRecord(history), { today, actor: entry.actor, rules, history });
      },
    });
  }

  private async rulesOn(day: LocalDate, knownAt?: number): Promise<AccountabilityRules> {
    const rules = await this.rules.named<AccountabilityRules>('accountability', day, knownAt);
    if (rules) return rules;
    throw new DomainError('NO_ACCOUNTABILITY_RULES', '这一天还没有启用督促问责规则，请核对发生日期。', 'invalid', { day });
  }
}

function recordStream(record: string): string {
  return `record-${record}`;
}
