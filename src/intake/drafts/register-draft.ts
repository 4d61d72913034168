import { importPlan, type ImportPorts } from '../../plans/use-cases/import-plan.js';
import type { Draft, DraftResult, UnitChoice } from './draft.js';
import { documentAsReviewed } from './reviewed-document.js';
import { matchUnits, type UnitRegistry } from './unit-matching.js';

/**
 * Registers what a person has reviewed. Every id follows from the plan, so a registration that stopped goes on when it is repeated.
 *
 * @throws IntakeError, DomainError before anything is written; EventStoreError
 */
export async function registerDraft(draft: Pick<Draft, 'reading' | 'work' | 'sha256'>, registry: UnitRegistry, ports: ImportPorts): Promise<DraftResult> {
  const { reading, work, sha256 } = draft;
  const document = documentAsReviewed(reading, work);
  const chosen = new Map<string, UnitChoice>(matchUnits(document, work, registry).flatMap(({ printed, choice }) => (choice === null ? [] : [[printed, choice]])));
  const { front: { title, jurisdiction, issuer, issued, year }, sections } = document;
  const result = await importPlan({
    plan: { ...reading.file.plan, title, jurisdiction, issuer, issued, year, sections }, document: { sha256, textSha256: reading.textSha256 }, units: registry.register, chosen,
  }, ports);
  const { plan, registeredMeasures, registeredUnits, attachedTexts, unchanged } = result;
  return { plan: plan.id, registeredMeasures, registeredUnits, attachedTexts, unchanged, revised: 0 };
}
