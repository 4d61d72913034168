import { dateText, impossibleDay, typedDay } from '../display/dates.js';

/** Why a typed day cannot be taken, in words; null where it can, or is not a whole day yet. The picker itself only drops it. */
export function dayFault(typed: string, range: 'past' | 'future' | 'any', today: string): string | null {
  const none = impossibleDay(typed);
  if (none !== null) return `没有这一天：${none}`;
  const day = typedDay(typed);
  if (day === null) return null;
  if (range === 'past' && day > today) return `${dateText(day)}尚未到来，这里只能填今天（${dateText(today)}）及以前的日期`;
  return range === 'future' && day < today ? `${dateText(day)}已经过去，这里只能填今天（${dateText(today)}）及以后的日期` : null;
}
