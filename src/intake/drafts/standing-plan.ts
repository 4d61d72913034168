import { createHash } from 'node:crypto';
import type { PlanEvent } from '../../plans/plan.events.js';
import { planIdentity } from '../../plans/plan.decider.js';
import { DomainError } from '../../ledger/domain-error.js';
import type { DecidedImport } from '../registration/decided-import.js';
import { measureIdOf, planIdOf } from '../registration/import-ids.js';
import type { MeasurePair } from '../registration/compare-measure.js';
import { planInForce, type LedgerSnapshot } from '../registration/ledger-snapshot.js';
import { MAIN_TEXT } from '../registration/plan-to-register.js';
import { registeredMeasure } from '../registration/registered-measure.js';
import { textFingerprint } from '../text-fingerprint.js';
import type { MeasureEvent } from '../../measures/measure.events.js';
import { acceptanceOf } from './acceptance.js';
import type { Draft, DraftWork } from './draft.js';
import type { IntakeDto } from './intake.dto.js';
import type { KnownPlan, LedgerFacts, VoidedPlan } from '../registration/ledger-facts.js';
import { documentAsReviewed } from './reviewed-document.js';

/** Id of the plan that a reviewed document is; null while its title or jurisdiction is missing. */
export function planMeant({ reading, work }: Pick<Draft, 'reading' | 'work'>): string | null {
  const { title, jurisdiction, issued } = documentAsReviewed(reading, work).front;
  return title === '' || jurisdiction === '' ? null : planIdOf(planIdentity({ title, jurisdiction, issued }), work.voidedBefore);
}

/** What the person did, with how many plans of this name were voided: the next one is registered anew, and found again as long as it is in force. */
export function withVoidedPlans({ reading, work }: Pick<Draft, 'reading' | 'work'>, facts: LedgerFacts): { work: DraftWork; voided: VoidedPlan | null } {
  let voided: VoidedPlan | null = null;
  for (let voidedBefore = 0; ; voidedBefore += 1) {
    const counted = { ...work, voidedBefore };
    const plan = planMeant({ reading, work: counted });
    const before = plan && facts.voided(plan);
    if (!before) return { work: counted, voided: plan !== null && facts.holdsPlan(plan) ? null : voided };
    voided = before;
  }
}

/** What the person did, with what names the plan that the ledger holds of exactly this document: that is the plan, whatever title or date was given. */
export function withKnownPlan(work: DraftWork, known: KnownPlan | null): DraftWork {
  if (known === null) return work;
  const { title, jurisdiction, issued } = known;
  return {
    ...work,
    front: { ...work.front, title: { value: title, notStated: false }, jurisdiction: { value: jurisdiction, notStated: false }, issued: { value: issued, notStated: issued === null } },
  };
}

/** What the person did, with what the document says of itself: what it changes rests on that, whatever plan it is an edition of. */
export function withStated({ reading, work }: Pick<Draft, 'reading' | 'work'>): DraftWork {
  const { title, issued } = documentAsReviewed(reading, work).front;
  return { ...work, stated: { title, issued }, ownFront: work.front };
}

/** What the person did, with what the ledger knows of duties of the main text that they have not decided: those need not be asked about again. */
export function withDecidedDuties({ reading, work }: Pick<Draft, 'reading' | 'work'>, plan: string, { streams }: LedgerSnapshot): DraftWork {
  const dismissed = new Map((streams.get(`plan-${plan}`) as PlanEvent[] | undefined ?? []).flatMap((event) => (event.type === 'duty-dismissed' ? [[event.data.excerptSha256, event.data.reason]] : [])));
  const duties = { ...work.duties };
  for (const { key, text, state } of documentAsReviewed(reading, work).duties) {
    if (state !== 'open') continue;
    const textSha256 = textFingerprint(text);
    const registered = registeredMeasure(streams.get(`measure-${measureIdOf(plan, [MAIN_TEXT, textSha256])}`) as MeasureEvent[] | undefined);
    const nothing = { title: null, units: null, deadlines: null, reason: null };
    if (registered) duties[key] = { ...nothing, state: 'register', title: registered.title, units: [...new Set(registered.units.map(({ printedName }) => printedName))] };
    else if (dismissed.has(textSha256)) duties[key] = { ...nothing, state: 'dismiss', reason: dismissed.get(textSha256)! };
  }
  return { ...work, duties };
}

/** Of the differences those that a person chooses about: what only whole texts differ in is none. */
export const isChoosable = ({ field }: { field: string }): boolean => field !== 'plan-text';

/** What the document says otherwise than the plan in the ledger; none while something else still stands in the way. */
export function existingPlan(plan: string, draft: Pick<Draft, 'reading' | 'work'>, snapshot: LedgerSnapshot, { differences, edition }: Pick<DecidedImport, 'differences' | 'edition'>): NonNullable<IntakeDto['existing']> {
  const accepts = acceptanceOf(draft);
  return { plan, title: planInForce(snapshot, plan)?.title ?? '', differences: differences.filter(isChoosable).map((one) => ({ ...one, accepted: accepts(one) })), ...edition };
}

/** Changes with everything that differs from the plan in the ledger, with the plan, and with which measure is which. */
export function comparisonOf(existing: IntakeDto['existing']): string | null {
  if (existing === null) return null;
  return createHash('sha256').update(JSON.stringify([existing.plan, existing.differences.map(({ key }) => key).sort(), existing.renumbered.map(({ key, measure }) => [key, measure]), existing.apart.map(({ key, measure }) => [key, measure])])).digest('hex').slice(0, 32);
}

/** Measures of another edition that the review takes, or was told not to take, for one of the ledger. */
export function pairsOf({ differences, renumbered, apart }: { differences: readonly { pair?: MeasurePair }[]; renumbered: readonly MeasurePair[]; apart: readonly MeasurePair[] }): MeasurePair[] {
  return [...differences.flatMap(({ pair }) => pair ?? []), ...renumbered, ...apart].map(({ key, measure }) => ({ key, measure }));
}

/**
 * Whoever confirms has seen what differs: another draft of the same plan may have been registered since, or the plan revised. What
 * was not seen is asked about, never passed over.
 *
 * @throws DomainError DIFFERENCES_CHANGED
 */
export function requireSeen(isSeen: boolean): void {
  if (isSeen) return;
  throw new DomainError('DIFFERENCES_CHANGED', '在您核对之后，台账中的这个方案有了变化，没有登记。请在“与台账的差异”中核对，采用的勾选后再次确认；您的修改都在。', 'conflict');
}
