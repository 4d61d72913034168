import { Type } from 'class-transformer';
import { AsOfQueryDto } from '../http/as-of.dto.js';
import { Id, OneOf, Optional, Text, WholeNumber } from '../http/fields.js';
import { MEASURE_STATES, type MeasureStateFilter } from '../../projections/dashboard/answers.js';
import { MILESTONE_STATUSES, type MilestoneStatus } from './measure.state.js';

const LIGHT_COLORS = ['red', 'yellow', 'green', 'blue', 'grey'] as const;

/** Filter, order and page of the list of measures. */
export class MeasuresQueryDto extends AsOfQueryDto {
  /** Plan; default every plan that is not voided */
  @Optional() @Id('方案')
  plan?: string;

  /** Indicator by its name, or by its ordinal where the plan numbers them */
  @Optional() @Text('指标', 500)
  indicator?: string;

  /** Unit that takes part */
  @Optional() @Id('单位')
  unit?: string;

  /** Role the unit takes part in */
  @Optional() @OneOf('分工', ['lead', 'responsible', 'supporting'])
  role?: 'lead' | 'responsible' | 'supporting';

  /** Status of at least one milestone */
  @Optional() @OneOf('状态', MILESTONE_STATUSES)
  status?: MilestoneStatus;

  /** Where the measure as a whole stands; undated: the plan gives none of its milestones a deadline; units-incomplete: it names further units by 等 only (未列全) */
  @Optional() @OneOf('措施情况', MEASURE_STATES)
  state?: MeasureStateFilter;

  /** Deadline of at least one milestone: none in the plan, none and still open, or one that waits for its trigger */
  @Optional() @OneOf('时限', ['undated', 'undated-open', 'untriggered'])
  deadline?: 'undated' | 'undated-open' | 'untriggered';

  /** Light of at least one milestone */
  @Optional() @OneOf('亮灯', LIGHT_COLORS)
  light?: (typeof LIGHT_COLORS)[number];

  /** Part of a title, citation or unit name */
  @Optional() @Text('关键词', 100)
  q?: string;

  /** What to sort by; default number */
  @Optional() @OneOf('排序', ['number', 'due', 'extensions', 'light'])
  sort?: 'number' | 'due' | 'extensions' | 'light';

  /** Direction; default asc */
  @Optional() @OneOf('顺序', ['asc', 'desc'])
  order?: 'asc' | 'desc';

  /** Page, from 1 */
  @Optional() @Type(() => Number) @WholeNumber('页码', 1, 100_000)
  page?: number;

  /** Measures a page, 1 to 200; default 20 */
  @Optional() @Type(() => Number) @WholeNumber('每页条数', 1, 200)
  pageSize?: number;
}
