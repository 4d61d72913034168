import { v5 as uuidV5 } from 'uuid';
import { describe, expect, test } from '@jest/globals';
import { unitIdOf } from '../../../src/intake/registration/import-ids.js';
import { importPlan } from '../../../src/intake/registration/import-plan.js';
import type { SeedUnits } from '../../../src/intake/seed-plan.js';
import { fillLedgerOn, leavesOf, ports, store } from './ledger-to-fill.js';
import { documentOf, NOTICE } from './notice.js';

const TODAY = '2023-04-01';
fillLedgerOn(TODAY);

describe('units', () => {
  const register: SeedUnits = { jurisdiction: '云川市', units: [{ name: '市园林局', aliases: ['市绿化局'], class: 'government', rankingGroup: '市直部门' }] };

  test('the register gives class and order; other names are guessed and named in the result', async () => {
    const result = await importPlan({ ...documentOf(NOTICE), units: register }, ports);
    const units = await leavesOf('department-registered');
    expect(units.find(({ data }) => data['name'] === '市园林局')!.data).toMatchObject({ aliases: ['市绿化局'], class: 'government', order: 10, rankingGroup: '市直部门' });
    expect(result.guessedUnits).toContain('市图书馆');
    expect(result.guessedUnits).not.toContain('市园林局');
  });

  test('one unit for its several names, also across plans', async () => {
    await importPlan({ ...documentOf(NOTICE), units: register }, ports);
    const known = (await leavesOf('department-registered')).find(({ data }) => data['name'] === '市园林局')!.stream;
    await importPlan(documentOf('云川市2024年绿化方案\n\n一、绿化\n\n1. 植树。3月底前，植树。（责任部门：市绿化局）\n'), ports);
    const measure = (await leavesOf('measure-registered')).at(-1)!;
    expect(measure.data['units']).toEqual([expect.objectContaining({ unit: known.replace('department-', ''), printedName: '市绿化局' })]);
  });
});

test('a name of a unit that was merged, and merged again, means the unit that goes on', async () => {
  const units = ['市园林局', '市绿化中心', '市城管局'];
  await importPlan(documentOf(`云川市2024年绿化方案\n\n一、绿化\n\n${units.map((name, index) => `${index + 1}. 植树${name}。3月底前，植树。（责任部门：${name}）`).join('\n')}\n`), ports);
  const [garden, green, city] = units.map((name) => unitIdOf('云川市', name)) as [string, string, string];
  const merged = (unit: string, into: string) => store.append(`department-${unit}`, 0, [{
    id: uuidV5(into, unit), type: 'department-merged', version: 1, occurredOn: TODAY, actor: ports.actor, basis: null, correlation: null, causation: null, data: { into, reason: '机构改革' },
  }]);
  await merged(garden, green);
  await merged(green, city);
  await importPlan(documentOf('云川市2025年绿化方案\n\n一、绿化\n\n1. 浇水。3月底前，浇水。（责任部门：市园林局）\n'), ports);
  expect((await leavesOf('measure-registered')).at(-1)!.data['units']).toEqual([expect.objectContaining({ unit: city, printedName: '市园林局' })]);
});

test('a unit that stands nowhere is refused before anything is written', async () => {
  const chosen = new Map([['市图书馆', { kind: 'existing' as const, unit: unitIdOf('临海市', '市图书馆') }]]);
  await expect(importPlan({ ...documentOf(NOTICE), chosen }, ports)).rejects.toMatchObject({ code: 'UNKNOWN_UNIT' });
  expect(await store.readAll(0, 10)).toEqual([]);
});
