import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ledgerTemplate } from '../export/ledger-template.js';
import { ANY_FILE, attachment, EXCEL, FileAnswer, WORD } from '../http/attachment.js';
import { Reading } from '../http/reading.js';
import { SubjectIdDto } from '../http/subject-id.dto.js';
import { Acting, ReadingAs, SubmittedWork, WorkSubmission } from '../http/submission.js';
import { UploadedFile } from '../http/upload-body.js';
import type { Entry } from '../ledger/entry.js';
import type { Actor } from '../ledger/roles.js';
import { IntakeDto, IntakesAnswerDto } from './drafts/intake.dto.js';
import { Intakes } from './drafts/intakes.js';
import { editOf } from './edit-of.js';
import { ColumnsDto, ConfirmationDto, EditsDto, RevisionDto, UploadQueryDto } from './intakes.dto.js';
import { assignmentTableOf } from './use-cases/assignment-table-of.js';
import { ConfirmColumns } from './use-cases/confirm-columns.js';
import { ConfirmIntake } from './use-cases/confirm-intake.js';
import { DiscardIntake } from './use-cases/discard-intake.js';
import { EditIntake } from './use-cases/edit-intake.js';
import { UploadPlan } from './use-cases/upload-plan.js';

type Work = Omit<Entry, 'expectedRevision'>;

/** 导入: an uploaded plan is read, reviewed by a person, and registered once it is confirmed. The office's alone. */
@ApiTags('intakes')
@Reading()
@Controller('intakes')
export class IntakesController {
  constructor(private readonly intakes: Intakes, private readonly commands: CommandBus) {}

  /** Uploads, newest first */
  @Get() @ReadingAs(IntakesAnswerDto)
  async list(@Acting() actor: Actor): Promise<IntakesAnswerDto> {
    return { items: await this.intakes.list(actor) };
  }

  /** An empty ledger in Excel to fill in and upload */
  @Get('template.xlsx') @FileAnswer(EXCEL)
  async template(@Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return attachment(reply, '工作台账导入模板.xlsx', EXCEL, await ledgerTemplate());
  }

  /** One upload with everything that is reviewed; while it is registered, how far that is */
  @Get(':id') @ReadingAs(IntakeDto)
  one(@Param() { id }: SubjectIdDto, @Acting() actor: Actor): Promise<IntakeDto> {
    return this.intakes.one(id, actor);
  }

  /** The document as it was uploaded */
  @Get(':id/document') @ReadingAs() @FileAnswer(ANY_FILE)
  async document(@Param() { id }: SubjectIdDto, @Acting() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { document, fileName } = await this.intakes.document(id, actor);
    return attachment(reply, fileName, ANY_FILE, document);
  }

  /** 任务分工表 in Word, for consultation with the units: as reviewed so far */
  @Get(':id/assignment-table.docx') @ReadingAs() @FileAnswer(WORD)
  async assignmentTable(@Param() { id }: SubjectIdDto, @Acting() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { fileName, bytes } = await assignmentTableOf(await this.intakes.draft(id, actor));
    return attachment(reply, fileName, WORD, bytes);
  }

  /** Takes in a document (.txt, .md, .docx, .xlsx, at most 16 MB) and reads it; nothing is registered */
  @Post() @WorkSubmission(IntakeDto)
  @ApiConsumes('application/octet-stream') @ApiBody({ schema: { type: 'string', format: 'binary' } })
  upload(@Query() { fileName, plan }: UploadQueryDto, @UploadedFile() document: Buffer, @SubmittedWork() work: Work): Promise<IntakeDto> {
    return this.commands.execute(new UploadPlan(work, fileName, document, plan));
  }

  /** Changes to the reading, choices of units, decisions on duties, warnings and differences: all of them or none */
  @Post(':id/edits') @WorkSubmission(IntakeDto)
  edit(@Param() { id }: SubjectIdDto, @Body() { revision, edits }: EditsDto, @SubmittedWork() work: Work): Promise<IntakeDto> {
    return this.commands.execute(new EditIntake(id, work, revision, edits.map(editOf)));
  }

  /** What the columns of a table mean; it is read again with them */
  @Post(':id/columns') @WorkSubmission(IntakeDto)
  columns(@Param() { id }: SubjectIdDto, @Body() { revision, sheets }: ColumnsDto, @SubmittedWork() work: Work): Promise<IntakeDto> {
    return this.commands.execute(new ConfirmColumns(id, work, revision, sheets));
  }

  /** Registers what was reviewed, in the background; one that stopped goes on. Refused where the ledger differs otherwise than was seen */
  @Post(':id/confirmation') @HttpCode(202) @WorkSubmission(IntakeDto, 202)
  confirm(@Param() { id }: SubjectIdDto, @Body() { revision, comparison }: ConfirmationDto, @SubmittedWork() work: Work): Promise<IntakeDto> {
    return this.commands.execute(new ConfirmIntake(id, work, revision, comparison ?? null));
  }

  /** Gives an upload up */
  @Post(':id/discarding') @WorkSubmission(IntakeDto)
  discard(@Param() { id }: SubjectIdDto, @Body() { revision }: RevisionDto, @SubmittedWork() work: Work): Promise<IntakeDto> {
    return this.commands.execute(new DiscardIntake(id, work, revision));
  }
}
