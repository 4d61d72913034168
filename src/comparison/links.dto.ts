import { Type } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, ValidateNested } from 'class-validator';
import { Id, Ids, ObjectList, Optional, WholeNumber } from '../http/fields.js';
import { ReceiptDto } from '../http/receipt.dto.js';
import { HappeningDto } from '../ledger/happening.dto.js';

/** Links a measure may have at once. */
const MOST_LINKS = 20;
const MOST_AT_ONCE = 500;

export class ProvincialLinkDto extends HappeningDto {
  /** Measures of the province's plan it implements; empty: there is none */
  @Ids('省级措施', MOST_LINKS)
  to: string[];

  /** What was proposed, as the proposals gave it */
  @Optional() @Ids('系统建议', MOST_LINKS)
  proposed?: string[];
}

export class LinkOfManyDto extends ProvincialLinkDto {
  /** City measure */
  @Id('市级措施')
  measure: string;

  /** Revision of the measure that the person has seen */
  @WholeNumber('所见内容的版本', 0, 999_999_999)
  revision: number;
}

export class LinksDto {
  /** Links to set, each measure once */
  @ObjectList('对照', MOST_AT_ONCE)
  @ArrayMinSize(1, { message: '请至少选择一项措施' })
  @ArrayUnique((link: LinkOfManyDto | null) => link?.measure, { message: '同一项措施出现了两次，请刷新页面后重新选择' })
  @ValidateNested({ each: true }) @Type(() => LinkOfManyDto)
  links: LinkOfManyDto[];
}

export class LinkProblemDto {
  code: string;
  title: string;
  /** What was wrong and what to do */
  detail: string;
}

/** What became of one of many links: a receipt or a problem. */
export class LinkOutcomeDto {
  measure: string;
  receipt: ReceiptDto | null;
  problem: LinkProblemDto | null;
}

export class LinksAnswerDto {
  /** One for each link asked for, in their order */
  items: LinkOutcomeDto[];
  /** Receipt of what was recorded last; null where nothing was */
  receipt: string | null;
}
