import { expect, test } from '@jest/globals';
import { historyAsOf } from '../../../src/ledger/as-of.js';
import { lastClaims } from '../../../src/measures/last-claims.js';
import { BASIS, by, commands, lead, office, registered, UNITS } from './measure-scenario.js';

const { acknowledge, complete, correct, sendBack } = commands;
/** The first claim is event e2. */
const claimed = registered().given(by(lead, acknowledge('2021-05-12')), by(lead, complete('2021-06-10', { text: '甲', completedOn: '2021-06-08' }), '2021-06-12'));

test('the latest completion report of a milestone, with its text, days, basis and source', () => {
  expect(lastClaims(claimed.history).get('m1')).toEqual({
    event: 'e2', on: '2021-06-10', recordedOn: '2021-06-12', unit: UNITS.LEAD, text: '甲', completedOn: '2021-06-08', basis: null, source: null,
  });
  const again = claimed.given(
    by(office, sendBack('2021-06-14', '2021-07-14')),
    by(office, complete('2021-06-20', { text: '乙', basis: BASIS, enteredFor: { source: '来函' } })),
  );
  expect(lastClaims(again.history).get('m1')).toMatchObject({ text: '乙', basis: BASIS, source: '来函' });
});

test('as corrections left it, and only for milestones that were reported', () => {
  const corrected = claimed.given(by(lead, correct('2021-06-13', 'e2', { changes: { completedOn: '2021-06-09' } })));
  const claims = lastClaims(historyAsOf([...corrected.history]));
  expect(claims.get('m1')).toMatchObject({ text: '甲', completedOn: '2021-06-09' });
  expect([...claims.keys()]).toEqual(['m1']);
});
