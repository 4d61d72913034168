import { PlanDto } from '../ledger/overview.dto.js';
import { ReadingPointDto } from '../ledger/reading-point.dto.js';

export class ListedPlanDto extends PlanDto {
  /** Revision the plan's stream stands at */
  revision: number;
}

export class PlansAnswerDto extends ReadingPointDto {
  items: ListedPlanDto[];
}
