import type { Action } from '../../api/types.js';

/** Roles whose page offers to record 督促措施 or 问责处理 on a measure; the server decides what each may record. */
const RECORDING_ROLES = ['office', 'supervisor', 'leader', 'coordinator'];

/** A record is a history of its own, so the measure's actions do not name it. */
export function recordSupervisionAction(role: string): Action[] {
  if (!RECORDING_ROLES.includes(role)) return [];
  return [{ action: 'record-accountability', label: '登记督促/问责', milestone: null, allowed: true, reason: null }];
}
