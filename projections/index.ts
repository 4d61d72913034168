import { AUDIT_TRAIL } from './audit-trail/projector.js';
import { DASHBOARD } from './dashboard/projector.js';
import { DEPARTMENT_RECORD } from './department-record/projector.js';
import type { Projection } from './engine/projection.js';
import { PLAN_COMPARISON } from './plan-comparison/projector.js';

/** Every read model of the ledger, in the order they are started. */
export const PROJECTIONS: readonly Projection[] = [DASHBOARD, DEPARTMENT_RECORD, AUDIT_TRAIL, PLAN_COMPARISON];
