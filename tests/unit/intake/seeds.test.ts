import { describe, expect, it } from '@jest/globals';
import { readDocument } from '../../../src/intake/read-document.js';
import { readSeedPlan, seedPlanNames, seedUnitsOf, type SeedPlan, type SeedUnits } from '../../../src/intake/seed-plan.js';
import { textFingerprint } from '../../../src/intake/text-fingerprint.js';
import { documentFingerprint } from '../../support/document-fingerprint.js';
import { publishedPlan } from './published-plans.js';

const PLANS = { shandong: [17, 181], weifang: [18, 183], liaocheng: [18, 199], taian: [17, 181], jinan: [7, 102] } as const;
const CITIES = Object.keys(PLANS) as (keyof typeof PLANS)[];

const measuresOf = (plan: SeedPlan) => plan.sections.flatMap(({ measures }) => measures);
const printedIn = (plan: SeedPlan): Set<string> => new Set([
  ...plan.sections.flatMap(({ coordinator }) => coordinator ?? []),
  ...measuresOf(plan).flatMap(({ groups }) => groups.flatMap(({ lead, responsible, supporting }) => [...lead, ...responsible, ...supporting])),
]);
const registerOf = async ({ jurisdiction }: SeedPlan): Promise<SeedUnits> => (await seedUnitsOf(jurisdiction))!;
const unitsOf = async (city: string): Promise<SeedUnits['units']> => (await registerOf(await readSeedPlan(`${city}-2021`))).units;
const namesOf = (register: SeedUnits): string[] => register.units.flatMap(({ name, aliases }) => [name, ...aliases]);

it('the five plans come in the order they were issued, those of an unknown day last, each with the register of its own units', async () => {
  const names = await seedPlanNames();
  expect(names).toEqual(['shandong-2021', 'weifang-2021', 'jinan-2021', 'liaocheng-2021', 'taian-2021']);
  for (const name of names) {
    const plan = await readSeedPlan(name);
    expect((await seedUnitsOf(plan.jurisdiction))?.jurisdiction).toBe(plan.jurisdiction);
  }
  expect(await seedUnitsOf('某市')).toBeNull();
});

describe.each(CITIES)('the plan of %s', (city) => {
  it('holds every measure of every section, within its year', async () => {
    const plan = await readSeedPlan(`${city}-2021`);
    expect([plan.sections.length, measuresOf(plan).length]).toEqual(PLANS[city]);
    const dates = measuresOf(plan).flatMap(({ deadlines }) => deadlines.flatMap(({ date }) => date ?? []));
    expect(dates.filter((date) => !date.startsWith('2021') || date > plan.ends)).toEqual([]);
  });

  const published = publishedPlan(`${city}-2021`);
  published.check('is what its text parses to, but for what was written by hand', async () => {
    const [seed, read, bytes] = [await readSeedPlan(`${city}-2021`), published.plan(), published.bytes()];
    expect(documentFingerprint(bytes, readDocument(bytes))).toEqual(seed.source);
    const { title, jurisdiction, year } = read;
    expect({ title, jurisdiction, year }).toEqual({ title: seed.title, jurisdiction: seed.jurisdiction, year: seed.year });
    for (const field of ['issuer', 'documentNumber', 'issued'] as const) if (read[field] !== null) expect(seed[field]).toBe(read[field]);
    const incomplete = new Set(read.warnings.flatMap(({ code, measure }) => (code === 'units-incomplete' && measure ? `${measure.section}/${measure.index}` : [])));
    expect(seed.sections).toEqual(read.sections.map(({ ordinal, name, coordinator, measures }, section) => ({
      ordinal, name, coordinator, leader: null,
      measures: measures.map(({ number, item, title: own, deadlines, groups, text: words }, index) => {
        const { targets, ...written } = seed.sections[section]!.measures[index]!;
        return {
          number, item, deadlines, groups, targets, textSha256: textFingerprint(words), ...(incomplete.has(`${section}/${index}`) ? { unitsIncomplete: true } : {}),
          ...(written.titleByHand ? { title: written.title, titleByHand: true } : { title: own }),
        };
      }),
    })));
  });

  it('holds facts, not sentences, and names no person', async () => {
    const plan = await readSeedPlan(`${city}-2021`);
    const words = measuresOf(plan).flatMap(({ title, deadlines, targets }) => [title, ...deadlines.map(({ raw }) => raw), ...targets.map(({ raw }) => raw)]);
    expect(words.filter((one) => one.length > 40 || one.includes('。'))).toEqual([]);
    expect(plan.sections.map(({ leader }) => leader)).toEqual(plan.sections.map(() => null));
  });

  it('finds every unit it names in the register, where no name or other name stands twice', async () => {
    const plan = await readSeedPlan(`${city}-2021`);
    const register = await registerOf(plan);
    const names = namesOf(register);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    expect([...printedIn(plan)].filter((name) => !names.includes(name))).toEqual([]);
  });

  it('has a register of units that it names, and of members of the groups that it names', async () => {
    const plan = await readSeedPlan(`${city}-2021`);
    const register = await registerOf(plan);
    const printed = printedIn(plan);
    const members = new Set(register.units.flatMap(({ members: own = [] }) => own));
    const idle = register.units.filter(({ name, aliases }) => !members.has(name) && ![name, ...aliases].some((one) => printed.has(one)));
    expect(idle.map(({ name }) => name)).toEqual([]);
    const known = new Map(register.units.map((unit) => [unit.name, unit]));
    expect([...members].filter((name) => known.get(name)?.class !== 'county')).toEqual([]);
    expect(register.units.filter((unit) => unit.members !== undefined && unit.class !== 'unit-group')).toEqual([]);
  });
});

describe('a unit is registered once, under its class and with what belongs to it', () => {
  it.each([
    ['weifang', '市发展改革委', '市发改委', 'government'], ['weifang', '市法院', '市中级人民法院', 'judicial'],
    ['shandong', '自然资源厅', '省自然资源厅', 'government'], ['shandong', '烟台市人民政府', '烟台市政府', 'county'], ['shandong', '青岛海关', '青岛海关', 'central-provincial'],
    ['liaocheng', '市交通局', '市交通运输局', 'government'], ['liaocheng', '各县(市、区)人民政府', '各县（市、区）人民政府', 'unit-group'], ['liaocheng', '市妇联', '市妇联', 'other'],
    ['taian', '市住房公积金管理中心', '市公积金中心', 'government'], ['taian', '国网泰安供电公司', '国网泰安供电公司', 'enterprise'],
    ['jinan', '市纪委监委', '市纪委监委机关', 'party'], ['jinan', '济南高新区', '济南高新区', 'development-zone'], ['jinan', '历下区', '历下区人民政府', 'county'],
  ])('%s: %s is %s', async (city, printed, name, unitClass) => {
    const found = (await unitsOf(city)).filter((unit) => [unit.name, ...unit.aliases].includes(printed));
    expect(found).toMatchObject([{ name, class: unitClass }]);
  });

  it.each([
    ['shandong', '各市政府', 16], ['weifang', '各县市区人民政府', 12], ['liaocheng', '各县（市、区）人民政府', 8], ['taian', '各县市区政府', 6], ['jinan', '各区县', 12],
  ])('%s: %s are %d', async (city, group, count) => {
    expect((await unitsOf(city)).find(({ name }) => name === group)?.members).toHaveLength(count);
  });
});
