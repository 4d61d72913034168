import type { FastifyRequest } from 'fastify';
import { ROLES, type Actor, type Role } from '../ledger/roles.js';
import { HttpProblem } from './problem.js';

/** Roles that act for a unit and have to name it. */
export const UNIT_ROLES: readonly Role[] = ['department-filer', 'department-reviewer'];
/** Roles a person can choose in the page's header; `system` is the program itself. */
export const CHOSEN_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'system');

/**
 * Who acts, from the headers `Taizhang-Role` and `Taizhang-Unit` (until accounts exist the person chooses both in the page's
 * header). Null where no role is named: a reader.
 *
 * @throws HttpProblem ACTING_ROLE_UNKNOWN, ACTING_UNIT_MISSING
 */
function actingPerson(request: FastifyRequest): Actor | null {
  const named = request.headers['taizhang-role'];
  if (named === undefined || named === '') return null;
  const role = CHOSEN_ROLES.find((one) => one === named);
  if (!role) throw new HttpProblem('ACTING_ROLE_UNKNOWN', '办理身份不存在，请在页面右上角重新选择。');
  if (!UNIT_ROLES.includes(role)) return { account: `local:${role}`, role, department: null };
  const unit = request.headers['taizhang-unit'];
  if (typeof unit !== 'string' || !/^[\w.-]{1,60}$/.test(unit)) {
    throw new HttpProblem('ACTING_UNIT_MISSING', '填报人和审核人须先选择所在单位，请在页面右上角选择。');
  }
  return { account: `local:${role}:${unit}`, role, department: unit };
}

/** Who reads: a person who has not finished choosing a role and unit reads as nobody in particular. */
export function readingPerson(request: FastifyRequest): Actor | null {
  try {
    return actingPerson(request);
  } catch (error) {
    if (error instanceof HttpProblem) return null;
    throw error;
  }
}

/** Who reads what is not for everybody. @throws HttpProblem ACTING_ROLE_MISSING where nobody is named */
export function requireKnownReader(request: FastifyRequest): Actor {
  const actor = actingPerson(request);
  if (!actor) throw new HttpProblem('ACTING_ROLE_MISSING', '这些内容只供办理人员查看，请先在页面右上角选择办理身份（接口中为请求头 Taizhang-Role）。');
  return actor;
}

/** @throws HttpProblem ACTING_ROLE_MISSING where nobody acts */
export function requireActingPerson(request: FastifyRequest): Actor {
  const actor = actingPerson(request);
  if (!actor) throw new HttpProblem('ACTING_ROLE_MISSING', '登记前请先在页面右上角选择办理身份。您填写的内容仍在页面上，没有丢失。');
  return actor;
}
