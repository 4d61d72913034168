import type { EventField } from '../api/types.js';

/** Long texts stand in the sentence of the entry and, whole, in its details. */
const LONGEST = 40;

/** The short values of an entry that corrections changed, as they are now. */
export function correctedFields(entered: readonly EventField[], now: readonly EventField[]): EventField[] {
  return now.filter(({ label, value }) => value.length <= LONGEST && entered.find((one) => one.label === label)?.value !== value);
}
