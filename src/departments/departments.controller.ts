import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { DepartmentRecordQueries } from '../../projections/department-record/queries.js';
import { Reading } from '../http/reading.js';
import { ReceiptDto } from '../http/receipt.dto.js';
import { SubjectIdDto } from '../http/subject-id.dto.js';
import { NewSubmission, Submission, Submitted, SubmittedNew } from '../http/submission.js';
import { DomainError } from '../ledger/domain-error.js';
import type { Entry } from '../ledger/entry.js';
import { ReadingPoints } from '../ledger/reading-point.js';
import { DepartmentRecordAnswerDto, DepartmentsAnswerDto, FigureEvidenceDto, RegisterAnswerDto } from './department-answers.dto.js';
import {
  AliasDto, ClassChangeDto, DepartmentRegistrationDto, DepartmentsQueryDto, FigureAddressDto, MembershipDto, MembershipEndingDto, MergingDto, OrderDto, PlanQueryDto,
  RenamingDto,
} from './departments.dto.js';
import { UnitRegister } from './unit-register.js';
import { AddAlias } from './use-cases/add-alias.js';
import { AddGroupMembers } from './use-cases/add-group-members.js';
import { ChangeDepartmentClass } from './use-cases/change-department-class.js';
import { EndGroupMembership } from './use-cases/end-group-membership.js';
import { MergeDepartment } from './use-cases/merge-department.js';
import { RegisterDepartment } from './use-cases/register-department.js';
import { RenameDepartment } from './use-cases/rename-department.js';
import { SetDepartmentOrder } from './use-cases/set-department-order.js';

/** Units: what each did, what was done about it, and how units come, change and go. */
@ApiTags('departments')
@Reading()
@Controller('departments')
export class DepartmentsController {
  constructor(
    @Inject(DepartmentRecordQueries) private readonly records: DepartmentRecordQueries,
    private readonly points: ReadingPoints,
    private readonly register: UnitRegister,
    private readonly commands: CommandBus,
  ) {}

  /** Units in official order with their figures */
  @Get()
  async list(@Query() query: DepartmentsQueryDto): Promise<DepartmentsAnswerDto> {
    const { plan = null, q } = query;
    const point = await this.points.inReadModel('department-record', query, plan);
    const question = { plan, day: point.asOf, position: point.position };
    const [items, unitsIncomplete] = await Promise.all([this.records.list({ ...question, q }), this.records.unitsIncomplete(question)]);
    return { ...point, items, unitsIncomplete };
  }

  /** The registry (单位名录): units city by city in official order, with names, class, ranking group and members */
  @Get('register')
  async registry(@Query() query: DepartmentsQueryDto): Promise<RegisterAnswerDto> {
    const { plan = null, q } = query;
    const point = await this.points.inReadModel('department-record', query, plan);
    return { ...point, items: await this.records.register({ plan, q, day: point.asOf, position: point.position }) };
  }

  /** The record of one unit; its revision is what a renaming is decided against */
  @Get(':id/record')
  async record(@Param() { id }: SubjectIdDto, @Query() query: PlanQueryDto): Promise<DepartmentRecordAnswerDto> {
    const { plan = null } = query;
    const point = await this.points.inReadModel('department-record', query, plan);
    const record = await this.records.record(id, { plan, day: point.asOf, position: point.position });
    if (!record) throw unknownDepartment(id);
    return { ...point, ...record, revision: await this.register.revisionOf(id) };
  }

  /** What is behind one figure of the record */
  @Get(':id/record/:figure')
  async behindFigure(@Param() { id, figure }: FigureAddressDto, @Query() query: PlanQueryDto): Promise<FigureEvidenceDto> {
    const { plan = null } = query;
    const point = await this.points.inReadModel('department-record', query, plan);
    const evidence = await this.records.behindFigure(id, figure, { plan, day: point.asOf, position: point.position });
    if (!evidence) throw unknownDepartment(id);
    return { ...point, ...evidence };
  }

  /** 单位登记 */
  @Post() @NewSubmission()
  registerDepartment(@Body() body: DepartmentRegistrationDto, @SubmittedNew() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new RegisterDepartment(entry, body));
  }

  /** 增加别名 */
  @Post(':id/aliases') @Submission()
  addAlias(@Param() { id }: SubjectIdDto, @Body() body: AliasDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new AddAlias(id, entry, body));
  }

  /** 单位更名 */
  @Post(':id/renamings') @Submission()
  rename(@Param() { id }: SubjectIdDto, @Body() body: RenamingDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new RenameDepartment(id, entry, body));
  }

  /** 单位合并 */
  @Post(':id/mergings') @Submission()
  merge(@Param() { id }: SubjectIdDto, @Body() body: MergingDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new MergeDepartment(id, entry, body));
  }

  /** 调整类别 */
  @Post(':id/class-changes') @Submission()
  changeClass(@Param() { id }: SubjectIdDto, @Body() body: ClassChangeDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new ChangeDepartmentClass(id, entry, body));
  }

  /** 调整建制顺序 */
  @Post(':id/orders') @Submission()
  setOrder(@Param() { id }: SubjectIdDto, @Body() body: OrderDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new SetDepartmentOrder(id, entry, body));
  }

  /** 增加成员单位: of a group, a unit of class unit-group */
  @Post(':id/memberships') @Submission()
  addMembers(@Param() { id }: SubjectIdDto, @Body() body: MembershipDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new AddGroupMembers(id, entry, body));
  }

  /** 成员单位退出 */
  @Post(':id/membership-endings') @Submission()
  endMembership(@Param() { id }: SubjectIdDto, @Body() body: MembershipEndingDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new EndGroupMembership(id, entry, body));
  }
}

function unknownDepartment(unit: string): DomainError {
  return new DomainError('UNKNOWN_DEPARTMENT', '台账中没有这个单位或这项统计，请从单位名录中重新选择。', 'not-found', { unit });
}
