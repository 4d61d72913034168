import { Day, Optional, Text } from './fields.js';

/** The two time axes every reading request takes, and how long it may wait for what was just entered. */
export class AsOfQueryDto {
  /** Day D the answer holds for, YYYY-MM-DD; default today, or the plan's last day once it is over */
  @Optional() @Day('截至日期')
  asOf?: string;

  /** Instant K whose knowledge counts, or YYYY-MM-DD for the end of that day in Beijing; default: all that is known */
  @Optional() @Text('掌握时点', 40)
  knownAt?: string;

  /** Receipt of an entry the answer has to include */
  @Optional() @Text('入账回执', 400)
  'min-position'?: string;
}
