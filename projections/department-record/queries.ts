import type { Pool } from 'pg';
import type { AuditTrailQueries } from '../audit-trail/queries.js';
import type { DepartmentRow } from '../dashboard/answers.js';
import type { DashboardQueries } from '../dashboard/queries.js';
import { taskSources, unitsUnder, type TaskSource } from '../dashboard/memberships.js';
import type { UnitOwner } from '../dashboard/workloads.js';
import type { AsOf } from '../engine/as-of.js';
import type { ProjectionEngine } from '../engine/engine.js';
import { ReadModel } from '../engine/read-model.js';
import type { AccountabilityRecordRow, DepartmentListRow, DepartmentRecord, FigureEvidence, RegisterRow } from './answers.js';
import { FIGURES } from './figures.js';
import { isNamed, membershipsOf } from './register.js';
import { recordRow, recordsAt, type RecordOfUnit } from './records.js';
import { completionsOf, factsOf, figureContent, figureNamed, type UnitMaterial } from './unit-figures.js';

export interface DepartmentQuestion extends AsOf {
  plan: string | null;
  /** Part of a name or alias, or pinyin initials. */
  q?: string | undefined;
}

/**
 * What each unit did and what was done about it; every figure opens its events. Records follow the unit: from the day a unit was
 * merged its record is shown under its own name and under that of the unit it went into. The tasks of a group (各县市区) are also
 * those of its members on that day (rule 6).
 */
export class DepartmentRecordQueries {
  private readonly read: ReadModel;

  constructor(
    pool: Pool, engine: Pick<ProjectionEngine, 'live'>,
    private readonly dashboard: DashboardQueries, private readonly auditTrail: AuditTrailQueries,
  ) {
    this.read = new ReadModel(pool, engine, 'department-record');
  }

  /** Units city by city in official order; of one plan, those it is about. */
  async list(question: DepartmentQuestion): Promise<DepartmentListRow[]> {
    const [all, members] = await Promise.all([this.dashboard.departments(question), this.dashboard.memberships(question)]);
    const owners = ownersAmong(all);
    const taskOwners = all.flatMap(({ unit: owner }) => taskSources(owner, question, all, members).map(({ unit, isGroup }) => ({ unit, owner, isGroup })));
    const [workloads, records, local] = await Promise.all([
      this.dashboard.workloads(question, taskOwners), this.recordsInScope(question, null), this.localUnits(question, all),
    ]);
    const byUnit = new Map(workloads.map((one) => [one.unit, one]));
    const inForce = (unit: string, kind: string): number => records.filter((one) =>
      one.kind === kind && one.reversed_on === null && owners.some((owned) => owned.unit === one.unit && owned.owner === unit)).length;
    return all.filter((one) => (local.has(one.unit) || byUnit.has(one.unit)) && isNamed(one, question.q)).map(({ unit, jurisdiction, name, aliases, class: unitClass, classLabel, order }) => {
      const { led = 0, shared = 0, closed = 0, overdue = 0, dueSoon = 0, extensions = 0 } = byUnit.get(unit) ?? {};
      return {
        unit, jurisdiction, name, aliases, class: unitClass, classLabel, order, led, shared, closed, overdue, dueSoon, extensions,
        chaseUps: inForce(unit, 'chase-up'), accountability: inForce(unit, 'accountability'),
      };
    });
  }

  /** Measures with units that nobody has named yet (未列全). */
  unitsIncomplete(question: DepartmentQuestion): Promise<number> {
    return this.dashboard.unitsIncomplete(question);
  }

  /** The registry: every unit with its names, class, place, ranking group, members, and how many measures name it. */
  async register(question: DepartmentQuestion): Promise<RegisterRow[]> {
    const [all, members, times] = await Promise.all([
      this.dashboard.departments(question), this.dashboard.memberships(question), this.dashboard.timesNamed(question),
    ]);
    const [local, revisions] = await Promise.all([
      this.localUnits(question, all), this.auditTrail.revisions(all.map(({ unit }) => `department-${unit}`)),
    ]);
    const nameOf = new Map(all.map(({ unit, name }) => [unit, name]));
    return all.filter((one) => (local.has(one.unit) || times.has(one.unit)) && isNamed(one, question.q)).map(({ mergedInto, ...one }) => ({
      ...one, mergedInto: mergedInto === null ? null : { unit: mergedInto, name: nameOf.get(mergedInto) ?? mergedInto },
      measures: times.get(one.unit) ?? 0, ...membershipsOf(one.unit, all, members), revision: revisions.get(`department-${one.unit}`) ?? 0,
    }));
  }

