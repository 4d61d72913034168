import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { ReceiptDto } from '../http/receipt.dto.js';
import { SubjectIdDto } from '../http/subject-id.dto.js';
import { NewSubmission, Submission, Submitted, SubmittedNew } from '../http/submission.js';
import type { Entry } from '../ledger/entry.js';
import { LinksAnswerDto, LinksDto, ProvincialLinkDto } from './links.dto.js';
import { SetLink } from './use-cases/set-link.js';
import { SetLinks } from './use-cases/set-links.js';

/** Links between a city's measures and the province's. */
@ApiTags('comparison')
@Controller()
export class LinksController {
  constructor(private readonly commands: CommandBus) {}

  /** 省市对照 of one measure */
  @Post('measures/:id/provincial-links') @Submission()
  set(@Param() { id }: SubjectIdDto, @Body() body: ProvincialLinkDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new SetLink(id, entry, body));
  }

  /** 省市对照 of many measures at once; each is answered for itself */
  @Post('comparison/links') @ApiResponse({ status: 201, type: LinksAnswerDto, description: 'What became of each; those without a problem are recorded' }) @NewSubmission()
  setMany(@Body() { links }: LinksDto, @SubmittedNew() entry: Entry): Promise<LinksAnswerDto> {
    return this.commands.execute(new SetLinks(entry, links));
  }
}
