import type { AccountabilityRecord, Action } from '../../api/types.js';

/** As the server decides: 督促措施 are recorded by the office and 督查, 问责处理 and reversals by 督查 alone. */
const RECORDING_ROLES = ['office', 'supervisor'];

export const refusalToRecord = (role: string): string | null => (RECORDING_ROLES.includes(role) ? null : '督促措施由领导小组办公室、督查登记，问责处理由督查登记。');
export const refusalToAccount = (role: string): string | null => (role === 'supervisor' ? null : '问责处理由督查登记。');
export const refusalToReverse = (role: string): string | null => (role === 'supervisor' ? null : '撤销由督查办理。');

/** A record is a history of its own, so the measure's actions do not name it. */
export function recordSupervisionAction(role: string): Action {
  const reason = refusalToRecord(role);
  return { action: 'record-accountability', label: '登记督促/问责', milestone: null, allowed: reason === null, reason };
}

/** Counted as the overview counts: what is in force, and apart from it what was reversed. */
export function countText(records: readonly Pick<AccountabilityRecord, 'state'>[]): string {
  const reversed = records.filter((one) => one.state === 'reversed').length;
  return `${records.length - reversed} 次${reversed > 0 ? `，另有撤销 ${reversed} 次` : ''}`;
}
