import { foldMeasure } from '../../../src/measures/measure.decider.js';
import type { MeasureEvent } from '../../../src/measures/measure.events.js';
import { ledgerTable, type ExportedPlan } from '../../../src/export/ledger-table.js';
import { inPlanOrder } from '../../../src/export/plan-order.js';
import { tableWorkbook } from '../../../src/export/table-workbook.js';
import type { ExcelPlanFile } from '../../../src/intake/documents/plan-file.js';
import { readDraft } from '../../../src/intake/drafts/read-draft.js';
import { NOTHING_DONE, type DraftReading } from '../../../src/intake/drafts/draft.js';
import { dutyKey } from '../../../src/intake/drafts/reviewed-document.js';
import { reviewedPlanOf } from '../../../src/intake/drafts/reviewed-plan-of.js';
import { decideImport } from '../../../src/intake/registration/import-decision.js';
import { asEvents } from '../../../src/intake/registration/import-work.js';
import { planToRegister, type PlanSource } from '../../../src/intake/registration/plan-to-register.js';
import type { SeedUnits } from '../../../src/intake/seed-plan.js';

const IMPORTER = { today: '2021-12-31', actor: { account: 'test', role: 'office' as const, department: null } };

export interface RegisteredPlan {
  plan: ExportedPlan;
  /** In the order of registration. */
  measures: { stream: string; history: MeasureEvent[] }[];
}

/** What an empty ledger would hold of a plan. */
export function registeredPlan(source: PlanSource, units: SeedUnits | null): RegisteredPlan {
  const decided = decideImport({ plan: planToRegister(source, null), document: null, units }, { streams: new Map(), position: 0 }, IMPORTER);
  return {
    plan: decided.plan[0]!.facts.find(({ type }) => type === 'plan-registered')!.data as unknown as ExportedPlan,
    measures: decided.measures.map(({ stream, facts }) => ({ stream, history: asEvents(stream, facts, 0) })),
  };
}

/** The workbook that the office would export. */
export function exported({ plan, measures }: RegisteredPlan, kept: 'all' | 'filtered' = 'all'): Promise<Buffer> {
  const placed = measures.map(({ history }, registered) => ({ state: foldMeasure(history), history, registered }));
  return tableWorkbook([ledgerTable(plan, inPlanOrder(plan, placed.toReversed()), '2021年12月31日', kept)]);
}

export async function readBack(workbook: Uint8Array): Promise<{ file: ExcelPlanFile; reading: DraftReading }> {
  const reading = await readDraft(workbook, { fileName: '台账.xlsx' });
  return { file: reading.file as ExcelPlanFile, reading };
}

/** The plan as another ledger would register it where the office takes everything as read, its 正文任务 too. */
export async function registeredAgain(workbook: Uint8Array, units: SeedUnits | null): Promise<RegisteredPlan> {
  const { reading, file } = await readBack(workbook);
  const register = { state: 'register' as const, title: null, units: null, deadlines: null, reason: null };
  const work = { ...NOTHING_DONE, duties: Object.fromEntries(file.plan.duties.map((_, index) => [dutyKey(index), register])) };
  return registeredPlan(reviewedPlanOf(reading, work, '台账.xlsx'), units);
}

/** All that the plan's event and those of its measures hold, but for the document they come from and who read it. */
export function factsOf({ plan, measures }: RegisteredPlan): unknown {
  const { source: _source, fileName: _fileName, changedByHand: _byHand, ...about } = plan as unknown as Record<string, unknown>;
  return {
    plan: about,
    measures: measures.map(({ stream, history }) => {
      const [registered] = history;
      if (registered?.type !== 'measure-registered') throw new Error(`${stream} is not registered`);
      const { source, changedByHand: _hand, text, ...data } = registered.data;
      // A ledger that holds no text gives the title in its place.
      return { stream, ...data, text: text ?? data.title, reference: source.reference };
    }),
  };
}
