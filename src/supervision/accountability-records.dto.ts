import { AsOfQueryDto } from '../http/as-of.dto.js';
import { Id, OneOf, Optional, Text } from '../http/fields.js';
import { HappeningDto } from '../ledger/happening.dto.js';
import { RECORD_KINDS } from './accountability-record.events.js';

export class AccountabilityRecordDto extends HappeningDto {
  /** chase-up (督促措施) or accountability (问责处理); the two are never added together */
  @OneOf('类别', RECORD_KINDS)
  kind: (typeof RECORD_KINDS)[number];

  /** A form of the kind, as GET /rules lists them */
  @Text('形式', 100)
  form: string;

  /** Unit it is about */
  @Id('单位')
  unit: string;

  /** Measure it is about */
  @Optional() @Id('措施')
  measure?: string | null;

  /** Milestone of the measure */
  @Optional() @Id('时间节点')
  milestone?: string | null;

  /** Deciding organ; required for 问责处理 */
  @Optional() @Text('决定机关', 500)
  organ?: string | null;

  /** Document number of the decision; required for 问责处理 */
  @Optional() @Text('决定文号', 500)
  documentNumber?: string | null;

  /** Ground; required for 问责处理 */
  @Optional() @Text('事由', 500)
  ground?: string | null;

  /** What happened */
  @Text('事实', 10_000)
  facts: string;

  /** What the unit said */
  @Optional() @Text('单位陈述申辩', 10_000)
  statement?: string | null;

  /** Person the decision names, and only then; kept sealed, never in the leaf */
  @Optional() @Text('决定点名的个人', 100)
  person?: string | null;
}

export class ReversalDto extends HappeningDto {
  /** Why */
  @Text('撤销原因', 5000)
  reason: string;

  /** Organ that decided so */
  @Text('决定撤销的机关', 500)
  organ: string;
}

export class RecordsQueryDto extends AsOfQueryDto {
  /** Plan; default every plan that is not voided */
  @Optional() @Id('方案')
  plan?: string;

  /** Unit */
  @Optional() @Id('单位')
  unit?: string;
}
