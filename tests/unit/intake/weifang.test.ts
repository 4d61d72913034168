import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { packageRoot } from '../../../src/config/package-root.js';
import { parsePlanDocument } from '../../../src/intake/parse-plan-document.js';
import { readDocument } from '../../../src/intake/read-document.js';
import { readSeedPlan, readSeedUnits } from '../../../src/intake/seed-plan.js';
import { documentFingerprint, textFingerprint } from '../../../src/intake/text-fingerprint.js';

/** The published text stands beside the project or where TAIZHANG_PLANS points (a folder or the file). */
const place = process.env['TAIZHANG_PLANS'] ?? join(packageRoot(), '../shared/plans');
const file = existsSync(place) && statSync(place).isFile() ? place : join(place, 'weifang-2021.txt');
const testOnDocument = existsSync(file) ? test : test.skip;
const suffix = existsSync(file) ? '' : ` (NOT RUN: ${file} is absent)`;

testOnDocument(`the Weifang plan parses to exactly the facts of its seed${suffix}`, async () => {
  const bytes = readFileSync(file);
  const plan = parsePlanDocument(bytes);
  const seed = await readSeedPlan('weifang-2021');
  const { title, jurisdiction, issuer, issued, year } = plan;
  expect({ title, jurisdiction, issuer, issued, year }).toEqual({ title: seed.title, jurisdiction: seed.jurisdiction, issuer: seed.issuer, issued: seed.issued, year: seed.year });
  expect(documentFingerprint(bytes, readDocument(bytes))).toEqual(seed.source);
  expect(plan.sections.map(({ measures, ...section }) => ({
    ...section,
    measures: measures.map(({ number, item, title: own, deadlines, groups, text }) => ({ number, item, title: own, deadlines, groups, textSha256: textFingerprint(text) })),
  }))).toEqual(seed.sections.map(({ measures, ...section }) => ({
    ...section,
    measures: measures.map(({ targets: _, ...facts }) => facts),
  })));
});

test('the Weifang seed holds 18 indicators, 183 measures, 56 of them without a date', async () => {
  const seed = await readSeedPlan('weifang-2021');
  const measures = seed.sections.flatMap((section) => section.measures);
  expect([seed.sections.length, measures.length, measures.filter(({ deadlines }) => deadlines.length === 0).length]).toEqual([18, 183, 56]);
});

test('登记财产 4 has the three dated results of rule 1', async () => {
  const seed = await readSeedPlan('weifang-2021');
  const measure = seed.sections.find(({ name }) => name === '登记财产')!.measures[3]!;
  expect(measure.deadlines.map(({ date }) => date)).toEqual(['2021-05-31', '2021-09-30', '2021-11-30']);
});

test('the Weifang register names every unit of the plan exactly once', async () => {
  const [seed, register] = await Promise.all([readSeedPlan('weifang-2021'), readSeedUnits('weifang')]);
  const names = register.units.flatMap(({ name, aliases }) => [name, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
  const printed = new Set(seed.sections.flatMap(({ measures }) => measures.flatMap(({ groups }) => groups.flatMap(({ lead, responsible, supporting }) => [...lead, ...responsible, ...supporting]))));
  expect([...printed].filter((name) => !names.includes(name))).toEqual([]);
  expect(register.units.filter(({ name, aliases }) => ![name, ...aliases].some((one) => printed.has(one)))).toEqual([]);
});

for (const [name, sections, measures] of [['jinan', 7, 102], ['liaocheng', 18, 199], ['shandong', 17, 181], ['taian', 17, 181]] as const) {
  const path = join(place, `${name}-2021.txt`);
  const present = existsSync(path);
  (present ? test : test.skip)(`the plan of ${name} parses with all its sections and measures${present ? '' : ` (NOT RUN: ${path} is absent)`}`, () => {
    const plan = parsePlanDocument(readFileSync(path), { fileName: `${name}-2021.txt` });
    expect([plan.sections.length, plan.sections.flatMap((section) => section.measures).length]).toEqual([sections, measures]);
  });
}
