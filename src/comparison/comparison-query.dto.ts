import { AsOfQueryDto } from '../http/as-of.dto.js';
import { Id, OneOf, Optional, Text } from '../http/fields.js';
import { SHOWN_ONLY } from './shown-rows.js';

/** The two plans of a comparison. */
export class PlansComparedDto extends AsOfQueryDto {
  /** Plan of the city */
  @Id('市级方案')
  city: string;

  /** Plan of the province */
  @Id('省级方案')
  province: string;
}

export class ComparisonQueryDto extends PlansComparedDto {
  /** Only rows that are later than the province, differ in targets, have no counterpart, or wait to be looked at */
  @Optional() @OneOf('筛选', SHOWN_ONLY)
  only?: (typeof SHOWN_ONLY)[number];

  /** Indicator of either plan, by its name */
  @Optional() @Text('指标', 500)
  section?: string;

  /** Part of a title or citation of either side */
  @Optional() @Text('关键词', 100)
  q?: string;
}
