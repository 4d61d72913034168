import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideAndAppend } from '../../ledger/decide-and-append.js';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { decideHostUnit, hostUnitOf } from '../../ledger/host-unit.decider.js';
import { LEDGER_STREAM } from '../../ledger/host-unit.js';
import { OPEN_LEDGER, type OpenLedger } from '../../ledger/ledger-context.js';
import type { HostUnitDto } from '../departments.dto.js';
import { UnitRegister } from '../unit-register.js';

/** 指定办公室所在单位: where that unit is itself responsible, 督查 checks (rule 5). */
export class NameHostUnit extends Command<EntryReceipt> {
  constructor(readonly entry: Entry, readonly naming: HostUnitDto) {
    super();
  }
}

@CommandHandler(NameHostUnit)
export class NameHostUnitHandler implements ICommandHandler<NameHostUnit> {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger, private readonly register: UnitRegister) {}

  execute({ entry, naming }: NameHostUnit): Promise<EntryReceipt> {
    const { unit, reason } = naming;
    return decideAndAppend(this.ledger, entry, {
      stream: LEDGER_STREAM,
      admit: async () => unit !== null && this.register.nameOf(unit),
      decide: (history, today) => decideHostUnit({ ...happening(naming, today), unit, reason }, hostUnitOf(history), { today, actor: entry.actor }),
    });
  }
}
