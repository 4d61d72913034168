import type { LocalDate } from './fact.js';

/**
 * The edition of a rule set that counts on a day: the last to have begun by then. Before the first edition begins, that one
 * counts: what happened earlier still has its lights.
 *
 * @param editions in the order they were recorded; of two that begin on one day the later recorded counts
 * @param beginsOn first day an edition is in force
 * @returns undefined where there is none at all
 */
export function ruleInForce<Edition>(editions: readonly Edition[], day: LocalDate, beginsOn: (edition: Edition) => LocalDate): Edition | undefined {
  const inOrder = [...editions].sort((a, b) => (beginsOn(a) < beginsOn(b) ? -1 : Number(beginsOn(a) > beginsOn(b))));
  return inOrder.findLast((edition) => beginsOn(edition) <= day) ?? inOrder[0];
}
