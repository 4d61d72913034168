import { describe, expect, it } from '@jest/globals';
import { isDone } from '../../../src/measures/deadline-status.js';
import { foldMeasure } from '../../../src/measures/measure.decider.js';
import { aMeasure, BASIS, by, commands, lead, milestone, milestoneOf, office, registered, registration, UNITS, unit } from './measure-scenario.js';

const { acknowledge, report, complete, verify, suspend, resume, terminate, reopen, trigger } = commands;

const taken = registered().given(by(lead, acknowledge('2021-05-12')));
const closed = taken.given(by(lead, complete('2021-06-01')), by(office, verify('2021-06-02')));

describe('registration and interruptions (rules 1, 2, 5)', () => {
  it('rule 1: a measure is registered once, its milestones and units each once', () => {
    registered().when(by(office, registration)).thenRefused('MEASURE_ALREADY_REGISTERED');
    const twice = [milestone('m1', null), milestone('m1', null)];
    aMeasure().when(by(office, { ...registration, milestones: twice })).thenRefused('DUPLICATE_MILESTONE');
    aMeasure().when(by(office, { ...registration, milestones: [milestone('m1@2021', null)] })).thenRefused('DUPLICATE_MILESTONE');
    aMeasure().when(by(office, { ...registration, units: [unit('a', 'lead'), unit('a', 'responsible')] })).thenRefused('DUPLICATE_UNIT');
    aMeasure().when(by(office, { ...registration, units: [unit('a', 'lead'), unit('a', 'lead', 2)] })).then({ type: 'measure-registered' });
    aMeasure().when(by(office, { ...registration, units: [unit('a', 'responsible')] })).thenRefused('NO_LEAD');
    aMeasure().when(by(office, { ...registration, milestones: [] })).thenRefused('FACT_INVALID');
  });

  it('rule 2: each kind of deadline fixes what it must and nothing else', () => {
    const withDeadline = (given: Parameters<typeof milestone>[1]) => by(office, { ...registration, milestones: [milestone('m1', given)] });
    aMeasure().when(withDeadline({ kind: 'by' })).thenRefused('DEADLINE_INCOMPLETE');
    aMeasure().when(withDeadline({ kind: 'within' })).thenRefused('DEADLINE_INCOMPLETE');
    aMeasure().when(withDeadline({ kind: 'from' })).thenRefused('DEADLINE_INCOMPLETE');
    aMeasure().when(withDeadline({ kind: 'recurring', day: 5 })).thenRefused('DEADLINE_INCOMPLETE');
    aMeasure().when(withDeadline({ kind: 'relative', date: '2021-06-30' })).thenRefused('DEADLINE_INCOMPLETE');
    aMeasure().when(withDeadline({ kind: 'ongoing', date: '2021-06-30' })).thenRefused('DEADLINE_INCOMPLETE');
    aMeasure().when(withDeadline({ kind: 'by', date: '2021-06-31' })).thenRefused('IMPOSSIBLE_DATE');
    aMeasure().when(withDeadline({ kind: 'from', date: '2021-06-30' })).then({ type: 'measure-registered' });
  });

  it('a text is attached once, and only the text the facts were taken from', () => {
    const [one, other] = ['a'.repeat(64), 'b'.repeat(64)];
    const text = { type: 'attach-text', occurredOn: '2021-06-01', basis: null, text: '压缩企业开办时间', textSha256: one, documentSha256: other } as const;
    const seeded = aMeasure().given(by(office, { ...registration, source: { ...registration.source, textSha256: one } }));
    seeded.when(by(office, { ...text, textSha256: other })).thenRefused('TEXT_DIFFERS');
    const attached = seeded.given(by(office, text));
    expect(foldMeasure(attached.history)).toMatchObject({ text: '压缩企业开办时间', textSha256: one });
    attached.when(by(office, text)).thenRefused('TEXT_ALREADY_ATTACHED');
    seeded.when(by(lead, text)).thenRefused('ROLE_NOT_ALLOWED');
  });

  it('rule 5: suspended and resumed to the status it had; nothing is done in between', () => {
    const suspended = taken.given(by(office, suspend('2021-06-01')));
    suspended.when(by(lead, report('2021-06-02'))).thenRefused('MILESTONE_SUSPENDED');
    suspended.when(by(lead, complete('2021-06-02'))).thenRefused('MILESTONE_SUSPENDED');
    suspended.when(by(office, suspend('2021-06-02'))).thenRefused('MILESTONE_SUSPENDED');
    expect(milestoneOf(suspended.given(by(office, resume('2021-06-10'))))).toMatchObject({ status: 'in-progress', openedOn: '2021-06-10' });
    taken.when(by(office, resume('2021-06-10'))).thenRefused('NOT_SUSPENDED');
  });

  it('rule 5: a lead that acknowledges during suspension finds it 办理中 on resumption', () => {
    const resumed = registered().given(by(office, suspend('2021-05-11')), by(lead, acknowledge('2021-05-12')), by(office, resume('2021-05-20')));
    expect(milestoneOf(resumed).status).toBe('in-progress');
  });

  it('rule 11: a back-dated acknowledgement opens no gap before the resumption', () => {
    const resumed = registered().given(by(office, suspend('2021-05-15')), by(office, resume('2021-05-20')), by(lead, report('2021-05-12'), '2021-06-01'));
    expect(milestoneOf(resumed)).toMatchObject({ status: 'in-progress', statusSince: '2021-05-20' });
    resumed.when(by(office, suspend('2021-05-19'), '2021-06-01')).thenRefused('DATE_BEFORE_PREDECESSOR');
  });

  it('rule 5: termination needs its basis and ends everything', () => {
    taken.when(by(office, terminate('2021-06-01', { basis: null }))).thenRefused('BASIS_REQUIRED');
    taken.when(by(lead, terminate('2021-06-01'))).thenRefused('ROLE_NOT_ALLOWED');
    const terminated = taken.given(by(office, terminate('2021-06-01')));
    terminated.when(by(lead, report('2021-06-02'))).thenRefused('MILESTONE_TERMINATED');
    terminated.when(by(office, terminate('2021-06-02'))).thenRefused('MILESTONE_TERMINATED');
    terminated.when(by(office, reopen('2021-06-02'))).thenRefused('BASIS_REQUIRED');
    taken.given(by(office, suspend('2021-06-01'))).when(by(office, terminate('2021-06-02'))).then({ type: 'milestone-terminated', basis: BASIS });
  });

  it('rule 5: what was terminated is taken up again with its basis: in work where it was acknowledged, else waiting', () => {
    const again = (ended: typeof taken) => milestoneOf(ended.given(by(office, terminate('2021-06-01')), by(office, reopen('2021-06-02', { basis: BASIS }))));
    expect(again(taken)).toMatchObject({ status: 'in-progress', openedOn: '2021-06-02', due: '2021-06-30' });
    expect(again(registered())).toMatchObject({ status: 'pending', statusSince: '2021-06-02' });
  });

  it('rule 5: on what is closed nothing but reopening, with a reason', () => {
    closed.when(by(lead, report('2021-06-03'))).thenRefused('MILESTONE_CLOSED');
    closed.when(by(office, suspend('2021-06-03'))).thenRefused('MILESTONE_CLOSED');
    closed.when(by(office, terminate('2021-06-03'))).thenRefused('MILESTONE_CLOSED');
    closed.when(by(office, commands.assess('2021-06-03', 'ahead'))).thenRefused('MILESTONE_CLOSED');
    closed.when(by(office, { ...reopen('2021-06-03'), reason: '' })).thenRefused('FACT_INVALID');
    taken.when(by(office, reopen('2021-06-03'))).thenRefused('NOT_CLOSED');
    closed.when(by(office, reopen('2021-06-01'), '2021-06-03')).thenRefused('DATE_BEFORE_PREDECESSOR');
    expect(milestoneOf(closed.given(by(office, reopen('2021-06-03'))))).toMatchObject({ status: 'in-progress', completedOn: null, closedOn: null, due: '2021-06-30' });
  });

  it('rule 2: a trigger dates a relative deadline, once, with its basis', () => {
    taken.when(by(office, trigger('2021-06-01', '2021-07-01', { basis: null }))).thenRefused('BASIS_REQUIRED');
    taken.when(by(office, trigger('2021-06-01', '2021-07-01', { milestone: 'm1' }))).thenRefused('NOT_RELATIVE');
    taken.when(by(lead, trigger('2021-06-01', '2021-07-01'))).thenRefused('ROLE_NOT_ALLOWED');
    const dated = taken.given(by(office, trigger('2021-06-01', '2021-07-01')));
    expect(milestoneOf(dated, 'm2')).toMatchObject({ originalDue: '2021-07-01', due: '2021-07-01' });
    dated.when(by(office, trigger('2021-06-02', '2021-07-02'))).thenRefused('ALREADY_DATED');
  });

  it('rule 1: a measure is done when all its milestones are closed, terminated ones left out', () => {
    const done = (...acts: Parameters<typeof taken.given>) => isDone(foldMeasure(closed.given(...acts).history));
    const close = (name: string) => [by(lead, complete('2021-06-01', { milestone: name })), by(office, verify('2021-06-02', { milestone: name }))];
    const end = (name: string) => by(office, terminate('2021-06-02', { milestone: name }));
    expect(done()).toBe(false);
    expect(done(...close('m2'))).toBe(false);
    expect(done(...close('m2'), ...close('m3'))).toBe(true);
    expect(done(end('m2'), end('m3'))).toBe(true);
    const allTerminated = taken.given(end('m1'), end('m2'), end('m3'));
    expect(isDone(foldMeasure(allTerminated.history))).toBe(false);
    expect(foldMeasure(allTerminated.history).units).toHaveLength(Object.keys(UNITS).length - 1);
  });
});
