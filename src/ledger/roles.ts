/**
 * Roles a person acts in (product.md, "Users"). The acting role is part of every leaf; what a role may do is decided by
 * the deciders of each feature, never by the page alone.
 */
export const ROLES = [
  'office',
  'supervisor',
  'department-filer',
  'department-reviewer',
  'leader',
  'coordinator',
  'assessor',
  'auditor',
  'administrator',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

/** What people read for each role. `system` is the program itself carrying out an import or a seed. */
export const ROLE_LABELS: Record<Role, string> = {
  office: '领导小组办公室',
  supervisor: '督查',
  'department-filer': '填报人',
  'department-reviewer': '审核人',
  leader: '分管领导',
  coordinator: '总牵头协调部门',
  assessor: '考核',
  auditor: '审计',
  administrator: '系统管理员',
  system: '系统',
};

/** Who entered a fact. `account` is opaque, never a name; `department` is the id of the unit acted for, or null. */
export interface Actor {
  account: string;
  role: Role;
  department: string | null;
}
