import type { Action, EventView } from '../../api/types.js';

/** Where an entry is corrected: at the measure or the accountability record whose history it belongs to. */
export function ownerPathOf(event: EventView): string {
  const record = /^record-(.+)$/.exec(event.stream)?.[1];
  if (record) return `/accountability-records/${encodeURIComponent(record)}`;
  return `/measures/${encodeURIComponent(event.measure ?? event.stream.replace(/^measure-/, ''))}`;
}

/** Why the acting role may not correct this entry, in the server's words; null where it may. */
export function refusalToCorrect(event: EventView, role: string, actions: Action[]): string | null {
  if (event.stream.startsWith('record-')) {
    // The office enters no other records than 督促措施; its own of those it may correct.
    return role === 'supervisor' || (role === 'office' && event.actor.role === 'office') ? null : '这条登记由督查更正；办公室登记的督促措施，办公室也可更正。';
  }
  const entries = actions.find((one) => one.action === 'correct-entry')?.entries ?? [];
  const entry = entries.find((one) => one.event === event.id);
  return entry ? entry.reason : '正在读取最新情况，请稍候。';
}

/** Entries that the registration of plan and measures made are revised through the plan, never one by one. */
export function canBeCorrected(event: EventView): boolean {
  const filed = /^(measure|record)-/.test(event.stream);
  return filed && event.corrects === null && !['measure-registered', 'measure-text-attached', 'measure-revised', 'entry-corrected'].includes(event.type);
}
