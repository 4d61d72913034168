import type { ProjectionStatus } from '../api/types.js';
import { momentText } from '../display/dates.js';
import { VIEW_NAMES } from '../display/view-names.js';

/** What one look at the read models showed. */
export interface Look {
  /** When the answer came, milliseconds. */
  at: number;
  /** Checkpoint of each read model that was behind, by name. */
  behindAt: Readonly<Record<string, number>>;
  /** Read models that do not move. */
  still: readonly ProjectionStatus[];
}
export const NOTHING_SEEN: Look = { at: 0, behindAt: {}, still: [] };

/** A read model stands still where it has stopped, or is behind at the same place as at the look before: a moment's lag is none. */
export function nextLook(before: Look, views: readonly ProjectionStatus[], at: number): Look {
  return {
    at,
    behindAt: Object.fromEntries(views.filter((one) => one.behind > 0).map((one) => [one.name, one.checkpoint])),
    still: views.filter((one) => one.state === 'stopped' || (one.behind > 0 && before.behindAt[one.name] === one.checkpoint)),
  };
}

/** Which data stand still, and since which entry. */
export function dataStandsAt(still: readonly ProjectionStatus[]): string {
  const names = still.map((one) => VIEW_NAMES[one.name] ?? one.name).join('、');
  const first = still.reduce((earliest, one) => (one.checkpoint < earliest.checkpoint ? one : earliest));
  if (first.checkpoint === 0) return `数据还没有生成：${names}暂时看不到。`;
  const place = first.upTo === null ? `第${first.checkpoint}条记录` : momentText(first.upTo);
  return `数据停在${place}：${names}没有计入此后入账的内容。已入账的内容都在，没有丢失。`;
}
