import type { ImportPlan, ImportResult } from '../registration/decided-import.js';
import { planToRegister } from '../registration/plan-to-register.js';
import type { Draft, DraftResult, UnitChoice } from './draft.js';
import { acceptanceOf } from './acceptance.js';
import { openingRowsOf } from './opening.js';
import { documentAsReviewed } from './reviewed-document.js';
import { reviewedPlanOf } from './reviewed-plan-of.js';
import { matchUnits, type UnitRegistry } from './unit-matching.js';

export type ReviewedDraft = Pick<Draft, 'reading' | 'work' | 'sha256' | 'fileName'>;

/**
 * What a reviewed document asks the ledger to hold.
 *
 * @throws IntakeError PLAN_NOT_USABLE while something is missing that a plan cannot do without
 */
export function importOf({ reading, work, sha256, fileName }: ReviewedDraft, registry: UnitRegistry): ImportPlan {
  const matched = matchUnits(documentAsReviewed(reading, work), work, registry);
  const document = { sha256, textSha256: reading.textSha256 };
  return {
    plan: planToRegister(reviewedPlanOf(reading, work, fileName), document), document, units: registry.register,
    chosen: new Map<string, UnitChoice>(matched.flatMap(({ printed, choice }) => (choice === null ? [] : [[printed, choice]]))), accepts: acceptanceOf({ reading, work }),
    ...(work.apart ? { apart: work.apart } : {}),
    ...(work.effectiveOn ? { effectiveOn: work.effectiveOn } : {}),
    ...(work.whereActed ? { whereActed: work.whereActed } : {}),
    ...(work.opening?.on ? { opening: { on: work.opening.on, rows: openingRowsOf(reading), decisions: work.opening.rows } } : {}),
  };
}

/** What a registration did, for the draft. */
export function resultOf({ plan, registeredMeasures, registeredUnits, attachedTexts, unchanged, differing, revised, revisedFront, openings }: ImportResult): DraftResult {
  return { plan: plan.id, registeredMeasures, registeredUnits, attachedTexts, unchanged, differing, revised, revisedFront, openings };
}
