/** What people call the read models. */
export const VIEW_NAMES: Record<string, string> = { dashboard: '总览与台账', 'department-record': '部门记录', 'audit-trail': '审计与全过程记录', 'plan-comparison': '省市对照' };
