import { importPlan, type ImportPlan, type ImportPorts } from '../../plans/use-cases/import-plan.js';
import type { Draft, DraftResult, UnitChoice } from './draft.js';
import { openingRowsOf } from './opening.js';
import { documentAsReviewed } from './reviewed-document.js';
import { reviewedPlanOf } from './reviewed-plan-of.js';
import { matchUnits, type UnitRegistry } from './unit-matching.js';

type ReviewedDraft = Pick<Draft, 'reading' | 'work' | 'sha256' | 'fileName'>;

/** What a reviewed document asks the ledger to hold. */
export function importOf({ reading, work, sha256, fileName }: ReviewedDraft, registry: UnitRegistry): ImportPlan {
  const matched = matchUnits(documentAsReviewed(reading, work), work, registry);
  return {
    plan: reviewedPlanOf(reading, work, fileName), document: { sha256, textSha256: reading.textSha256 }, units: registry.register,
    chosen: new Map<string, UnitChoice>(matched.flatMap(({ printed, choice }) => (choice === null ? [] : [[printed, choice]]))), accepted: new Set(work.accepted),
    ...(work.effectiveOn ? { effectiveOn: work.effectiveOn } : {}),
    ...(work.opening?.on ? { opening: { on: work.opening.on, rows: openingRowsOf(reading), decisions: work.opening.rows } } : {}),
  };
}

/**
 * Registers what a person has reviewed. Every id follows from the plan, so a registration that stopped goes on when it is repeated.
 *
 * @throws IntakeError, DomainError before anything is written; EventStoreError
 */
export async function registerDraft(draft: ReviewedDraft, registry: UnitRegistry, ports: ImportPorts): Promise<DraftResult> {
  const { plan, registeredMeasures, registeredUnits, attachedTexts, unchanged, revised, openings } = await importPlan(importOf(draft, registry), ports);
  return { plan: plan.id, registeredMeasures, registeredUnits, attachedTexts, unchanged, revised, openings };
}
