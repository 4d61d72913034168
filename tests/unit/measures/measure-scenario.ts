import type { Basis, LocalDate } from '../../../src/ledger/fact.js';
import type { Actor } from '../../../src/ledger/roles.js';
import type { GroupMember } from '../../../src/measures/group-members.js';
import type { MeasureCommand, MeasureCommandOf } from '../../../src/measures/measure.commands.js';
import { decide, foldMeasure } from '../../../src/measures/measure.decider.js';
import type { Deadline, MeasureEvent, Milestone, Responsibility } from '../../../src/measures/measure.events.js';
import { by, Scenario, type Act } from '../../support/given-when-then.js';

const LEAD = 'market';
const RESPONSIBLE = 'tax';
const SUPPORTING = 'bank';
const CO_LEAD = 'justice';

export const UNITS = { LEAD, RESPONSIBLE, SUPPORTING, CO_LEAD, HOST: 'office-host' };
export const office: Actor = { account: 'a-office', role: 'office', department: null };
export const otherOffice: Actor = { account: 'a-office-2', role: 'office', department: null };
export const supervisor: Actor = { account: 'a-supervisor', role: 'supervisor', department: null };
export const lead: Actor = { account: 'a-lead', role: 'department-filer', department: LEAD };
export const responsible: Actor = { account: 'a-responsible', role: 'department-filer', department: RESPONSIBLE };
export const supporting: Actor = { account: 'a-supporting', role: 'department-filer', department: SUPPORTING };
export const coLead: Actor = { account: 'a-co-lead', role: 'department-reviewer', department: CO_LEAD };

export const BASIS: Basis = { title: '会议纪要', documentNumber: '第3号', issuedOn: '2021-05-01', sha256: null };

export const deadline = (given: Partial<Deadline> & Pick<Deadline, 'kind'>): Deadline => ({ raw: '时限', date: null, from: null, every: null, day: null, ...given });

export const milestone = (name: string, given: Partial<Deadline> & Pick<Deadline, 'kind'> | null, targets: Milestone['targets'] = []): Milestone => ({
  milestone: name, label: `成果${name}`, deadline: given && deadline(given), targets,
});

export const unit = (id: string, role: Responsibility['role'], group = 1): Responsibility => ({ unit: id, printedName: `${id}局`, role, group, derived: false });

/** m1 due 2021-06-30, m2 relative, m3 ongoing; units of every role. Registered 2021-05-10. */
export const registration: MeasureCommandOf<'register-measure'> = {
  type: 'register-measure', occurredOn: '2021-05-10', basis: null,
  plan: 'plan', indicator: { ordinal: 1, name: '开办企业' }, item: null, number: 4, title: '压缩时间', text: null, planEnds: '2021-12-31', occurrencesFrom: '2021-05-10',
  milestones: [
    milestone('m1', { kind: 'by', date: '2021-06-30' }, [{ raw: '100件', unit: '件', direction: 'at-least', baseline: null, value: '100' }]),
    milestone('m2', { kind: 'relative' }),
    milestone('m3', { kind: 'ongoing' }),
  ],
  units: [unit(LEAD, 'lead'), unit(CO_LEAD, 'lead'), unit(RESPONSIBLE, 'responsible'), unit(SUPPORTING, 'supporting')],
  unitsIncomplete: false, kind: 'numbered', changedByHand: [],
  source: { documentSha256: null, textSha256: null, reference: '一、4' },
};

type Fields<T extends MeasureCommand['type']> = Partial<Omit<MeasureCommandOf<T>, 'type' | 'occurredOn'>>;
const at = { milestone: 'm1', basis: null } as const;

