import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePlanDocument } from '../../../src/intake/parse-plan-document.js';
import type { ParsedPlan } from '../../../src/intake/parsed-plan.js';
import { readSeedPlan, seedPlanNames, seedUnitsOf } from '../../../src/intake/seed-plan.js';
import { documentBytes } from '../intake/documents.js';
import { arbitraryPlan } from './arbitrary-plan.js';
import { exported, factsOf, readBack, registeredAgain, registeredPlan } from './round-trip.js';

const seeds = await seedPlanNames();
/** What the plan itself leaves to the person is asked of its ledger, too. */
const ASKED_ANYWAY = /^(?:units-incomplete|unit-doubtful|issuer-missing|document-number-missing|issued-missing)$/;

/** Numbered parts and places of targets are not in the events: they follow from the text. The names of leaders are in no event. */
const asParsed = ({ sections }: ParsedPlan) => sections.map(({ leader: _, measures, ...section }) => ({ ...section, measures: measures.map(({ source: _source, ...measure }) => measure) }));

describe('an exported ledger is read back as it was registered', () => {
  test.each(seeds)('%s', async (name) => {
    const seed = await readSeedPlan(name);
    const units = await seedUnitsOf(seed.jurisdiction);
    const before = registeredPlan(seed, units);
    const workbook = await exported(before);
    expect(factsOf(await registeredAgain(workbook, units))).toEqual(factsOf(before));
    const { file } = await readBack(workbook);
    expect(file.plan.warnings.filter(({ code }) => !ASKED_ANYWAY.test(code))).toEqual([]);
    expect(file.sheets[0]!.columns.filter(({ sure }) => !sure)).toEqual([]);
  });

  test.each(['city-notice', 'annexes', 'leaders-and-subitems', 'items-with-paragraphs'])('the plan of %s, with its text', async (name) => {
    const plan = parsePlanDocument(documentBytes(name), { year: 2021 });
    const before = registeredPlan({ ...plan, duties: [] }, null);
    const workbook = await exported(before);
    expect(factsOf(await registeredAgain(workbook, null))).toEqual(factsOf(before));
    expect(asParsed((await readBack(workbook)).file.plan)).toEqual(asParsed(plan));
  });

  test('whatever the plan', async () => {
    await fc.assert(fc.asyncProperty(arbitraryPlan, async (plan) => {
      const before = registeredPlan(plan, null);
      expect(factsOf(await registeredAgain(await exported(before), null))).toEqual(factsOf(before));
    }), { numRuns: 15 });
  });
});
