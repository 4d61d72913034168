import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { AuditTrailQueries } from '../../projections/audit-trail/queries.js';
import type { ComparablePlan, MeasureMaterial } from '../../projections/plan-comparison/answers.js';
import { PlanComparisonQueries } from '../../projections/plan-comparison/queries.js';
import { requireRole } from '../ledger/decision.js';
import { DomainError } from '../ledger/domain-error.js';
import { ReadingPoints, type ReadingPoint } from '../ledger/reading-point.js';
import type { Actor } from '../ledger/roles.js';
import type { ComparisonAnswerDto, ProposalsAnswerDto, ProvincialMeasuresAnswerDto } from './comparison-answers.dto.js';
import type { ComparisonQueryDto, PlansComparedDto } from './comparison-query.dto.js';
import { comparePlans } from './comparison.js';
import { proposeLinks, type LinkProposal } from './propose-links.js';
import { shownRows } from './shown-rows.js';

interface Material {
  point: ReadingPoint;
  city: ComparablePlan;
  province: ComparablePlan;
  own: MeasureMaterial[];
  provincial: MeasureMaterial[];
}

/** A city's plan beside the province's, at (D, P). */
@Injectable()
export class PlanComparisons {
  /** Proposals follow from the plans alone: made once for what is known of them, not for every reader. */
  private readonly proposals = new LRUCache<string, LinkProposal[]>({ max: 20 });

  constructor(
    private readonly queries: PlanComparisonQueries,
    private readonly auditTrail: AuditTrailQueries,
    private readonly points: ReadingPoints,
  ) {}

  /** @throws DomainError UNKNOWN_PLAN, ONE_PLAN_ONLY */
  async compare(query: ComparisonQueryDto, reader: Actor | null): Promise<ComparisonAnswerDto> {
    const { point, city, province, own, provincial } = await this.material(query);
    const comparison = comparePlans(own, provincial);
    const shown = shownRows(comparison, query);
    const revisions = await this.auditTrail.revisions(shown.rows.map(({ measure }) => `measure-${measure}`));
    return {
      ...point, city, province, coverage: comparison.coverage,
      rows: shown.rows.map((row) => ({ ...row, revision: revisions.get(`measure-${row.measure}`) ?? 0 })),
      uncovered: shown.uncovered,
      sections: [...new Set([...own, ...provincial].map(({ indicator }) => indicator.name))],
      linking: linking(reader),
    };
  }

  /** @throws DomainError UNKNOWN_PLAN, ONE_PLAN_ONLY */
  async propose(query: PlansComparedDto): Promise<ProposalsAnswerDto> {
    const { point, city, province, own, provincial } = await this.material(query);
    const texts = await this.queries.texts([city.id, province.id], { day: point.asOf, position: point.position });
    const plan = ({ jurisdiction }: ComparablePlan, measures: MeasureMaterial[]) => ({
      jurisdiction,
      measures: measures.map(({ measure, indicator, item, title }) => ({ id: measure, section: indicator.name, item, title, text: texts.get(measure) ?? null })),
    });
    const names = new Map(provincial.map(({ measure, cite, title }) => [measure, { cite, title }]));
    const proposals = this.proposed(plan(city, own), plan(province, provincial));
    return { ...point, items: proposals.map((one) => ({ ...one, candidates: one.candidates.map((candidate) => ({ ...candidate, ...names.get(candidate.measure)! })) })) };
  }

  /** @throws DomainError UNKNOWN_PLAN, ONE_PLAN_ONLY */
  async provincialMeasures(query: PlansComparedDto): Promise<ProvincialMeasuresAnswerDto> {
    const { point, provincial } = await this.material(query);
    return { ...point, items: provincial.map(({ measure, cite, title, indicator, milestones }) => ({ measure, cite, title, indicator, milestones })) };
  }

  private proposed(...plans: Parameters<typeof proposeLinks>): LinkProposal[] {
    const key = createHash('sha256').update(JSON.stringify(plans)).digest('hex');
    const known = this.proposals.get(key);
    if (known) return known;
    const made = proposeLinks(...plans);
    this.proposals.set(key, made);
    return made;
  }

  private async material(query: PlansComparedDto): Promise<Material> {
    if (query.city === query.province) {
      throw new DomainError('ONE_PLAN_ONLY', '省市对照需要两个不同的方案，请另选一个方案。', 'invalid', { plan: query.city });
    }
    const point = await this.points.inReadModel('plan-comparison', query, query.city);
    const asOf = { day: point.asOf, position: point.position };
    const ids = [query.city, query.province];
    const [plans, measures] = await Promise.all([this.queries.plans(ids, asOf), this.queries.measures(ids, asOf)]);
    const named = (id: string): ComparablePlan => {
      const plan = plans.find((one) => one.id === id);
      if (plan) return plan;
      throw new DomainError('UNKNOWN_PLAN', '台账中没有这个方案，请重新选择。', 'not-found', { plan: id });
    };
    return {
      point, city: named(query.city), province: named(query.province),
      own: measures.filter(({ plan }) => plan === query.city), provincial: measures.filter(({ plan }) => plan === query.province),
    };
  }
}

function linking(reader: Actor | null): ComparisonAnswerDto['linking'] {
  if (reader === null) return { allowed: false, reason: '请先选择办理身份。' };
  try {
    requireRole(reader, ['office'], '设定省市对照');
    return { allowed: true, reason: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { allowed: false, reason: error.message };
  }
}
