import type { EventField } from '../api/types.js';

/** Long texts stand in the sentence of the entry and, whole, in its details. */
const LONGEST = 40;

/** The short values of an entry that corrections changed, as they are now, but for those its sentence tells anyway. */
export function correctedFields(entered: readonly EventField[], now: readonly EventField[], sentence: string): EventField[] {
  const told = ({ label, value }: EventField): boolean => sentence.includes(/^[\d.-]+$/.test(value) ? `${label}${value}` : value);
  return now.filter((one) => one.value.length <= LONGEST && !told(one) && entered.find(({ label }) => label === one.label)?.value !== one.value);
}
