import { Type } from 'typebox';
import { defineEvent, type EventOf, type FactOf } from '../ledger/fact.js';
import { IdSchema, LocalDateSchema, nullable, oneOf, ShortTextSchema } from '../ledger/schemas.js';

/** Rule 6: the classes of unit, in the order people list them. `unit-group` is a collective name (各县市区, 各专营单位). */
export const UNIT_CLASSES = ['party', 'government', 'county', 'development-zone', 'central-provincial', 'judicial', 'enterprise', 'unit-group', 'other'] as const;
export const UNIT_CLASS_LABELS: Record<(typeof UNIT_CLASSES)[number], string> = {
  party: '党委部门', government: '政府部门', county: '县市区', 'development-zone': '开发区', 'central-provincial': '中央省驻市单位',
  judicial: '司法机关', enterprise: '企业', 'unit-group': '成员单位', other: '其他单位',
};

export const DepartmentRegistered = defineEvent({
  type: 'department-registered', version: 1, label: '单位登记',
  data: Type.Object({
    jurisdiction: ShortTextSchema,
    name: ShortTextSchema,
    aliases: Type.Array(ShortTextSchema),
    class: oneOf(UNIT_CLASSES),
    /** Official order (建制顺序): lists sort by it. */
    order: Type.Integer({ minimum: 0 }),
    rankingGroup: nullable(ShortTextSchema),
  }),
});
export const DepartmentAliasAdded = defineEvent({
  type: 'department-alias-added', version: 1, label: '增加别名', data: Type.Object({ alias: ShortTextSchema }),
});
/** History shows the name used at the time; the record follows the unit. */
export const DepartmentRenamed = defineEvent({
  type: 'department-renamed', version: 1, label: '单位更名', data: Type.Object({ name: ShortTextSchema, reason: ShortTextSchema }),
});
export const DepartmentMerged = defineEvent({
  type: 'department-merged', version: 1, label: '单位合并', data: Type.Object({ into: IdSchema, reason: ShortTextSchema }),
});
/** Class decides slip or work letter; units are ranked only within their ranking group, without one not at all. */
export const DepartmentClassChanged = defineEvent({
  type: 'department-class-changed', version: 1, label: '调整类别',
  data: Type.Object({ class: oneOf(UNIT_CLASSES), rankingGroup: nullable(ShortTextSchema), reason: ShortTextSchema }),
});
export const DepartmentOrderSet = defineEvent({
  type: 'department-order-set', version: 1, label: '调整建制顺序', data: Type.Object({ order: Type.Integer({ minimum: 0 }) }),
});
/** On the group's stream: from day `from` on, null: from the day it happened, the group's tasks are also the member's. */
export const GroupMemberAdded = defineEvent({
  type: 'group-member-added', version: 1, label: '增加成员单位', data: Type.Object({ member: IdSchema, from: nullable(LocalDateSchema) }),
});
/** On the group's stream: from day `on` on it is no member any more. */
export const GroupMemberLeft = defineEvent({
  type: 'group-member-left', version: 1, label: '成员单位退出', data: Type.Object({ member: IdSchema, on: LocalDateSchema }),
});
export const DEPARTMENT_EVENTS = [
  DepartmentRegistered, DepartmentAliasAdded, DepartmentRenamed, DepartmentMerged, DepartmentClassChanged, DepartmentOrderSet, GroupMemberAdded, GroupMemberLeft,
] as const;
export type DepartmentEvent = EventOf<(typeof DEPARTMENT_EVENTS)[number]>;
export type DepartmentFact = FactOf<(typeof DEPARTMENT_EVENTS)[number]>;
