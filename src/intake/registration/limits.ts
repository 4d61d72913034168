import { TEXT_LIMIT } from '../../ledger/schemas.js';

/** What one measure holds, wherever it is read, reviewed or registered. */
/** Characters of its text. */
export const MEASURE_TEXT_LIMIT = TEXT_LIMIT;
export const MEASURE_TITLE_LIMIT = 200;
/** Deadlines: more than a published plan ever names, and few enough that the measure fits into one leaf. */
export const MEASURE_DEADLINE_LIMIT = 100;
