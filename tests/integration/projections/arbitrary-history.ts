import fc from 'fast-check';
import { addDays } from '../../../src/ledger/local-date.js';

/** One fact of a random history; `target` of a correction counts back from it, beyond the beginning means an event nobody knows. */
export interface RandomFact {
  type: string;
  occurredOn: string;
  data: Record<string, unknown>;
  correctsBack?: number;
}

const FIRST_DAY = '2021-03-01';
const UNITS = ['u1', 'u2', 'u3'];
const MILESTONES = ['m1', 'm2', 'r1@2021-04', 'r1@2021-05'];

const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays(FIRST_DAY, days));
const later = fc.integer({ min: 20, max: 120 }).map((days) => addDays(FIRST_DAY, days));
const milestone = fc.constantFrom(...MILESTONES);
const unit = fc.constantFrom(...UNITS);
const responsibility = fc.record({
  unit, printedName: fc.constantFrom('甲局', '乙局'), role: fc.constantFrom('lead', 'responsible', 'supporting'),
  group: fc.integer({ min: 1, max: 2 }), derived: fc.constant(false),
});
const text = fc.constantFrom('已完成六成', '含\t制表、\\斜线、\n换行', '“引号”');

const deadline = (kind: string, date: string | null, every: string | null = null) => ({ kind, raw: '时限', date, from: null, every, day: every ? 20 : null });

function registration(planEnds = '2021-06-30'): RandomFact {
  return {
    type: 'measure-registered', occurredOn: FIRST_DAY,
    data: {
      plan: 'p', indicator: { ordinal: 1, name: '开办企业' }, item: null, number: 4, title: '推行“一窗通”', text: null, planEnds,
      milestones: [
        { milestone: 'm1', label: '上线', deadline: deadline('by', '2021-03-25'), targets: [] },
        { milestone: 'm2', label: '印发', deadline: deadline('relative', null), targets: [] },
        { milestone: 'r1', label: '月报', deadline: deadline('recurring', null, 'month'), targets: [] },
      ],
      units: [{ unit: 'u1', printedName: '甲局', role: 'lead', group: 1, derived: false }, { unit: 'u2', printedName: '乙局', role: 'responsible', group: 1, derived: false }],
      source: { documentSha256: null, textSha256: null, reference: '一（4）' },
    },
  };
}

/** A later edition's list: milestones that stay under another deadline, go, or come. */
const milestoneList = fc.subarray(['m1', 'm2', 'r1', 'm9'], { minLength: 1 }).chain((names) => fc.tuple(...names.map((name) => fc.tuple(later, fc.constantFrom('month', 'quarter')).map(([date, every]) => ({
  milestone: name, label: '修订后', deadline: name === 'r1' ? deadline('recurring', null, every) : deadline('by', date), targets: [],
})))));

/** Data of every event type of a measure; which one makes sense when is not asked: `evolve` accepts any. */
const DATA: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  'measure-acknowledged': fc.record({ unit, memberOf: fc.constant(null), implied: fc.boolean() }),
  'progress-reported': fc.record({
    milestone, unit, memberOf: fc.constant(null), text, cumulative: fc.constantFrom(null, '12.5'), problems: fc.constant(null), nextSteps: fc.constant(null), enteredFor: fc.constant(null),
  }),
  'pace-assessed': fc.record({ milestone, pace: fc.constantFrom('ahead', 'behind'), reason: fc.constant(null) }),
  'completion-reported': fc.record({
    milestone, unit, text, completedOn: day, enteredFor: fc.constant(null), memberOf: fc.constantFrom(null, null, 'u1'), completes: fc.constantFrom(null, ['u2'], ['u1', 'u2']),
  }),
  'completion-verified': fc.record({ milestone, completedOn: day, opinion: fc.constant(null) }),
  'completion-returned': fc.record({ milestone, reason: text, limit: later }),
  'milestone-reopened': fc.record({ milestone, reason: text }),
  'milestone-suspended': fc.record({ milestone, reason: text }),
  'milestone-resumed': fc.record({ milestone, reason: fc.constant(null) }),
  'milestone-terminated': fc.record({ milestone, reason: text }),
  'extension-requested': fc.record({ milestone, unit, memberOf: fc.constantFrom(null, null, 'u1'), reason: text, progress: text, proposedDate: later }),
  'extension-granted': fc.record({ milestone, request: fc.constant('unknown'), from: later, date: later, opinion: fc.constant(null) }),
  'extension-refused': fc.record({ milestone, request: fc.constant('unknown'), reason: text }),
  'trigger-dated': fc.record({ milestone: fc.constant('m2'), date: later }),
  'responsibility-reassigned': fc.record({ units: fc.array(responsibility, { minLength: 1, maxLength: 4 }), reason: text }),
  'provincial-link-set': fc.record({ to: fc.uniqueArray(fc.constantFrom('s1', 's2', 's3'), { maxLength: 2 }), proposed: fc.constant(['s1']), how: fc.constantFrom('confirmed', 'changed', 'none') }),
  'measure-revised': fc.record({
    title: fc.constantFrom(null, '推行“一件事”'), text: fc.constant(null), textSha256: fc.constant(null), documentSha256: fc.constant(null),
    units: fc.option(fc.array(responsibility, { minLength: 1, maxLength: 4 })), milestones: fc.option(milestoneList),
  }),
  'opening-recorded': fc.record({
    milestone, unit: fc.option(unit), status: fc.constantFrom(null, 'in-progress', 'reported', 'closed'), progress: fc.option(text), cumulative: fc.constantFrom(null, '12.5'),
    problems: fc.constant(null), nextSteps: fc.constant(null), completedOn: fc.option(day), extendedTo: fc.option(later), extensionReason: fc.constant(null), slip: fc.constant(null),
    source: fc.constant({ documentSha256: '0'.repeat(64), sheet: '台账', row: 5 }),
  }),
  'measure-text-attached': fc.record({ text, textSha256: fc.constant('0'.repeat(64)), documentSha256: fc.constant('0'.repeat(64)) }),
};

const happened: fc.Arbitrary<RandomFact> = fc.constantFrom(...Object.keys(DATA)).chain((type) => fc.record({ type: fc.constant(type), occurredOn: day, data: DATA[type]! }));

const correction: fc.Arbitrary<RandomFact> = fc.record({
  occurredOn: day, newDay: fc.option(day), changes: fc.oneof(fc.constant({}), fc.record({ milestone }), fc.record({ completedOn: day }), fc.record({ date: later })),
  correctsBack: fc.integer({ min: -2, max: 30 }),
}).map(({ occurredOn, newDay, changes, correctsBack }) => ({
  type: 'entry-corrected', occurredOn, correctsBack, data: { target: '', reason: '笔误', occurredOn: newDay, changes },
}));

/** Facts in the order they are entered: back-dated, corrected, of every type. */
export function randomHistory(maxLength: number): fc.Arbitrary<RandomFact[]> {
  return fc.array(fc.oneof({ weight: 5, arbitrary: happened }, { weight: 1, arbitrary: correction }), { maxLength })
    .map((facts) => [registration(), ...facts]);
}
