import { describe, expect, test } from '@jest/globals';
import { importInTerminal } from '../../../src/intake/drafts/import-in-terminal.js';
import { parsePlanText } from '../../../src/intake/parse-plan-document.js';
import { importPlan, importSeed } from '../../../src/intake/registration/import-plan.js';
import { readSeedPlan, seedUnitsOf, type SeedPlan } from '../../../src/intake/seed-plan.js';
import { textFingerprint } from '../../../src/intake/text-fingerprint.js';
import { documentFingerprint } from '../../support/document-fingerprint.js';
import { publishedPlan } from '../../unit/intake/published-plans.js';
import { countingStore, documentToImport, fillLedgerOn, leavesOf, ports, store } from './ledger-to-fill.js';
import { documentOf, NOTICE } from './notice.js';

fillLedgerOn('2023-04-01');

/** The facts of a document without its sentences, as a seed holds them. */
function seedOf(text: string): SeedPlan {
  const plan = parsePlanText(text);
  const { sha256, textSha256 } = documentFingerprint(Buffer.from(text), text);
  return {
    title: plan.title, shortTitle: plan.title, jurisdiction: plan.jurisdiction, issuer: plan.issuer, documentNumber: null, issued: plan.issued, year: plan.year!, ends: '2023-12-31', source: { sha256, textSha256 },
    sections: plan.sections.map(({ measures, ...section }) => ({
      ...section, measures: measures.map(({ number, item, title, deadlines, groups, text: words }) => ({ number, item, title, deadlines, groups, targets: [], textSha256: textFingerprint(words) })),
    })),
  };
}

describe('a seed, then its document', () => {
  test('the document attaches its texts, once', async () => {
    await importSeed(seedOf(NOTICE), null, ports);
    expect((await leavesOf('measure-registered')).every(({ data }) => data['text'] === null)).toBe(true);
    const first = await importPlan(documentOf(NOTICE), ports);
    expect(first).toMatchObject({ registeredMeasures: 0, attachedTexts: 9, unchanged: 0, differences: [] });
    expect(await leavesOf('plan-text-attached')).toHaveLength(1);
    const before = await store.nextPosition();
    expect(await importPlan(documentOf(NOTICE), ports)).toMatchObject({ attachedTexts: 0, unchanged: 9, differences: [] });
    expect(await store.nextPosition()).toBe(before);
  });

  test('a measure whose words differ keeps none; the others get theirs', async () => {
    await importSeed(seedOf(NOTICE), null, ports);
    const result = await importPlan(documentOf(NOTICE.replace('夏季每天延长两小时', '夏季每天延长三小时')), ports);
    expect(result.attachedTexts).toBe(8);
    expect(result.differences.map(({ field }) => field)).toEqual(['text', 'plan-text']);
    expect(await leavesOf('plan-text-attached')).toHaveLength(0);
  });
});

test('the Weifang seed becomes 183 measures of 52 units and their 12 counties, handed over in few appends, and the ledger is read but once', async () => {
  const [plan, units] = await Promise.all([readSeedPlan('weifang-2021'), seedUnitsOf('潍坊市')]);
  const phases = new Set<string>();
  const { counted, calls } = countingStore();
  const result = await importSeed(plan, units, { ...ports, store: counted, onProgress: ({ phase }) => phases.add(phase) });
  expect(result).toMatchObject({ registeredPlan: true, registeredMeasures: 183, registeredUnits: 64, guessedUnits: [], differences: [] });
  expect([...phases]).toEqual(['units', 'measures']);
  expect(await leavesOf('measure-registered')).toHaveLength(183);
  expect(calls).toEqual({ latestPosition: 1, append: 1, appendInOrder: 2 + 4 });
  const [counties] = (await leavesOf('department-registered')).filter(({ data }) => data['name'] === '各县市区人民政府');
  const members = await leavesOf('group-member-added');
  expect(members.map(({ stream, occurredOn }) => ({ stream, occurredOn }))).toEqual(Array(12).fill({ stream: counties!.stream, occurredOn: '2021-05-10' }));
  const registered = new Set((await leavesOf('department-registered')).map(({ stream }) => stream));
  expect(members.every(({ data }) => registered.has(`department-${String(data['member'])}`))).toBe(true);
  const again = countingStore();
  await importSeed(plan, units, { ...ports, store: again.counted });
  expect(again.calls).toEqual({ latestPosition: 1, readAll: 1 });
});

describe.each([['shandong', 181], ['weifang', 183], ['jinan', 102], ['liaocheng', 199], ['taian', 181]])('the published text of %s', (city, count) => {
  const published = publishedPlan(`${city}-2021`);
  published.check('is the plan of its seed: its texts are attached, nothing differs and only duties of the main text are asked', async () => {
    const plan = await readSeedPlan(`${city}-2021`);
    await importSeed(plan, await seedUnitsOf(plan.jurisdiction), ports);
    const document = await documentToImport(published.bytes(), `${city}-2021.txt`);
    const { result, written, questions } = await importInTerminal(document, { dryRun: false, dismissDuties: '总体要求' }, ports);
    expect({ written, questions }).toEqual({ written: true, questions: [] });
    expect(result).toMatchObject({ registeredPlan: false, registeredMeasures: 0, registeredUnits: 0, attachedTexts: count, unchanged: 0, differences: [] });
    expect(await leavesOf('plan-registered')).toHaveLength(1);
    expect(await leavesOf('plan-text-attached')).toHaveLength(1);
  });
});
