import { expect, test } from '@jest/globals';
import { UNIT_FACTS_FOLD } from '../../../projections/department-record/unit-facts.js';
import { by, commands, lead, office, registered, UNITS } from '../measures/measure-scenario.js';

const taken = registered().given(by(lead, commands.acknowledge('2021-05-12')));

/** Kinds of fact that the last event of a history is to a unit. */
function kindsOfRequest(dated: string, entered: string): unknown[] {
  const { history } = taken.given(by(lead, commands.request(dated, '2021-07-31'), entered));
  const events = history.map((event, position) => ({ ...event, position }));
  const before = events.slice(0, -1).reduce(UNIT_FACTS_FOLD.evolve, UNIT_FACTS_FOLD.initial);
  const asked = events.at(-1)!;
  return UNIT_FACTS_FOLD.facts!(before, asked, UNIT_FACTS_FOLD.evolve(before, asked)).filter(({ values }) => values[0] === UNITS.LEAD).map(({ values }) => values[1]);
}

test('逾期后申请延期 counts a request entered after the due date, whatever day it is dated', () => {
  expect(kindsOfRequest('2021-07-02', '2021-07-02')).toContain('extension-requested-late');
  expect(kindsOfRequest('2021-06-25', '2021-07-06')).toContain('extension-requested-late');
  expect(kindsOfRequest('2021-06-25', '2021-06-30')).not.toContain('extension-requested-late');
});

test('what was taken over from the ledger kept before is no filing and no back-dated entry; closed, it is done by its day', () => {
  const { history } = registered().given(by(office, commands.opening('2021-07-05', { status: 'closed', completedOn: '2021-06-28' }), '2021-08-01'));
  const [registration, opening] = history.map((event, position) => ({ ...event, position }));
  const before = UNIT_FACTS_FOLD.evolve(UNIT_FACTS_FOLD.initial, registration!);
  const after = UNIT_FACTS_FOLD.evolve(before, opening!);
  expect(UNIT_FACTS_FOLD.facts!(before, opening!, after)).toEqual([]);
  const [completion] = UNIT_FACTS_FOLD.rows(after).filter(({ values }) => values[0] === UNITS.LEAD);
  expect(completion).toMatchObject({ table: 'completion', values: [UNITS.LEAD, 'lead', 'plan', '1', 'm1', 'e1', '2021-06-28', '2021-06-30', '2021-06-30', false, null] });
});
