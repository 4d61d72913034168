import type { Pool } from 'pg';
import type { LightRules } from '../../src/measures/light-rules.js';
import type { AsOf } from '../engine/as-of.js';
import type { ProjectionEngine } from '../engine/engine.js';
import { ReadModel } from '../engine/read-model.js';
import type { DepartmentRow, MeasureRow, MeasuresPage, MeasuresQuestion, Names, Overview, OverviewQuestion, PlanInForce } from './answers.js';
import { frameAt } from './frame.js';
import { measureAt, measuresPage } from './measures-page.js';
import { departments, measuresNamed, names } from './names.js';
import { overview } from './overview.js';
import { plansAt } from './plans.js';

/** What stands where: plans, measures, milestones and units on any day, as known at any position. */
export class DashboardQueries {
  private readonly read: ReadModel;

  constructor(pool: Pool, engine: Pick<ProjectionEngine, 'live'>) {
    this.read = new ReadModel(pool, engine, 'dashboard');
  }

  /** Plans that are not voided, newest first. */
  plans(asOf: AsOf): Promise<PlanInForce[]> {
    return plansAt(this.read, asOf);
  }

  overview(question: OverviewQuestion): Promise<Overview> {
    return overview(this.read, question);
  }

  measures(question: MeasuresQuestion): Promise<MeasuresPage> {
    return measuresPage(this.read, question);
  }

  /** One measure with its milestones, or null where it is not known at (D, P). */
  measure(id: string, asOf: AsOf): Promise<MeasureRow | null> {
    return measureAt(this.read, id, asOf);
  }

  /** Units in official order; merged ones are there too, with the unit they were merged into. */
  departments(asOf: AsOf): Promise<DepartmentRow[]> {
    return departments(this.read, asOf);
  }

  names(asOf: AsOf, ids: { units?: string[]; measures?: string[] }): Promise<Names> {
    return names(this.read, asOf, ids);
  }

  /** Measures whose title or citation holds a text (lower case). */
  measuresNamed(words: string, asOf: AsOf): Promise<string[]> {
    return measuresNamed(this.read, words, asOf);
  }

  async lightRules(asOf: AsOf): Promise<LightRules> {
    return (await frameAt(this.read, asOf, null)).lights;
  }
}
