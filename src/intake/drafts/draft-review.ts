import { DomainError } from '../../ledger/domain-error.js';
import { IntakeError } from '../intake-error.js';
import type { DecidedImport, Importer, ImportPlan } from '../registration/decided-import.js';
import { decideImport } from '../registration/import-decision.js';
import type { KnownPlan, LedgerFacts } from '../registration/ledger-facts.js';
import { acceptanceOf, withoutConfirmation } from './acceptance.js';
import type { Draft, DraftWork } from './draft.js';
import { effectiveDayOf, type EffectiveDay } from './effective-day.js';
import { importOf } from './import-of-draft.js';
import type { IntakeDto } from './intake.dto.js';
import { openingOf, type Opening } from './opening.js';
import { resemblingPlans, voidedPlan, type ResemblingPlan } from './resembling-plans.js';
import { documentAsReviewed } from './reviewed-document.js';
import { existingPlan, isChoosable, planMeant, withDecidedDuties, withKnownPlan, withStated, withVoidedPlans } from './standing-plan.js';
import type { UnitRegistry } from './unit-matching.js';

/** A draft beside the ledger as it stands. */
export interface DraftReview {
  /** With what the ledger knows of its plan already. */
  draft: Draft;
  registry: UnitRegistry;
  existing: IntakeDto['existing'];
  resembling: ResemblingPlan[];
  opening: Opening | null;
  /** Null where it is not under review any more. */
  effective: EffectiveDay | null;
  /** What its confirmation would do, where the plan stands already and nothing stands in the way. */
  decided: DecidedImport | null;
}

/** @param facts up to date */
export async function reviewDraft(asked: Draft, registry: UnitRegistry, facts: LedgerFacts, importer: Importer): Promise<DraftReview> {
  const draft = withoutConfirmation(asked);
  const { work, resembling } = identify(draft, facts);
  const named = { ...draft, work };
  const plan = planMeant(named);
  if (plan === null || !facts.holdsPlan(plan)) {
    return { draft: named, registry, existing: null, resembling, opening: openingOf(named, null, importer.today), effective: effectiveDayOf(named, null, importer.today), decided: null };
  }
  const snapshot = await facts.snapshotOf(plan);
  const reviewed = { ...named, work: withDecidedDuties(named, plan, snapshot) };
  const decided = unlessRefused(() => decideImport(importOf(reviewed, registry), snapshot, importer));
  const found = decided ?? unlessRefused(() => decideImport(asItStands(importOf(reviewed, registry)), snapshot, importer)) ?? { differences: [], edition: { renumbered: [], apart: [], kept: [] } };
  return {
    draft: reviewed, registry, existing: existingPlan(plan, reviewed, snapshot, found), resembling, opening: openingOf(reviewed, snapshot, importer.today),
    effective: effectiveDayOf(reviewed, { plan, snapshot }, importer.today, decided?.actedSince), decided,
  };
}

/** What the person did, under the name of the plan that the document is: known by its file or text, by the name that an edition gave it, or as they said. */
export function identify(draft: Pick<Draft, 'reading' | 'work' | 'sha256'>, facts: LedgerFacts): { work: DraftWork; resembling: ResemblingPlan[] } {
  const resembling = resemblingOf({ ...draft, work: withVoidedPlans(draft, facts).work }, facts);
  const meant = resembling.find(({ answer }) => answer === 'revision')?.plan ?? null;
  const edition = meant === null ? planCalled(draft, facts) : facts.planNamed(meant);
  const known = edition ?? facts.planOf(fileOf(draft));
  const { work, voided } = withVoidedPlans({ ...draft, work: withKnownPlan(edition === null ? draft.work : withStated(draft), known) }, facts);
  return { work, resembling: voided === null ? resembling : [voidedPlan(voided, work), ...resembling] };
}

/** The plan that an edition has given the document's name; null where it stands under that name since it was registered, or is known by its file or text. */
function planCalled(draft: Pick<Draft, 'reading' | 'work' | 'sha256'>, facts: LedgerFacts): KnownPlan | null {
  const plan = planMeant(draft);
  if (plan === null || facts.holdsPlan(plan) || facts.planOf(fileOf(draft)) !== null) return null;
  return facts.planCalled(documentAsReviewed(draft.reading, draft.work).front);
}

/** None where the ledger knows the plan by its file, its text or its name. */
function resemblingOf({ reading, work, sha256 }: Pick<Draft, 'reading' | 'work' | 'sha256'>, facts: LedgerFacts): ResemblingPlan[] {
  const document = documentAsReviewed(reading, work);
  const { jurisdiction, year } = document.front;
  const plan = planMeant({ reading, work });
  if (year === null || (plan !== null && facts.holdsPlan(plan)) || facts.planOf(fileOf({ sha256, reading })) !== null || facts.planCalled(document.front) !== null) return [];
  return resemblingPlans(document, work, facts.plansOf(jurisdiction, year));
}

/** A file of several plans is known by the text of the chosen one alone. */
const fileOf = ({ sha256, reading: { textSha256, plan } }: Pick<Draft, 'sha256' | 'reading'>) => ({ sha256: plan === undefined ? sha256 : null, textSha256 });

/** What differs is the same whatever of it is accepted, and from whichever day: a rule that refuses that hides nothing. */
function asItStands({ effectiveOn: _effectiveOn, opening: _opening, ...asked }: ImportPlan): ImportPlan {
  return { ...asked, accepts: () => false };
}

/** What still stands in the way is among the questions. */
function unlessRefused(decide: () => DecidedImport): DecidedImport | null {
  try {
    return decide();
  } catch (error) {
    if (error instanceof IntakeError || error instanceof DomainError) return null;
    throw error;
  }
}

/** Keys of the differences that are not accepted. */
export function leftDifferences({ differences }: { differences: readonly { key: string; field: string }[] }, draft: Pick<Draft, 'reading' | 'work'>): string[] {
  const accepts = acceptanceOf(draft);
  return differences.filter(isChoosable).filter((one) => !accepts(one)).map(({ key }) => key);
}
