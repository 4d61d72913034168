import type { EventView } from '../../api/types.js';

/** Newest first by the day an entry counts for, as corrected; of one day by the order of entry. */
export function inOrderOfDays(items: readonly EventView[]): EventView[] {
  return [...items].sort((one, other) => (one.effectiveOccurredOn === other.effectiveOccurredOn ? other.position - one.position : one.effectiveOccurredOn < other.effectiveOccurredOn ? 1 : -1));
}