/** Commands with plausible fields, each on a day; what matters to a spec is given in `fields`. */
export const commands = {
  acknowledge: (on: LocalDate, unit = LEAD): MeasureCommandOf<'acknowledge'> => ({ type: 'acknowledge', occurredOn: on, basis: null, unit }),
  report: (on: LocalDate, fields: Fields<'report-progress'> = {}): MeasureCommandOf<'report-progress'> => ({
    type: 'report-progress', occurredOn: on, ...at, unit: LEAD, text: '已完成一半', cumulative: null, problems: null, nextSteps: null, enteredFor: null, ...fields,
  }),
  complete: (on: LocalDate, fields: Fields<'report-completion'> = {}): MeasureCommandOf<'report-completion'> => ({
    type: 'report-completion', occurredOn: on, ...at, unit: LEAD, text: '已完成', completedOn: on, enteredFor: null, ...fields,
  }),
  verify: (on: LocalDate, fields: Fields<'verify-completion'> = {}): MeasureCommandOf<'verify-completion'> => ({
    type: 'verify-completion', occurredOn: on, ...at, completedOn: on, opinion: null, ...fields,
  }),
  sendBack: (on: LocalDate, limit: LocalDate, fields: Fields<'return-completion'> = {}): MeasureCommandOf<'return-completion'> => ({
    type: 'return-completion', occurredOn: on, ...at, reason: '佐证材料不全', limit, ...fields,
  }),
  reopen: (on: LocalDate, fields: Fields<'reopen'> = {}): MeasureCommandOf<'reopen'> => ({ type: 'reopen', occurredOn: on, ...at, reason: '抽查不符', ...fields }),
  suspend: (on: LocalDate): MeasureCommandOf<'suspend'> => ({ type: 'suspend', occurredOn: on, ...at, reason: '等待上级政策' }),
  resume: (on: LocalDate): MeasureCommandOf<'resume'> => ({ type: 'resume', occurredOn: on, ...at, reason: null }),
  terminate: (on: LocalDate, fields: Fields<'terminate'> = {}): MeasureCommandOf<'terminate'> => ({
    type: 'terminate', occurredOn: on, ...at, basis: BASIS, reason: '政策取消', ...fields,
  }),
  request: (on: LocalDate, proposedDate: LocalDate, fields: Fields<'request-extension'> = {}): MeasureCommandOf<'request-extension'> => ({
    type: 'request-extension', occurredOn: on, ...at, unit: LEAD, reason: '系统改造未完成', progress: '完成七成', proposedDate, ...fields,
  }),
  grant: (on: LocalDate, request: string, date: LocalDate, fields: Fields<'grant-extension'> = {}): MeasureCommandOf<'grant-extension'> => ({
    type: 'grant-extension', occurredOn: on, ...at, request, date, opinion: null, ...fields,
  }),
  refuse: (on: LocalDate, request: string): MeasureCommandOf<'refuse-extension'> => ({ type: 'refuse-extension', occurredOn: on, ...at, request, reason: '理由不足' }),
  trigger: (on: LocalDate, date: LocalDate, fields: Fields<'date-trigger'> = {}): MeasureCommandOf<'date-trigger'> => ({
    type: 'date-trigger', occurredOn: on, milestone: 'm2', basis: BASIS, date, ...fields,
  }),
  assess: (on: LocalDate, pace: MeasureCommandOf<'assess-pace'>['pace'], fields: Fields<'assess-pace'> = {}): MeasureCommandOf<'assess-pace'> => ({
    type: 'assess-pace', occurredOn: on, ...at, pace, reason: null, ...fields,
  }),
  reassign: (on: LocalDate, units: Responsibility[]): MeasureCommandOf<'reassign-responsibility'> => ({
    type: 'reassign-responsibility', occurredOn: on, basis: null, units, reason: '机构改革',
  }),
  link: (on: LocalDate, to: string[], proposed: string[] = []): MeasureCommandOf<'set-provincial-link'> => ({
    type: 'set-provincial-link', occurredOn: on, basis: null, to, proposed,
  }),
  opening: (on: LocalDate, fields: Fields<'record-opening'> = {}): MeasureCommandOf<'record-opening'> => ({
    type: 'record-opening', occurredOn: on, ...at, unit: LEAD, status: 'in-progress', progress: '系统已开发', cumulative: null, problems: null, nextSteps: null, completedOn: null,
    extendedTo: null, extensionReason: null, slip: null, source: { documentSha256: 'a'.repeat(64), sheet: '台账', row: 5 }, ...fields,
  }),
  correct: (on: LocalDate, target: string, fields: Fields<'correct-entry'>): MeasureCommandOf<'correct-entry'> => ({
    type: 'correct-entry', occurredOn: on, basis: null, target, reason: '录入有误', correctedDay: null, changes: {}, ...fields,
  }),
};

/** A measure with its history; `hostUnit` hosts the leading-group office, `members` belong to groups among its units. */
export function aMeasure(hostUnit: string | null = UNITS.HOST, members: readonly GroupMember[] = []): Scenario<MeasureCommand, MeasureEvent> {
  return new Scenario<MeasureCommand, MeasureEvent>('measure-1', ({ actor, command, today }: Act<MeasureCommand>, history) =>
    decide(command, foldMeasure(history), { today, actor, hostUnit, history, members }));
}

/** The measure of `registration`, its event is `e0`. */
export function registered(hostUnit?: string | null): Scenario<MeasureCommand, MeasureEvent> {
  return aMeasure(hostUnit).given(by(office, registration));
}

/** The state of a milestone in position order. */
export function milestoneOf(scenario: Scenario<MeasureCommand, MeasureEvent>, name = 'm1') {
  const found = foldMeasure(scenario.history).milestones.find((one) => one.milestone === name);
  if (!found) throw new Error(`no milestone ${name}`);
  return found;
}

export { by };
