import type { EventView } from '../../api/types.js';

/** Where an entry is corrected: at the measure or the accountability record whose history it belongs to. */
export function ownerPathOf(event: EventView): string {
  const record = /^record-(.+)$/.exec(event.stream)?.[1];
  if (record) return `/accountability-records/${encodeURIComponent(record)}`;
  return `/measures/${encodeURIComponent(event.measure ?? event.stream.replace(/^measure-/, ''))}`;
}

/** Entries that the registration of plan and measures made are revised through the plan, never one by one. */
export function canBeCorrected(event: EventView): boolean {
  const filed = /^(measure|record)-/.test(event.stream);
  return filed && event.corrects === null && !['measure-registered', 'measure-text-attached', 'entry-corrected'].includes(event.type);
}
