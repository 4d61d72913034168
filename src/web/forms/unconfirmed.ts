import type { Problem } from '../api/types.js';

/** Whether the entry may stand all the same: the answer was lost, or nobody knew. Other refusals say that nothing was entered. */
export function isAnswerLost({ status, code }: Problem): boolean {
  return status === 0 || code === 'STORE_UNAVAILABLE' || (status >= 500 && (code === 'INTERNAL_ERROR' || code === 'UNEXPECTED_ANSWER'));
}
