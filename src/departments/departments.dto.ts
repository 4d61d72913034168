import { ValidateIf } from 'class-validator';
import { AsOfQueryDto } from '../http/as-of.dto.js';
import { Day, Id, Ids, ListOf, OneOf, Optional, Text, TextList, WholeNumber } from '../http/fields.js';
import { HappeningDto } from '../ledger/happening.dto.js';
import { UNIT_CLASSES } from './department.events.js';

export class DepartmentRegistrationDto extends HappeningDto {
  /** City or county whose unit it is */
  @Text('所属地区', 100)
  jurisdiction: string;

  /** Name in full */
  @Text('单位名称', 200)
  name: string;

  /** Other names that mean this unit */
  @Optional() @ListOf('别名', 50) @TextList('别名', 200)
  aliases?: string[];

  /** Class of unit */
  @OneOf('单位类别', UNIT_CLASSES)
  class: (typeof UNIT_CLASSES)[number];

  /** Official order (建制顺序): lists sort by it */
  @WholeNumber('建制顺序', 0, 1_000_000)
  order: number;

  /** Units are ranked only within their ranking group */
  @Optional() @Text('排名分组', 100)
  rankingGroup?: string | null;
}

export class AliasDto extends HappeningDto {
  /** Another name that means this unit */
  @Text('别名', 200)
  alias: string;
}

export class RenamingDto extends HappeningDto {
  /** New name in full */
  @Text('新名称', 200)
  name: string;

  /** Why */
  @Text('更名原因', 500)
  reason: string;
}

export class MergingDto extends HappeningDto {
  /** Unit it goes into */
  @Id('并入单位')
  into: string;

  /** Why */
  @Text('合并原因', 500)
  reason: string;
}

export class ClassChangeDto extends HappeningDto {
  /** Class of unit */
  @OneOf('单位类别', UNIT_CLASSES)
  class: (typeof UNIT_CLASSES)[number];

  /** Units are ranked only within their ranking group; without one not at all */
  @Optional() @Text('排名分组', 100)
  rankingGroup?: string | null;

  /** Why */
  @Text('调整原因', 500)
  reason: string;
}

export class OrderDto extends HappeningDto {
  /** Official order (建制顺序): lists sort by it */
  @WholeNumber('建制顺序', 0, 1_000_000)
  order: number;
}

export class MembershipDto extends HappeningDto {
  /** Units that become members of the group, at least one */
  @Ids('成员单位', 100)
  members: string[];

  /** First day it is a member, YYYY-MM-DD, not before the day it happened; default that day */
  @Optional() @Day('成员起始日期')
  from?: string | null;
}

export class MembershipEndingDto extends HappeningDto {
  /** Member of the group */
  @Id('成员单位')
  member: string;

  /** First day it is no member any more, YYYY-MM-DD, not before the day it happened; default that day */
  @Optional() @Day('退出日期')
  on?: string | null;
}

export class HostUnitDto extends HappeningDto {
  /** Unit the leading-group office sits in; null: none of the ledger's */
  @ValidateIf(({ unit }: HostUnitDto) => unit !== null) @Id('办公室所在单位')
  unit: string | null;

  /** Why */
  @Text('指定理由', 500)
  reason: string;
}

export class DepartmentsQueryDto extends AsOfQueryDto {
  /** Plan; default every plan that is not voided */
  @Optional() @Id('方案')
  plan?: string;

  /** Part of a name, or pinyin initials */
  @Optional() @Text('关键词', 100)
  q?: string;
}

export class PlanQueryDto extends AsOfQueryDto {
  /** Plan; default every plan that is not voided */
  @Optional() @Id('方案')
  plan?: string;
}

export class FigureAddressDto {
  /** Unit */
  @Id('单位')
  id: string;

  /** Figure of its record */
  @Id('指标')
  figure: string;
}
