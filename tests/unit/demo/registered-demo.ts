import { readFileSync } from 'node:fs';
import { readDemoSeed } from '../../../src/demo/demo-texts.js';
import { planToRegister } from '../../../src/intake/registration/plan-to-register.js';
import { UnitDirectory } from '../../../src/intake/registration/unit-directory.js';
import type { SeedPlan, SeedUnits } from '../../../src/intake/seed-plan.js';
import type { RecordedEvent } from '../../../src/ledger/fact.js';
import { deriveResponsibilities } from '../../../src/measures/responsibilities.js';
import type { AccountabilityRules } from '../../../src/supervision/accountability-rules.js';

/** The demo's plan and units as the import registers them, without a database. */
export function registeredDemo(): RecordedEvent[] {
  const plan = planToRegister(readDemoSeed<SeedPlan>('plan.json'), null);
  const directory = new UnitDirectory(plan.jurisdiction, readDemoSeed<SeedUnits>('units.json'));
  const named = (names: readonly string[]) => names.map((name) => ({ unit: directory.idOf(name), printedName: name }));
  const measures = plan.measures.map(({ id, indicator, item, number, title, text, milestones, textSha256, groups }) => ({
    stream: `measure-${id}`, type: 'measure-registered', version: 2,
    data: {
      plan: plan.id, indicator, item, number, title, text, planEnds: plan.ends, milestones,
      units: deriveResponsibilities(groups.map(({ lead, responsible, supporting }) => ({ lead: named(lead), responsible: named(responsible), supporting: named(supporting) }))),
      source: { documentSha256: null, textSha256, reference: title },
    },
  }));
  const responsible = new Set(measures.flatMap(({ data }) => data.units.map(({ unit }) => unit)));
  const departments = directory.toRegister(responsible).map(({ id, name, aliases, class: unitClass, order, rankingGroup }) => ({
    stream: `department-${id}`, type: 'department-registered', version: 1,
    data: { jurisdiction: plan.jurisdiction, name, aliases, class: unitClass, order, rankingGroup },
  }));
  return [...departments, ...measures].map((one, position) => ({
    ...one, position, id: one.stream, revision: 0, recordedAt: '2021-01-18T06:31:05.927Z', occurredOn: '2021-01-18',
    actor: { account: 'system', role: 'system' as const, department: null }, basis: null, correlation: null, causation: null, sealed: {},
  }));
}

export function accountabilityRules(): AccountabilityRules {
  return JSON.parse(readFileSync(new URL('../../../seeds/rules/accountability.json', import.meta.url), 'utf8')) as AccountabilityRules;
}
