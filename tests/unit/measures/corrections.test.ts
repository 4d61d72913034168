import { describe, expect, it } from '@jest/globals';
import { historyAsOf } from '../../../src/ledger/as-of.js';
import { evolve, foldMeasure, initialState } from '../../../src/measures/measure.decider.js';
import { aMeasure, by, commands, coLead, lead, milestone, milestoneOf, office, otherOffice, registered, registration, responsible, supervisor, unit, UNITS } from './measure-scenario.js';

const { acknowledge, report, complete, verify, request, grant, correct, reopen, reassign } = commands;
const later = '2021-09-01';

/** e1 acknowledged 05-12, e2 progress 05-20 (cumulative 50). */
const reported = registered().given(by(lead, acknowledge('2021-05-12')), by(lead, report('2021-05-20', { cumulative: '50' })));
/** e3 completion reported 06-20, e4 verified 06-25. */
const closed = reported.given(by(lead, complete('2021-06-20')), by(office, verify('2021-06-25', { completedOn: '2021-06-20' })));

describe('corrections (rule 11)', () => {
  it('rule 11: a correction changes what its entry says, at the entry\'s day; the entry stays', () => {
    const corrected = reported.given(by(lead, correct(later, 'e2', { changes: { cumulative: '5' } })));
    expect(milestoneOf(corrected).cumulative).toEqual({ on: '2021-05-20', value: '5' });
    expect(corrected.history[2]?.data).toMatchObject({ cumulative: '50' });
    const stateAt = (position?: number) => historyAsOf(corrected.history, '2021-05-31', position).reduce(evolve, initialState).milestones[0];
    expect(stateAt()?.cumulative?.value).toBe('5');
    expect(stateAt(20)?.cumulative?.value).toBe('50');
  });

  it('rule 11: what was decided afterwards is decided on the corrected history', () => {
    const corrected = reported.given(by(lead, correct(later, 'e2', { changes: { cumulative: '5' } })));
    reported.when(by(lead, report('2021-09-02', { cumulative: '6' }))).thenRefused('CUMULATIVE_FALLS');
    corrected.when(by(lead, report('2021-09-02', { cumulative: '6' }))).then({ type: 'progress-reported' });
  });

  it('rule 11: a corrected day lies neither in the future nor before what it follows nor after what depends on it', () => {
    const moved = (target: string, day: string) => closed.when(by(office, correct(later, target, { correctedDay: day })));
    moved('e3', '2021-09-02').thenRefused('DATE_IN_FUTURE');
    expect(moved('e3', '2021-05-11').thenRefused('CORRECTION_BREAKS_HISTORY').details).toMatchObject({ because: 'DATE_BEFORE_PREDECESSOR' });
    moved('e3', '2021-06-26').thenRefused('CORRECTION_BREAKS_HISTORY');
    moved('e3', '2021-06-19').thenRefused('CORRECTION_BREAKS_HISTORY');
    moved('e3', '2021-06-24').then({ type: 'entry-corrected', data: { target: 'e3', occurredOn: '2021-06-24' } });
    moved('e0', '2021-05-13').thenRefused('CORRECTION_BREAKS_HISTORY');
    moved('e3', '2021-06-31').thenRefused('IMPOSSIBLE_DATE');
  });

  it('rule 11: an unknown entry, a correction and an entry without change are refused', () => {
    reported.when(by(office, correct(later, 'e9', { changes: { text: '更正' } }))).thenRefused('UNKNOWN_ENTRY');
    const corrected = reported.given(by(lead, correct(later, 'e2', { changes: { cumulative: '5' } })));
    corrected.when(by(lead, correct(later, 'e3', { changes: { reason: '无' } }))).thenRefused('CORRECTION_OF_CORRECTION');
    corrected.when(by(lead, correct(later, 'e2', { changes: { cumulative: '5' } }))).thenRefused('NOTHING_CHANGED');
    reported.when(by(lead, correct(later, 'e2', {}))).thenRefused('NOTHING_CHANGED');
    reported.when(by(lead, correct(later, 'e2', { correctedDay: '2021-05-20' }))).thenRefused('NOTHING_CHANGED');
    reported.when(by(lead, correct('2021-05-19', 'e2', { changes: { cumulative: '5' } }), later)).thenRefused('CORRECTION_BEFORE_ENTRY');
  });

  it('rule 11: the latest correction wins, and may take the first value back', () => {
    const back = reported.given(
      by(lead, correct(later, 'e2', { changes: { cumulative: '5' } })), by(lead, correct(later, 'e2', { changes: { cumulative: '50' }, correctedDay: '2021-05-18' })),
    );
    expect(milestoneOf(back).cumulative).toEqual({ on: '2021-05-18', value: '50' });
  });

  it('rule 11: fields keep their meaning and their schema; who and what an entry is about stays', () => {
    const changed = (changes: Record<string, unknown>) => reported.when(by(lead, correct(later, 'e2', { changes })));
    changed({ colour: 'red' }).thenRefused('UNKNOWN_FIELD');
    changed({ cumulative: '多' }).thenRefused('FACT_INVALID');
    changed({ text: '' }).thenRefused('FACT_INVALID');
    changed({ milestone: 'm2' }).thenRefused('IDENTITY_FIELD');
    changed({ unit: UNITS.RESPONSIBLE }).thenRefused('IDENTITY_FIELD');
    const asked = reported.given(by(lead, request('2021-06-01', '2021-07-31')), by(office, grant('2021-06-02', 'e3', '2021-07-15')));
    asked.when(by(office, correct(later, 'e4', { changes: { request: 'e2' } }))).thenRefused('IDENTITY_FIELD');
    asked.when(by(office, correct(later, 'e4', { changes: { date: '2021-06-30' } }))).thenRefused('CORRECTION_BREAKS_HISTORY');
    expect(milestoneOf(asked.given(by(office, correct(later, 'e4', { changes: { date: '2021-07-31' } }))))).toMatchObject({ due: '2021-07-31', extensions: 1 });
  });

  it('rule 11: a deadline wrongly registered is corrected; milestones neither appear nor vanish', () => {
    const [first, ...rest] = registration.milestones;
    const other = milestone('m1', { kind: 'by', date: '2021-07-31' }, first?.targets);
    const corrected = reported.given(by(office, correct(later, 'e0', { changes: { milestones: [other, ...rest] } })));
    expect(milestoneOf(corrected)).toMatchObject({ originalDue: '2021-07-31', due: '2021-07-31' });
    reported.when(by(office, correct(later, 'e0', { changes: { milestones: rest } }))).thenRefused('CORRECTION_BREAKS_HISTORY');
    const vanished = registered().when(by(office, correct(later, 'e0', { changes: { milestones: rest } }))).thenRefused('CORRECTION_BREAKS_HISTORY');
    expect(vanished.details).toMatchObject({ because: 'MILESTONES_CHANGED' });
  });

  it('the text of the plan and its hashes stand for each other: no correction parts them', () => {
    const corrected = (changes: Record<string, unknown>) => registered().when(by(office, correct(later, 'e0', { changes })));
    expect(corrected({ text: '另一段原文' }).thenRefused('PLAN_TEXT_FIXED').message).toContain('请修订方案');
    corrected({ source: { ...registration.source, textSha256: 'a'.repeat(64) } }).thenRefused('PLAN_TEXT_FIXED');
    const attached = registered().given(by(office, {
      type: 'attach-text', occurredOn: '2021-05-11', basis: null, text: '原文', textSha256: 'a'.repeat(64), documentSha256: 'b'.repeat(64),
    }));
    for (const changes of [{ text: '另一段' }, { textSha256: 'c'.repeat(64) }, { documentSha256: 'c'.repeat(64) }]) {
      attached.when(by(office, correct(later, 'e1', { changes }))).thenRefused('PLAN_TEXT_FIXED');
    }
  });

  it('rule 7: corrected units have a lead, as a new division of work has', () => {
    const { LEAD, SUPPORTING } = UNITS;
    const corrected = (units: unknown[]) => registered().when(by(office, correct(later, 'e0', { changes: { units } })));
    corrected([]).thenRefused('NO_LEAD');
    corrected([null]).thenRefused('FACT_INVALID');
    corrected([unit(SUPPORTING, 'supporting')]).thenRefused('NO_LEAD');
    corrected([unit(LEAD, 'lead'), unit(LEAD, 'responsible')]).thenRefused('CORRECTION_BREAKS_HISTORY');
    corrected([unit(LEAD, 'lead'), unit(SUPPORTING, 'supporting')]).then({ type: 'entry-corrected' });
    registered().when(by(office, reassign('2021-05-12', [unit(SUPPORTING, 'supporting')]))).thenRefused('NO_LEAD');
  });

  it('corrected values are as sensible as those first entered', () => {
    const corrected = (changes: Record<string, unknown>) => registered().when(by(office, correct(later, 'e0', { changes })));
    corrected({ number: -5 }).thenRefused('FACT_INVALID');
    corrected({ indicator: { ordinal: 1e9, name: '开办企业' } }).thenRefused('FACT_INVALID');
    corrected({ planEnds: '9999-12-31' }).thenRefused('DATE_OUT_OF_RANGE');
    corrected({ title: '\u3000' }).thenRefused('TEXT_BLANK');
    corrected({ title: '压缩\u202e时间' }).thenRefused('TEXT_UNREADABLE');
    corrected({ title: '压缩\u0007时间' }).thenRefused('TEXT_UNREADABLE');
    corrected({ title: '压缩办理时间', number: 5, planEnds: '2022-12-31' }).then({ type: 'entry-corrected' });
  });

  it('rule 11: whose entry it is', () => {
    const cumulative = (target: string) => correct(later, target, { changes: { text: '更正后的进展' } });
    reported.when(by(lead, cumulative('e2'))).then({ type: 'entry-corrected' });
    reported.when(by(office, cumulative('e2'))).then({ type: 'entry-corrected' });
    reported.when(by(responsible, cumulative('e2'))).thenRefused('ANOTHER_UNIT');
    reported.when(by(coLead, cumulative('e2'))).thenRefused('ANOTHER_UNIT');
    reported.when(by(lead, correct(later, 'e0', { changes: { title: '新标题' } }))).thenRefused('ROLE_NOT_ALLOWED');
  });

  it('rule 5: a check is corrected only by who may check', () => {
    const accepted = correct(later, 'e4', { changes: { completedOn: '2021-06-22' } });
    closed.when(by(otherOffice, accepted)).then({ type: 'entry-corrected' });
    closed.when(by(lead, accepted)).thenRefused('ROLE_NOT_ALLOWED');
    const enteredByOffice = reported.given(
      by(otherOffice, complete('2021-06-20', { enteredFor: { source: '来函' } })), by(office, verify('2021-06-25', { completedOn: '2021-06-20' })),
    );
    enteredByOffice.when(by(otherOffice, accepted)).thenRefused('CHECKER_REPORTED');
    const own = registered(UNITS.LEAD).given(by(lead, acknowledge('2021-05-12')), by(lead, report('2021-05-20')), by(lead, complete('2021-06-20')), by(supervisor, verify('2021-06-25')));
    own.when(by(office, accepted)).thenRefused('CHECK_BY_SUPERVISOR');
    own.when(by(supervisor, accepted)).then({ type: 'entry-corrected' });
  });

  it('an unregistered measure has nothing to correct', () => {
    aMeasure().when(by(office, correct(later, 'e0', { changes: { title: '新' } }))).thenRefused('UNKNOWN_MEASURE');
  });

  it('a correction after reopening respects what came between', () => {
    const reopened = closed.given(by(office, reopen('2021-07-01')));
    reopened.when(by(office, correct(later, 'e4', { correctedDay: '2021-07-02' }))).thenRefused('CORRECTION_BREAKS_HISTORY');
    expect(foldMeasure(reopened.given(by(office, correct(later, 'e4', { correctedDay: '2021-06-30' }))).history).milestones[0]?.status).toBe('in-progress');
  });
});
