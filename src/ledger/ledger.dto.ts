import { Type } from 'class-transformer';
import { AsOfQueryDto } from '../http/as-of.dto.js';
import { Day, Id, OneOf, Optional, Text, WholeNumber } from '../http/fields.js';
import { ROLES } from './roles.js';

export class OverviewQueryDto extends AsOfQueryDto {
  /** Plan; default every plan that is not voided */
  @Optional() @Id('方案')
  plan?: string;
}

/** Filter and page of the audit trail. */
export class AuditTrailQueryDto extends AsOfQueryDto {
  /** Type of event */
  @Optional() @Id('事项类型')
  type?: string;

  /** Unit that entered it or that it is about */
  @Optional() @Id('单位')
  unit?: string;

  /** Role that entered it */
  @Optional() @OneOf('办理身份', ROLES)
  role?: string;

  /** Measure it is about */
  @Optional() @Id('措施')
  measure?: string;

  /** First day it happened, YYYY-MM-DD */
  @Optional() @Day('发生日期起')
  occurredFrom?: string;

  /** Last day it happened, YYYY-MM-DD */
  @Optional() @Day('发生日期止')
  occurredTo?: string;

  /** First Beijing day it was entered, YYYY-MM-DD */
  @Optional() @Day('录入日期起')
  recordedFrom?: string;

  /** Last Beijing day it was entered, YYYY-MM-DD */
  @Optional() @Day('录入日期止')
  recordedTo?: string;

  /** true: only entries made after the day they tell of (补录) */
  @Optional() @OneOf('补录', ['true', 'false'])
  backdated?: 'true' | 'false';

  /** Part of the summary */
  @Optional() @Text('关键词', 100)
  q?: string;

  /** Page, from 1 */
  @Optional() @Type(() => Number) @WholeNumber('页码', 1, 100_000)
  page?: number;

  /** Events a page, 1 to 200; default 20 */
  @Optional() @Type(() => Number) @WholeNumber('每页条数', 1, 200)
  pageSize?: number;
}
