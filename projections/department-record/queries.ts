import type { Pool } from 'pg';
import type { AuditTrailQueries } from '../audit-trail/queries.js';
import type { DashboardQueries } from '../dashboard/queries.js';
import type { AsOf } from '../engine/as-of.js';
import type { ProjectionEngine } from '../engine/engine.js';
import type { AccountabilityRecordRow, DepartmentListRow, DepartmentRecord, FigureEvidence } from './answers.js';

export interface DepartmentQuestion extends AsOf {
  plan: string | null;
  /** Part of a name or alias, or pinyin initials. */
  q?: string | undefined;
}

/** What each unit did and what was done about it; every figure opens its events. */
export class DepartmentRecordQueries {
  constructor(
    private readonly pool: Pool, private readonly engine: ProjectionEngine,
    private readonly dashboard: DashboardQueries, private readonly auditTrail: AuditTrailQueries,
  ) {}

  list(_question: DepartmentQuestion): Promise<DepartmentListRow[]> { throw new Error('not built yet'); }
  record(_unit: string, _question: DepartmentQuestion): Promise<DepartmentRecord | null> { throw new Error('not built yet'); }
  behindFigure(_unit: string, _figure: string, _question: DepartmentQuestion): Promise<FigureEvidence | null> { throw new Error('not built yet'); }
  accountabilityRecords(_question: AsOf & { plan: string | null; unit?: string | undefined }): Promise<AccountabilityRecordRow[]> { throw new Error('not built yet'); }
  accountabilityRecord(_record: string, _asOf: AsOf): Promise<AccountabilityRecordRow | null> { throw new Error('not built yet'); }
}
