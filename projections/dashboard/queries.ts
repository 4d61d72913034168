import type { Pool } from 'pg';
import type { AsOf } from '../engine/as-of.js';
import type { ProjectionEngine } from '../engine/engine.js';
import type { DepartmentRow, LightRules, MeasureRow, MeasuresPage, MeasuresQuestion, Names, Overview, OverviewQuestion, PlanInForce } from './answers.js';

/** What stands where: plans, measures, milestones and units on any day, as known at any position. */
export class DashboardQueries {
  constructor(private readonly pool: Pool, private readonly engine: ProjectionEngine) {}

  /** Plans that are not voided, newest first. */
  plans(_asOf: AsOf): Promise<PlanInForce[]> { throw new Error('not built yet'); }
  overview(_question: OverviewQuestion): Promise<Overview> { throw new Error('not built yet'); }
  measures(_question: MeasuresQuestion): Promise<MeasuresPage> { throw new Error('not built yet'); }
  /** One measure with its milestones, or null where it is not known at (D, P). */
  measure(_id: string, _asOf: AsOf): Promise<MeasureRow | null> { throw new Error('not built yet'); }
  departments(_asOf: AsOf): Promise<DepartmentRow[]> { throw new Error('not built yet'); }
  names(_asOf: AsOf, _ids: { units?: string[]; measures?: string[] }): Promise<Names> { throw new Error('not built yet'); }
  lightRules(_asOf: AsOf): Promise<LightRules> { throw new Error('not built yet'); }
}
