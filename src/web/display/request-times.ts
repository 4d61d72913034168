import type { ExtensionRequest } from '../api/types.js';
import { dateText } from './dates.js';

type Times = Pick<ExtensionRequest, 'recordedOn' | 'backdatedDays' | 'late' | 'enteredLate'>;

/** When a request was entered; the day it is dated alone would hide that it was dated back. */
export function enteredText({ recordedOn, backdatedDays }: Times): string {
  return `${dateText(recordedOn)}录入${backdatedDays > 0 ? `，补录${backdatedDays}天` : ''}`;
}

/** Rule 4: a late request is shown as late; one dated back before the due date says that it was entered after it. */
export function latenessText({ late, enteredLate }: Times): string | null {
  if (late) return '逾期申请';
  return enteredLate ? '补录：录入时已逾期' : null;
}
