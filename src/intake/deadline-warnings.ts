import { chineseDate } from '../ledger/local-date.js';
import { isFarFrom } from './calendar.js';
import type { ParsedDeadline } from './parsed-plan.js';
import type { Doubt } from './time-rules.js';
import type { MeasureWarnings } from './warnings.js';

/**
 * What a person has to look at in a deadline, whatever kind of document it comes from.
 *
 * @param year the plan's year, where it is known
 */
export function warnAboutDeadline({ deadline: { raw, kind, date }, doubt }: { deadline: ParsedDeadline; doubt: Doubt }, year: number | null, line: number, warnings: MeasureWarnings): void {
  if (doubt === 'impossible') warnings.add('deadline-impossible', 'deadlines', `“${raw}”不是实际存在的日期，没有采用，请核对。`, line, raw);
  if (doubt === 'unclear') warnings.add('recurrence-unclear', 'deadlines', `“${raw}”每次在哪一天到期读不准，没有定到期日，请核对并确定。`, line, raw);
  // What applies from a day may have applied for long.
  const far = kind !== 'from' && date !== undefined && isFarFrom(year, date);
  if (far) warnings.add('deadline-doubtful', 'deadlines', `“${raw}”是${chineseDate(date)}，与方案年份${year}年相差很远，请核对是否写错。`, line, raw);
  else if (doubt === 'doubtful') warnings.add('deadline-doubtful', 'deadlines', `“${raw}”的截止日期拿不准${date ? `，暂按${chineseDate(date)}` : ''}，请核对。`, line, raw);
}
