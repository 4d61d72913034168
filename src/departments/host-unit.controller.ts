import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ReceiptDto } from '../http/receipt.dto.js';
import { Submission, Submitted } from '../http/submission.js';
import type { Entry } from '../ledger/entry.js';
import { HostUnitDto } from './departments.dto.js';
import { NameHostUnit } from './use-cases/name-host-unit.js';

/** Which unit the leading-group office sits in. */
@ApiTags('ledger')
@Controller('ledger/host-unit')
export class HostUnitController {
  constructor(private readonly commands: CommandBus) {}

  /** 指定办公室所在单位; decided against the revision of GET /ledger */
  @Post() @Submission()
  name(@Body() body: HostUnitDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new NameHostUnit(entry, body));
  }
}
