import { requireRole } from '../ledger/decision.js';
import { DomainError } from '../ledger/domain-error.js';
import type { LocalDate } from '../ledger/fact.js';
import type { Actor } from '../ledger/roles.js';
import { citeMeasure } from './cite-measure.js';
import { membersOn } from './group-members.js';
import type { MeasureCommand, MeasureContext } from './measure.commands.js';
import type { MeasureEvent } from './measure.events.js';
import type { MeasureState, MilestoneState } from './measure.state.js';

const DEPARTMENT_ROLES = ['department-filer', 'department-reviewer'] as const;

/**
 * Who may do what (rules 5, 7, 12): units file for themselves, the office files for a unit only with its source (代填), the
 * office decides, who reports never checks. A correction has its own rule, `requireMayCorrect`.
 *
 * @throws DomainError ROLE_NOT_ALLOWED, ANOTHER_UNIT, SOURCE_REQUIRED, SOURCE_NOT_ALLOWED, CHECKER_REPORTED
 */
export function requireAuthority(command: Exclude<MeasureCommand, { type: 'correct-entry' }>, state: MeasureState, context: MeasureContext): void {
  const { actor } = context;
  switch (command.type) {
    case 'register-measure': return requireRole(actor, ['office', 'system'], '登记措施');
    case 'revise-measure': return requireRole(actor, ['office', 'system'], '修订措施');
    case 'record-opening': return requireRole(actor, ['office', 'system'], '补录期初情况');
    case 'attach-text': return requireRole(actor, ['office', 'system'], '载入原文');
    case 'acknowledge': return requireOwnUnit(actor, command.unit, '签收');
    case 'request-extension': return requireOwnUnit(actor, command.unit, '申请延期');
    case 'report-progress': return requireFiling(actor, command, '填报进展');
    case 'report-completion': return requireFiling(actor, command, '报完成');
    case 'report-group': return actor.role === 'office' ? undefined : requireOwnUnit(actor, command.unit, '汇总报完成');
    case 'verify-completion':
    case 'return-completion': {
      const one = state.milestones.find(({ milestone }) => milestone === command.milestone);
      return requireChecker(state, one, command.occurredOn, context);
    }
    case 'assess-pace': return requireRole(actor, ['office'], '评定进度');
    case 'reopen': return requireRole(actor, ['office'], '重新启用');
    case 'suspend': return requireRole(actor, ['office'], '暂停');
    case 'resume': return requireRole(actor, ['office'], '恢复');
    case 'terminate': return requireRole(actor, ['office'], '终止');
    case 'grant-extension':
    case 'refuse-extension': return requireRole(actor, ['office'], '答复延期申请');
    case 'date-trigger': return requireRole(actor, ['office'], '确定时限');
    case 'set-provincial-link': return requireRole(actor, ['office', 'system'], '设定省市对照');
    case 'reassign-responsibility': return requireRole(actor, ['office'], '调整分工');
  }
}

function requireOwnUnit(actor: Actor, unit: string, what: string): void {
  requireRole(actor, DEPARTMENT_ROLES, what);
  if (actor.department === unit) return;
  throw new DomainError('ANOTHER_UNIT', `只能为本单位${what}，请在页面上方改选所代表的单位。`, 'forbidden', { unit, actingFor: actor.department });
}

function requireFiling(actor: Actor, { unit, enteredFor }: { unit: string; enteredFor: { source: string } | null }, what: string): void {
  requireRole(actor, [...DEPARTMENT_ROLES, 'office'], what);
  if (actor.role === 'office') {
    if (enteredFor === null) throw new DomainError('SOURCE_REQUIRED', `代填须注明来源（来函、来电或会议材料），请补填后再${what}。`);
    return;
  }
  requireOwnUnit(actor, unit, what);
  if (enteredFor !== null) throw new DomainError('SOURCE_NOT_ALLOWED', '代填来源只由领导小组办公室填写，本单位填报不必注明。');
}

/**
 * Rule 5: the office checks; where its host unit is itself among the measure's units, or a member of a group of them that day or when it
 * filed, 督查 checks (回避). Neither an account that entered what is reported nor anyone acting for a unit it was entered for may check.
 *
 * @param day of the check
 */
function requireChecker(state: MeasureState, one: MilestoneState | undefined, day: LocalDate, { actor, hostUnit, members }: Pick<MeasureContext, 'actor' | 'hostUnit' | 'members'>): void {
  const concerned = [...state.units, ...(one?.members ?? []), ...state.units.flatMap(({ unit: group }) => membersOn(members, group, day).map((unit) => ({ unit })))];
  const hostInvolved = hostUnit !== null && concerned.some(({ unit }) => unit === hostUnit);
  if (hostInvolved && actor.role === 'office') {
    throw new DomainError('CHECK_BY_SUPERVISOR', `${citeMeasure(state)}涉及领导小组办公室所在单位，办公室应当回避，请由督查核验。`, 'forbidden', { hostUnit });
  }
  requireRole(actor, [hostInvolved ? 'supervisor' : 'office'], '核验');
  const reporter = one?.reportedBy;
  const ofMember = one?.members.find(({ unit, claim }) => claim !== null && (claim.account === actor.account || unit === actor.department));
  if (ofMember) throw new DomainError('CHECKER_REPORTED', '填报人和核验人不能是同一人或同一单位，请由其他人员核验。', 'forbidden', { unit: ofMember.unit });
  if (!reporter || (reporter.account !== actor.account && (actor.department === null || reporter.unit !== actor.department))) return;
  throw new DomainError('CHECKER_REPORTED', '填报人和核验人不能是同一人或同一单位，请由其他人员核验。', 'forbidden', { unit: reporter.unit });
}

/**
 * The office corrects what units and the office entered, a unit what was entered for itself by its own people, 督查 what 督查
 * entered. A check is corrected only by who may check.
 *
 * @param before state in which the entry was made
 * @throws DomainError ROLE_NOT_ALLOWED, ANOTHER_UNIT, CHECK_BY_SUPERVISOR, CHECKER_REPORTED
 */
export function requireMayCorrect(target: MeasureEvent, before: MeasureState, context: MeasureContext): void {
  const { actor } = context;
  if (target.type === 'completion-verified' || target.type === 'completion-returned') {
    const { milestone } = target.data;
    return requireChecker(before, before.milestones.find((one) => one.milestone === milestone), target.occurredOn, context);
  }
  const byUnit = target.actor.role === 'department-filer' || target.actor.role === 'department-reviewer';
  requireRole(actor, byUnit ? ['office', ...DEPARTMENT_ROLES] : ['office'], '更正这条记录');
  if (actor.role !== 'office' && actor.department !== target.actor.department) {
    throw new DomainError('ANOTHER_UNIT', '只能更正本单位填报的记录，请联系填报单位或领导小组办公室。', 'forbidden', { actingFor: actor.department });
  }
}