  /** The whole record of one unit, or null where the unit is not known at (D, P). */
  async record(unit: string, question: DepartmentQuestion): Promise<DepartmentRecord | null> {
    const [all, members] = await Promise.all([this.dashboard.departments(question), this.dashboard.memberships(question)]);
    const one = all.find((each) => each.unit === unit);
    if (!one) return null;
    const sources = taskSources(unit, question, all, members);
    const [material, measures, names] = await Promise.all([
      this.material(sources, question), this.dashboard.measuresOfUnit(sources, question), this.dashboard.namesOfUnit(unit, question),
    ]);
    return {
      unit: {
        unit, name: one.name, names, class: one.class, classLabel: one.classLabel, aliases: one.aliases, mergedInto: one.mergedInto,
        ...membershipsOf(unit, all, members.filter(({ from }) => from <= question.day)),
      },
      figures: FIGURES.map((definition) => {
        const { source: _source, ...figure } = definition;
        return { ...figure, value: figureContent(definition, material).value };
      }),
      measures,
      records: await this.recordRows(material.records, question),
    };
  }

  /** What stands behind one figure, or null where there is no such unit or figure. */
  async behindFigure(unit: string, figure: string, question: DepartmentQuestion): Promise<FigureEvidence | null> {
    const definition = figureNamed(figure);
    const [all, members] = await Promise.all([this.dashboard.departments(question), this.dashboard.memberships(question)]);
    if (!definition || !all.some((one) => one.unit === unit)) return null;
    const content = figureContent(definition, await this.material(taskSources(unit, question, all, members), question));
    const events = content.events.length > 0
      ? await this.auditTrail.events([...new Set(content.events)], question)
      : await this.auditTrail.ofMilestones(content.milestones, question);
    return {
      figure, label: definition.label, definition: definition.definition, events, days: content.days,
      milestones: content.milestones.map(({ led: _led, ...milestone }) => milestone),
    };
  }

  async accountabilityRecords(question: AsOf & { plan: string | null; unit?: string | undefined }): Promise<AccountabilityRecordRow[]> {
    const units = question.unit === undefined ? null : unitsUnder(question.unit, await this.dashboard.departments(question));
    return this.recordRows(await this.recordsInScope(question, units), question);
  }

  async accountabilityRecord(record: string, asOf: AsOf): Promise<AccountabilityRecordRow | null> {
    return (await this.recordRows(await recordsAt(this.read, asOf, null, record), asOf))[0] ?? null;
  }

  /** Tasks, and what became of them, are also those of the unit's groups; what was done is told only of the unit itself. */
  private async material(sources: readonly TaskSource[], question: DepartmentQuestion): Promise<UnitMaterial> {
    const units = sources.filter(({ isGroup }) => !isGroup).map(({ unit }) => unit);
    const withGroups = sources.map(({ unit }) => unit);
    const plans = (await this.dashboard.plans(question)).map(({ id }) => id).filter((id) => question.plan === null || id === question.plan);
    const [milestones, facts, completions, records] = await Promise.all([
      this.dashboard.milestonesOfUnits(question, sources), factsOf(this.read, question, units, plans),
      completionsOf(this.read, question, { units, withGroups }, plans), this.recordsInScope(question, units),
    ]);
    const measures = question.plan === null ? null : [...new Set(milestones.map(({ measure }) => measure))];
    return { milestones, facts, completions, records, corrections: await this.auditTrail.correctionsAbout(units, measures, question) };
  }

  /** Records of a plan are those about its measures; records about no measure belong to the plans of the unit's city. */
  private async recordsInScope(question: AsOf & { plan: string | null }, units: string[] | null): Promise<RecordOfUnit[]> {
    const records = await recordsAt(this.read, question, units);
    if (question.plan === null || records.length === 0) return records;
    const [{ measures }, local] = await Promise.all([
      this.dashboard.names(question, { measures: records.flatMap(({ measure }) => measure ?? []) }),
      this.dashboard.departments(question).then((all) => this.localUnits(question, all)),
    ]);
    return records.filter(({ measure, unit }) => (measure === null ? local.has(unit) : measures.get(measure)?.plan === question.plan));
  }

  /** Units of the city the plan asked about is of, and those of cities without a plan; all where all plans are asked about. */
  private async localUnits({ plan, ...asOf }: AsOf & { plan: string | null }, all: readonly DepartmentRow[]): Promise<ReadonlySet<string>> {
    const plans = plan === null ? [] : await this.dashboard.plans(asOf);
    const own = plans.find(({ id }) => id === plan)?.jurisdiction;
    const others = new Set(plans.map(({ jurisdiction }) => jurisdiction).filter((city) => city !== own));
    return new Set(all.flatMap(({ unit, jurisdiction }) => (others.has(jurisdiction) ? [] : [unit])));
  }

  private async recordRows(records: readonly RecordOfUnit[], asOf: AsOf): Promise<AccountabilityRecordRow[]> {
    if (records.length === 0) return [];
    const [names, revisions] = await Promise.all([
      this.dashboard.names(asOf, { units: records.map(({ unit }) => unit), measures: records.flatMap(({ measure }) => measure ?? []) }),
      this.auditTrail.revisions(records.map(({ record }) => `record-${record}`)),
    ]);
    return records.map((one) => recordRow(one, names, revisions.get(`record-${one.record}`) ?? 0));
  }
}

function ownersAmong(all: readonly DepartmentRow[]): UnitOwner[] {
  return all.flatMap(({ unit: owner }) => unitsUnder(owner, all).map((unit) => ({ unit, owner, isGroup: false })));
}
