import { Day, Optional, Text } from '../http/fields.js';
import { HappeningDto } from '../ledger/happening.dto.js';

export class PlanRevisionDto extends HappeningDto {
  /** New title; left out where it stands */
  @Optional() @Text('方案名称', 500)
  title?: string | null;

  /** 发文机关 of the revision; left out where it stands */
  @Optional() @Text('发文机关', 500)
  issuer?: string | null;

  /** 发文字号 of the revision; left out where it stands */
  @Optional() @Text('发文字号', 500)
  documentNumber?: string | null;

  /** Issue date of the revision, YYYY-MM-DD; left out where it stands */
  @Optional() @Day('成文日期')
  issued?: string | null;

  /** New last day of the plan, YYYY-MM-DD; left out where it stands */
  @Optional() @Day('方案截止日期')
  ends?: string | null;

  /** Why */
  @Text('修订原因', 5000)
  reason: string;
}

export class PlanVoidingDto extends HappeningDto {
  /** Why */
  @Text('作废原因', 5000)
  reason: string;
}
