import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { LocalDate } from '../../src/ledger/fact.js';
import type { LightRules } from '../../src/measures/light-rules.js';
import type { AsOf } from '../engine/as-of.js';
import type { ProjectionEngine } from '../engine/engine.js';
import { ReadModel } from '../engine/read-model.js';
import type { DepartmentRow, MeasureRow, MeasuresPage, MeasuresQuestion, Names, Overview, OverviewQuestion, PlanInForce, UnitMeasure } from './answers.js';
import { frameAt } from './frame.js';
import { measureAt, measuresOfUnit, measuresPage, unitsIncomplete } from './measures-page.js';
import { memberships, type MembershipRow, type TaskSource } from './memberships.js';
import { departments, measuresNamed, names, namesOfUnit, timesNamed } from './names.js';
import { overview } from './overview.js';
import { OverviewMemory } from './overview-memory.js';
import { milestonesOfUnits, workloads, type UnitMilestone, type UnitOwner, type Workload } from './workloads.js';
import { plansAt } from './plans.js';

/** What stands where: plans, measures, milestones and units on any day, as known at any position. */
export class DashboardQueries {
  private readonly read: ReadModel;
  private readonly memory: OverviewMemory;
  private readonly overviews = new LRUCache<string, Promise<Overview>>({ max: 100 });

  constructor(pool: Pool, engine: Pick<ProjectionEngine, 'live'>) {
    this.read = new ReadModel(pool, engine, 'dashboard');
    this.memory = new OverviewMemory(this.read);
  }

  /** Plans that are not voided, newest first. */
  plans(asOf: AsOf): Promise<PlanInForce[]> {
    return plansAt(this.read, asOf);
  }

  /**
   * The whole first page. How a day stood as known at P never changes, so a page that many people keep open is made once
   * between two appends; the next one counts only what changed since.
   */
  overview(question: OverviewQuestion): Promise<Overview> {
    const { plan, day, position } = question;
    const key = [this.read.schema, plan, day, position].join('\n');
    const known = this.overviews.get(key);
    if (known) return known;
    const made = overview(this.read, this.memory, question);
    // Beyond what the read model holds the answer may still change.
    if (position < this.read.checkpoint) this.overviews.set(key, made);
    made.catch(() => this.overviews.delete(key));
    return made;
  }

  measures(question: MeasuresQuestion): Promise<MeasuresPage> {
    return measuresPage(this.read, question);
  }

  /** What a unit leads, shares or supports, in plan order, with the groups through which it does. */
  measuresOfUnit(sources: readonly TaskSource[], question: OverviewQuestion): Promise<UnitMeasure[]> {
    return measuresOfUnit(this.read, sources, question);
  }

  /** Memberships in groups that have not ended on D. */
  memberships(asOf: AsOf): Promise<MembershipRow[]> {
    return memberships(this.read, asOf);
  }

  /** How many measures of the plans that count name each unit. */
  async timesNamed(question: OverviewQuestion): Promise<Map<string, number>> {
    const { plans } = await frameAt(this.read, question, question.plan);
    return timesNamed(this.read, question, plans.map(({ id }) => id));
  }

  /** Names a unit had up to D, oldest first. */
  namesOfUnit(unit: string, asOf: AsOf): Promise<{ name: string; from: LocalDate }[]> {
    return namesOfUnit(this.read, unit, asOf);
  }

  /** Measures of the plans that count whose units are not all named (未列全). */
  unitsIncomplete(question: OverviewQuestion): Promise<number> {
    return unitsIncomplete(this.read, question);
  }

  /** One measure with its milestones, or null where it is not known at (D, P). */
  measure(id: string, asOf: AsOf): Promise<MeasureRow | null> {
    return measureAt(this.read, id, asOf);
  }

  /** What each unit has on its hands; `owners` says under which units a unit's tasks are shown. */
  workloads(question: OverviewQuestion, owners: readonly UnitOwner[]): Promise<Workload[]> {
    return workloads(this.read, question, owners);
  }

  /** Milestones of the measures these units lead or share, as they stand for the unit whose tasks they are. */
  milestonesOfUnits(question: OverviewQuestion, sources: readonly TaskSource[]): Promise<UnitMilestone[]> {
    return milestonesOfUnits(this.read, question, sources);
  }

  /** Units city by city in official order; merged ones are there too, with the unit they were merged into. */
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
