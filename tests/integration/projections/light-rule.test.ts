import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { lightOf as lightInSql } from '../../../projections/dashboard/frame.js';
import { makeMilestone } from '../../../projections/dashboard/measure-rows.js';
import { sqlFile } from '../../../projections/engine/read-model.js';
import type { LocalDate } from '../../../src/ledger/fact.js';
import { addDays } from '../../../src/ledger/local-date.js';
import { daysOverdue, lightOf } from '../../../src/measures/deadline-status.js';
import { LIGHT_NAMES, type LightName, type LightRules } from '../../../src/measures/light-rules.js';
import { initialState } from '../../../src/measures/measure.evolve.js';
import { MILESTONE_STATUSES, type MilestoneState } from '../../../src/measures/measure.state.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** The light rule stands twice: in TypeScript for one measure, in SQL for the lists. Both must say the same of every milestone on every day. */
const DUE = '2021-06-30';
const LONG_AFTER = '2021-08-20';
const DAYS = Array.from({ length: 80 }, (_, index) => addDays('2021-06-10', index));
const SOON_DUE_DAYS = [0, 10];

const WAITS: MilestoneState['waits'][] = [
  [],
  [{ from: '2021-06-01', to: '2021-06-12' }],
  [{ from: '2021-06-25', to: '2021-07-05' }],
  [{ from: '2021-07-02', to: '2021-07-09' }],
  [{ from: '2021-06-25', to: '2021-07-01' }, { from: '2021-07-10', to: '2021-07-20' }],
];
const KINDS = [null, 'by', 'within', 'from', 'recurring', 'relative', 'ongoing'] as const;
const DUES: (LocalDate | null)[] = [null, '2021-06-12', DUE, LONG_AFTER];
const CLAIMS: (LocalDate | null)[] = [null, '2021-06-11', DUE, '2021-07-01', '2021-07-12', '2021-08-25'];

/** Every combination of what the rule reads, also those no history leads to. */
function everyMilestone(): MilestoneState[] {
  return MILESTONE_STATUSES.flatMap((status) => KINDS.flatMap((kind) => DUES.flatMap((due) => CLAIMS.flatMap((claimedOn) => WAITS.map((waits) => ({
    milestone: 'm1', occurrence: null, label: '', targets: [], firstDue: due, originalDue: due, extensions: 0, extensionDays: 0, requests: [], statusSince: '2021-03-01', openedOn: '2021-03-01',
    statusBeforeSuspension: null, reportedOn: claimedOn, reportedBy: null, completedOn: null, closedOn: null, reworkLimit: null, returns: waits.length,
    pace: null, lastReport: null, cumulative: null, members: [], rollUp: null, opening: null, status, due, claimedOn, waits,
    deadline: kind === null ? null : { kind, raw: '', date: null, from: null, every: null, day: null },
  }))))));
}

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query('create schema dashboard_under_test');
  await client.query('set search_path to dashboard_under_test');
  await client.query(sqlFile('schema.sql', import.meta.resolve('../../../projections/dashboard/projector.ts')));
}, 30_000);
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

async function enterRows(milestones: readonly MilestoneState[]): Promise<void> {
  const { rows } = await client.query<{ attname: string }>(
    "select attname from pg_attribute where attrelid = 'milestone'::regclass and attnum > 3 order by attnum",
  );
  const columns = rows.map(({ attname }) => attname);
  const measure = { ...initialState, measure: 'measure', plan: 'plan' };
  const records = milestones.map((one, place) => {
    const { values } = makeMilestone(measure, one, place).row;
    return { id: place, days: '[2021-01-01,)', positions: '[0,)', ...Object.fromEntries(columns.map((name, index) => [name, values[index]])) };
  });
  await client.query('insert into milestone select * from json_populate_recordset(null::milestone, $1)', [JSON.stringify(records)]);
}

test('the light rule in SQL says of every milestone on every day what the one in TypeScript says', async () => {
  const milestones = everyMilestone();
  await enterRows(milestones);
  const lights = Object.fromEntries(LIGHT_NAMES.map((name) => [name, { color: 'grey', word: name }])) as LightRules['lights'];
  const seen = new Set<LightName>();
  for (const soonDueDays of SOON_DUE_DAYS) {
    for (const day of DAYS) {
      const { rows } = await client.query<{ light: LightName; overdue: boolean }>(
        `select ${lightInSql('$2::int')} as light, coalesce(m.overdue_after < $1::date, false) as overdue from milestone m order by m.id`, [day, soonDueDays],
      );
      const inSql = rows.map(({ light, overdue }) => `${light} ${overdue}`);
      const inTypeScript = milestones.map((one) => `${lightOf(one, day, { edition: 'test', soonDueDays, lights }).name} ${daysOverdue(one, day) > 0}`);
      const apart = inSql.findIndex((light, index) => light !== inTypeScript[index]);
      expect(apart < 0 ? null : { day, soonDueDays, sql: inSql[apart], typeScript: inTypeScript[apart], milestone: milestones[apart] }).toBeNull();
      for (const { light } of rows) seen.add(light);
    }
  }
  // A set that never meets a light would prove nothing of it.
  expect([...seen].sort()).toEqual([...LIGHT_NAMES].sort());
}, 60_000);
