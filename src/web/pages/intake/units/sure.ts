import type { PrintedUnit } from '../../../api/intake.types.js';

/** Whether the proposal may be taken without a look: one unit and no other can be meant. */
export const isSure = ({ suggestion }: PrintedUnit): boolean => suggestion?.sure ?? false;
