import { describe, expect, it } from '@jest/globals';
import type { MeasureCommandOf } from '../../../src/measures/measure.commands.js';
import { foldMeasure } from '../../../src/measures/measure.decider.js';
import { by } from '../../support/given-when-then.js';
import { aMeasure, BASIS, commands, deadline, lead, milestone, office, registered, registration, supervisor, unit, UNITS } from './measure-scenario.js';

const { acknowledge, complete, grant, reassign, reopen, request, verify } = commands;
const measure = registered();
const [first, second, third] = registration.milestones;
const revise = (on: string, fields: Partial<MeasureCommandOf<'revise-measure'>>): MeasureCommandOf<'revise-measure'> => ({
  type: 'revise-measure', occurredOn: on, basis: BASIS, title: null, text: null, textSha256: null, milestones: null, units: null, unitsIncomplete: null, documentSha256: null, ...fields,
});
const due = (name: string, date: string) => ({ ...milestone(name, { kind: 'by', date }), label: `成果${name}` });
const stateAfter = (scenario: typeof measure) => foldMeasure(scenario.history);
const milestonesAfter = (scenario: typeof measure) => Object.fromEntries(stateAfter(scenario).milestones.map((one) => [one.milestone, one]));

describe('a later edition of the document (measure-revised)', () => {
  it('changes what it names and leaves the rest', () => {
    const after = measure.given(by(office, revise('2021-06-01', { title: '再压缩时间' })));
    expect(stateAfter(after)).toMatchObject({ title: '再压缩时间', units: registration.units, milestones: [{ milestone: 'm1' }, { milestone: 'm2' }, { milestone: 'm3' }] });
  });

  it('is the office\'s, rests on the document and changes something', () => {
    measure.when(by(supervisor, revise('2021-06-01', { title: '再压缩时间' }))).thenRefused('ROLE_NOT_ALLOWED');
    measure.when(by(office, revise('2021-06-01', { title: '再压缩时间', basis: null }))).thenRefused('BASIS_REQUIRED');
    measure.when(by(office, revise('2021-06-01', { title: registration.title, milestones: [...registration.milestones] }))).thenRefused('NOTHING_CHANGED');
    measure.when(by(office, revise('2021-05-09', { title: '再压缩时间' }), '2021-06-01')).thenRefused('DATE_BEFORE_PREDECESSOR');
  });

  it('checks milestones and units as at registration', () => {
    measure.when(by(office, revise('2021-06-01', { milestones: [first!, first!] }))).thenRefused('DUPLICATE_MILESTONE');
    measure.when(by(office, revise('2021-06-01', { milestones: [{ ...first!, deadline: deadline({ kind: 'by' }) }] }))).thenRefused('DEADLINE_INCOMPLETE');
    measure.when(by(office, revise('2021-06-01', { units: [unit(UNITS.LEAD, 'responsible')] }))).thenRefused('NO_LEAD');
  });

  it('keeps the state of a milestone that stays, under its new deadline', () => {
    const after = measure.given(by(lead, acknowledge('2021-05-12')), by(office, revise('2021-06-01', { milestones: [due('m1', '2021-09-30'), second!, third!] })));
    expect(milestonesAfter(after)).toMatchObject({ m1: { status: 'in-progress', originalDue: '2021-09-30', due: '2021-09-30' }, m2: { status: 'in-progress' } });
  });

  it('keeps the date that the plan set first beside the one in force (rule 4)', () => {
    const once = measure.given(by(office, revise('2021-06-01', { milestones: [due('m1', '2021-09-30'), due('m2', '2021-10-31'), third!] })));
    const twice = once.given(by(office, revise('2021-07-01', { milestones: [due('m1', '2021-08-31'), due('m2', '2021-11-30'), third!] })));
    expect(milestonesAfter(twice)).toMatchObject({ m1: { firstDue: '2021-06-30', originalDue: '2021-08-31' }, m2: { firstDue: '2021-10-31', originalDue: '2021-11-30' }, m3: { firstDue: null } });
  });

  it.each([['sooner', '2021-05-15'], ['later', '2021-12-31']])('leaves what is closed as it was judged, where the new date is %s', (_words, date) => {
    const done = measure.given(by(lead, acknowledge('2021-05-12')), by(lead, complete('2021-05-20')), by(office, verify('2021-05-21')));
    const before = milestonesAfter(done).m1;
    const after = done.given(by(office, revise('2021-06-01', { milestones: [{ ...due('m1', date), targets: [] }, second!, third!] })));
    expect(milestonesAfter(after).m1).toEqual(before);
    after.when(by(office, revise('2021-06-02', { milestones: [{ ...due('m1', date), targets: [] }, second!, third!] }))).thenRefused('NOTHING_CHANGED');
    // Taken up again it is asked for as the document says now.
    expect(milestonesAfter(after.given(by(office, reopen('2021-06-03')))).m1).toMatchObject({ status: 'in-progress', firstDue: '2021-06-30', originalDue: date, due: date });
  });

  it('judges by the words of its day a check that is entered behind it', () => {
    const reported = measure.given(by(lead, acknowledge('2021-05-12')), by(lead, complete('2021-05-20')));
    const revised = reported.given(by(office, revise('2021-06-01', { milestones: [due('m1', '2021-05-15'), second!, third!] })));
    expect(milestonesAfter(revised.given(by(office, verify('2021-05-21'), '2021-06-05'))).m1).toMatchObject({ originalDue: '2021-06-30', due: '2021-06-30', label: first!.label, targets: first!.targets });
    expect(milestonesAfter(revised.given(by(office, verify('2021-06-02'), '2021-06-05'))).m1).toMatchObject({ originalDue: '2021-05-15', due: '2021-05-15' });
  });

  it('leaves a granted extension in force that is later than the new deadline, and no other', () => {
    const asked = measure.given(by(lead, acknowledge('2021-05-12')), by(lead, request('2021-05-20', '2021-08-31')));
    const extended = asked.given(by(office, grant('2021-05-21', asked.history.at(-1)!.id, '2021-08-31')));
    const sooner = extended.given(by(office, revise('2021-06-01', { milestones: [due('m1', '2021-07-31'), second!, third!] })));
    expect(milestonesAfter(sooner)).toMatchObject({ m1: { originalDue: '2021-07-31', due: '2021-08-31', extensions: 1, extensionDays: 62 } });
    const later = extended.given(by(office, revise('2021-06-01', { milestones: [due('m1', '2021-10-31'), second!, third!] })));
    expect(milestonesAfter(later)).toMatchObject({ m1: { originalDue: '2021-10-31', due: '2021-10-31', extensions: 1, extensionDays: 62 } });
  });

  it('ends a milestone that the new list leaves out, and nothing that was closed', () => {
    const gone = measure.given(by(office, revise('2021-06-01', { milestones: [second!, third!] })));
    expect(milestonesAfter(gone)).toMatchObject({ m1: { status: 'terminated', statusSince: '2021-06-01' }, m2: { status: 'pending' } });
    const done = measure.given(by(lead, acknowledge('2021-05-12')), by(lead, complete('2021-05-20')), by(office, verify('2021-05-21')));
    expect(milestonesAfter(done.given(by(office, revise('2021-06-01', { milestones: [second!, third!] }))))).toMatchObject({ m1: { status: 'closed', completedOn: '2021-05-21' } });
  });

  it('begins a new milestone as the measure stands: waiting, or in work where its lead has acknowledged', () => {
    const list = [...registration.milestones, due('m4', '2021-11-30')];
    expect(milestonesAfter(measure.given(by(office, revise('2021-06-01', { milestones: list })))).m4).toMatchObject({ status: 'pending', openedOn: '2021-06-01', due: '2021-11-30' });
    const acknowledged = measure.given(by(lead, acknowledge('2021-05-12')), by(office, revise('2021-06-01', { milestones: list })));
    expect(milestonesAfter(acknowledged).m4).toMatchObject({ status: 'in-progress', openedOn: '2021-06-01' });
    acknowledged.when(by(lead, complete('2021-06-02', { milestone: 'm4' }))).then({ type: 'completion-reported' });
  });

  describe('that asks for a task again and again (rule 2)', () => {
    const monthly = (name: string, day: number) => milestone(name, { kind: 'recurring', every: 'month', day });
    const duesAfter = (scenario: typeof measure) => stateAfter(scenario).milestones.filter(({ status }) => status !== 'terminated').map(({ milestone: name, due: day }) => [name, day]);
    const reported = aMeasure().given(by(office, { ...registration, milestones: [monthly('m1', 20)], occurrencesFrom: '2021-05-10' }));
    const asWas = ['05', '06', '07', '08'].map((month) => [`m1@2021-${month}`, `2021-${month}-20`]);
    const ofDay = (name: string, day: number) => ['09', '10', '11', '12'].map((month) => [`${name}@2021-${month}`, `2021-${month}-${day}`]);

    it('asks for nothing before its day', () => {
      const now = measure.given(by(office, revise('2021-09-01', { milestones: [monthly('m1', 20)] })));
      expect(duesAfter(now)).toEqual(ofDay('m1', 20));
      const again = now.given(by(office, revise('2021-11-01', { milestones: [monthly('m1', 20), due('m5', '2021-12-31')] })));
      expect(duesAfter(again)).toEqual([...ofDay('m1', 20), ['m5', '2021-12-31']]);
      now.when(by(office, revise('2021-11-01', { milestones: [monthly('m1', 20)] }))).thenRefused('NOTHING_CHANGED');
    });

    it('keeps the occurrences that have passed, on their days', () => {
      const now = reported.given(by(office, revise('2021-09-01', { milestones: [monthly('m1', 10)] })));
      expect(duesAfter(now)).toEqual([...asWas, ...ofDay('m1', 10)]);
      const added = reported.given(by(office, revise('2021-09-01', { milestones: [monthly('m1', 20), monthly('m2', 15)] })));
      expect(duesAfter(added)).toEqual([...asWas, ...ofDay('m1', 20), ...ofDay('m2', 15)]);
      reported.when(by(office, revise('2021-09-01', { milestones: [monthly('m1', 20)] }))).thenRefused('NOTHING_CHANGED');
    });

    it('leaves the occurrences that have passed as they are, words, targets and state, and ends only those ahead', () => {
      const worked = reported.given(
        by(lead, acknowledge('2021-05-12')), by(lead, complete('2021-05-18', { milestone: 'm1@2021-05' })), by(office, verify('2021-05-19', { milestone: 'm1@2021-05' })),
        by(lead, complete('2021-06-18', { milestone: 'm1@2021-06' })), by(lead, complete('2021-08-01', { milestone: 'm1@2021-07' })),
      );
      const passed = stateAfter(worked).milestones.slice(0, 4);
      expect(passed.map(({ status }) => status)).toEqual(['closed', 'reported', 'reported', 'in-progress']);
      for (const list of [
        [{ ...milestone('m1', { kind: 'recurring', every: 'quarter' }), label: '每季度末', targets: first!.targets }], [{ ...monthly('m1', 10), label: '每月10日前', targets: first!.targets }], [due('m1', '2021-12-31')], [due('m7', '2021-12-31')],
      ]) {
        const { milestones } = stateAfter(worked.given(by(office, revise('2021-09-01', { milestones: list }))));
        expect(milestones.filter(({ due: day }) => day! < '2021-09-01')).toEqual(passed);
      }
      const quarterly = worked.given(by(office, revise('2021-09-01', { milestones: [milestone('m1', { kind: 'recurring', every: 'quarter' })] })));
      expect(duesAfter(quarterly)).toEqual([...asWas, ['m1@2021-Q3', '2021-09-30'], ['m1@2021-Q4', '2021-12-31']]);
      expect(stateAfter(quarterly).milestones.filter(({ status }) => status === 'terminated').map(({ due: day }) => day)).toEqual(['2021-09-20', '2021-10-20', '2021-11-20', '2021-12-20']);
      quarterly.when(by(office, verify('2021-09-02', { milestone: 'm1@2021-06', completedOn: '2021-06-18' }))).then({ type: 'completion-verified' });
    });

    it('asks for the occurrence of a month once: on its day before where the new one has passed', () => {
      const now = reported.given(by(office, revise('2021-09-15', { milestones: [monthly('m1', 10)] })));
      expect(duesAfter(now)).toEqual([...asWas, ['m1@2021-09', '2021-09-20'], ...ofDay('m1', 10).slice(1)]);
    });
  });

  it('keeps 未列全 (rule 6) until the document or the office names the rest', () => {
    const open = aMeasure().given(by(office, { ...registration, unitsIncomplete: true }));
    expect(stateAfter(open.given(by(office, revise('2021-06-01', { title: '再压缩时间' })))).unitsIncomplete).toBe(true);
    const redivided = open.given(by(office, revise('2021-06-01', { units: [unit(UNITS.CO_LEAD, 'lead')] })));
    expect(stateAfter(redivided).unitsIncomplete).toBe(true);
    expect(stateAfter(open.given(by(office, revise('2021-06-01', { unitsIncomplete: false })))).unitsIncomplete).toBe(false);
    expect(stateAfter(measure.given(by(office, revise('2021-06-01', { unitsIncomplete: true })))).unitsIncomplete).toBe(true);
    // Nobody else is meant: the office says so, and it is said once.
    const named = redivided.given(by(office, reassign('2021-06-02', [unit(UNITS.CO_LEAD, 'lead')])));
    expect(stateAfter(named).unitsIncomplete).toBe(false);
    named.when(by(office, reassign('2021-06-03', [unit(UNITS.CO_LEAD, 'lead')]))).thenRefused('NOTHING_CHANGED');
  });

  it('divides the work anew', () => {
    const after = measure.given(by(office, revise('2021-06-01', { units: [unit(UNITS.CO_LEAD, 'lead')] })));
    expect(stateAfter(after)).toMatchObject({ units: [{ unit: UNITS.CO_LEAD, role: 'lead' }], reassignedOn: '2021-06-01', unitsIncomplete: false });
    after.when(by(lead, complete('2021-06-02'))).thenRefused('NOT_REPORTING_LEAD');
  });
});
