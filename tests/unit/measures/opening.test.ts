import { describe, expect, it } from '@jest/globals';
import { isReportedLate } from '../../../src/measures/deadline-status.js';
import { lastClaims } from '../../../src/measures/last-claims.js';
import { foldMeasure } from '../../../src/measures/measure.decider.js';
import { by, commands, lead, milestoneOf, office, otherOffice, registered, supervisor, unit, UNITS } from './measure-scenario.js';

const { opening, report, complete, verify, acknowledge, request, reassign, correct } = commands;
const ON = '2021-06-20';

describe('taking over where a milestone stood in the ledger kept before (期初补录)', () => {
  it('the office records it with the row it was read from; units do not', () => {
    registered().when(by(office, opening(ON))).then({ type: 'opening-recorded', version: 1, occurredOn: ON, data: { milestone: 'm1', status: 'in-progress', source: { sheet: '台账', row: 5 } } });
    registered().when(by(lead, opening(ON))).thenRefused('ROLE_NOT_ALLOWED');
    registered().when(by(supervisor, opening(ON))).thenRefused('ROLE_NOT_ALLOWED');
  });

  it('what was in work is in work, acknowledged by the lead, with its progress and figures', () => {
    const taken = registered().given(by(office, opening(ON, { cumulative: '40' })));
    expect(milestoneOf(taken)).toMatchObject({
      status: 'in-progress', statusSince: ON, lastReport: { on: ON, unit: UNITS.LEAD, text: '系统已开发', cumulative: '40' }, cumulative: { on: ON, value: '40' },
      opening: { event: 'e1', on: ON, status: 'in-progress', extendedTo: null },
    });
    expect(foldMeasure(taken.history)).toMatchObject({ acknowledgedBy: [UNITS.LEAD], lastFiledOn: ON });
    expect(milestoneOf(taken, 'm3')).toMatchObject({ status: 'in-progress', opening: null });
    taken.when(by(lead, acknowledge('2021-06-21'))).thenRefused('ALREADY_ACKNOWLEDGED');
    taken.when(by(lead, report('2021-06-21', { cumulative: '39' }))).thenRefused('CUMULATIVE_FALLS');
  });

  it('what was closed is closed by the day it was completed, without a check', () => {
    const taken = registered().given(by(office, opening('2021-07-15', { status: 'closed', completedOn: '2021-06-28' })));
    expect(milestoneOf(taken)).toMatchObject({ status: 'closed', completedOn: '2021-06-28', closedOn: '2021-07-15' });
    expect(isReportedLate(milestoneOf(taken))).toBe(false);
    taken.when(by(lead, complete('2021-07-20'))).thenRefused('MILESTONE_CLOSED');
  });

  it('what was reported as completed waits for a check by someone else, and is not reported late', () => {
    const taken = registered().given(by(office, opening('2021-07-15', { status: 'reported', completedOn: '2021-06-28' })));
    expect(milestoneOf(taken)).toMatchObject({ status: 'reported', claimedOn: '2021-06-28', reportedOn: '2021-07-15', reportedBy: { account: office.account, unit: UNITS.LEAD } });
    expect(isReportedLate(milestoneOf(taken))).toBe(false);
    expect(lastClaims(taken.history).get('m1')).toMatchObject({ event: 'e1', completedOn: '2021-06-28', text: '系统已开发', source: '期初台账“台账”第5行' });
    taken.when(by(office, verify('2021-07-16', { completedOn: '2021-06-28' }))).thenRefused('CHECKER_REPORTED');
    expect(milestoneOf(taken.given(by(otherOffice, verify('2021-07-16', { completedOn: '2021-06-28' }))))).toMatchObject({ status: 'closed', completedOn: '2021-06-28' });
  });

  it('an extension counts and keeps the original date; later ones follow it', () => {
    const taken = registered().given(by(office, opening(ON, { extendedTo: '2021-08-31', extensionReason: '系统改造' })));
    expect(milestoneOf(taken)).toMatchObject({ originalDue: '2021-06-30', due: '2021-08-31', extensions: 1, requests: [] });
    taken.when(by(lead, request('2021-06-25', '2021-08-15'))).thenRefused('PROPOSED_NOT_LATER');
    taken.when(by(lead, request('2021-06-19', '2021-09-15'), '2021-06-25')).thenRefused('DATE_BEFORE_PREDECESSOR');
    registered().when(by(office, opening(ON, { extendedTo: '2021-06-30' }))).thenRefused('EXTENDED_NOT_LATER');
    registered().when(by(office, opening(ON, { milestone: 'm3', extendedTo: '2021-08-31' }))).thenRefused('NO_DUE_DATE');
  });

  it('a completion has its day, none after the day the ledger stands for, and nothing else has one', () => {
    registered().when(by(office, opening(ON, { status: 'closed' }))).thenRefused('COMPLETED_ON_MISSING');
    registered().when(by(office, opening(ON, { status: 'reported' }))).thenRefused('COMPLETED_ON_MISSING');
    registered().when(by(office, opening(ON, { status: 'closed', completedOn: '2021-06-21' }))).thenRefused('COMPLETED_AFTER_OPENING');
    registered().when(by(office, opening(ON, { completedOn: '2021-06-19' }))).thenRefused('COMPLETED_ON_NOT_ALLOWED');
  });

  it('only once, only with something to say, of a unit of the measure, on a day that has come and not before the registration', () => {
    const taken = registered().given(by(office, opening(ON)));
    taken.when(by(office, opening(ON))).thenRefused('OPENING_ALREADY_RECORDED');
    taken.when(by(office, opening(ON, { milestone: 'm3' }))).then({ type: 'opening-recorded' });
    registered().when(by(office, opening(ON, { status: null, progress: null }))).thenRefused('OPENING_EMPTY');
    registered().when(by(office, opening(ON, { unit: 'nobody' }))).thenRefused('UNIT_NOT_RESPONSIBLE');
    registered().when(by(office, opening(ON, { milestone: 'm9' }))).thenRefused('UNKNOWN_MILESTONE');
    registered().when(by(office, opening('2021-05-09'))).thenRefused('DATE_BEFORE_PREDECESSOR');
    registered().when(by(office, opening(ON), '2021-06-19')).thenRefused('DATE_IN_FUTURE');
  });

  it('not where the milestone has been worked on in this ledger', () => {
    registered().given(by(lead, acknowledge('2021-05-12'))).when(by(office, opening(ON))).thenRefused('WORKED_ON_ALREADY');
    registered().given(by(lead, report('2021-05-12'))).when(by(office, opening(ON))).thenRefused('WORKED_ON_ALREADY');
    registered().given(by(office, opening(ON)), by(lead, report('2021-06-21', { milestone: 'm3' }))).when(by(office, opening(ON, { milestone: 'm3' }), '2021-06-21')).thenRefused('WORKED_ON_ALREADY');
    registered().given(by(office, reassign('2021-06-25', [unit(UNITS.LEAD, 'lead')]))).when(by(office, opening(ON), '2021-06-26')).thenRefused('DATE_BEFORE_PREDECESSOR');
  });

  it('a wrong one is corrected by the office, but not where it comes from', () => {
    const taken = registered().given(by(office, opening(ON, { status: 'closed', completedOn: '2021-06-18' })));
    const corrected = taken.given(by(office, correct('2021-06-22', 'e1', { changes: { completedOn: '2021-06-11' } })));
    expect(milestoneOf(corrected)).toMatchObject({ status: 'closed', completedOn: '2021-06-11' });
    taken.when(by(office, correct('2021-06-22', 'e1', { changes: { completedOn: '2021-06-21' } }))).thenRefused('CORRECTION_BREAKS_HISTORY');
    taken.when(by(office, correct('2021-06-22', 'e1', { changes: { source: { documentSha256: 'b'.repeat(64), sheet: '台账', row: 6 } } }))).thenRefused('OPENING_SOURCE_FIXED');
  });
});
