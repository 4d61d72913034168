import { decideImport, type Importer } from '../../plans/use-cases/import-plan.js';
import type { PlanEvent } from '../../plans/plan.events.js';
import { planIdentity } from '../../plans/plan.decider.js';
import { DomainError } from '../../ledger/domain-error.js';
import { IntakeError } from '../intake-error.js';
import { measureIdOf, planIdOf } from '../registration/import-ids.js';
import { correctedData, type LedgerSnapshot } from '../registration/ledger-snapshot.js';
import { MAIN_TEXT, planToRegister } from '../registration/plan-to-register.js';
import { registeredMeasure } from '../registration/registered-measure.js';
import { textFingerprint } from '../text-fingerprint.js';
import type { MeasureEvent } from '../../measures/measure.events.js';
import type { Draft, DraftWork } from './draft.js';
import type { IntakeDto } from './intake.dto.js';
import type { KnownPlan } from './ledger-facts.js';
import { importOf } from './register-draft.js';
import { documentAsReviewed } from './reviewed-document.js';
import type { UnitRegistry } from './unit-matching.js';

/** Id of the plan that a reviewed document is; null while its title or jurisdiction is missing. */
export function planMeant({ reading, work }: Pick<Draft, 'reading' | 'work'>): string | null {
  const { title, jurisdiction, issued } = documentAsReviewed(reading, work).front;
  return title === '' || jurisdiction === '' ? null : planIdOf(planIdentity({ title, jurisdiction, issued }));
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

/** What the document says otherwise than the plan in the ledger. What only whole texts differ in is no choice of the person's, and left out. */
export function standingPlan(draft: Draft, plan: string, snapshot: LedgerSnapshot, registry: UnitRegistry, importer: Importer): IntakeDto['existing'] {
  const title = correctedData<{ title: string }>(snapshot.streams.get(`plan-${plan}`), 'plan-registered')?.title ?? '';
  // What differs is the same whatever of it is accepted, and from whichever day.
  const { effectiveOn: _effectiveOn, opening: _opening, ...asked } = { ...importOf(draft, registry), accepted: new Set<string>() };
  try {
    const { differences } = decideImport(planToRegister(asked.plan, asked.document), asked, snapshot, importer);
    return {
      plan, title,
      differences: differences.filter(({ field }) => field !== 'plan-text').map((one) => ({ ...one, accepted: draft.work.accepted.includes(one.key) })),
    };
  } catch (error) {
    // What still stands in the way is among the questions.
    if (error instanceof IntakeError || error instanceof DomainError) return { plan, title, differences: [] };
    throw error;
  }
}
