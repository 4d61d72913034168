import { Inject, Injectable } from '@nestjs/common';
import type { MeasuresPage } from '../../projections/dashboard/answers.js';
import { DashboardQueries } from '../../projections/dashboard/queries.js';
import { ledgerTable, type ExportedPlan } from '../export/ledger-table.js';
import { inPlanOrder, type PlacedMeasure } from '../export/plan-order.js';
import { tableWorkbook, type ExcelTable } from '../export/table-workbook.js';
import { historyAsOf } from '../ledger/as-of.js';
import { DomainError } from '../ledger/domain-error.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { chineseDate } from '../ledger/local-date.js';
import { toStreamEvent } from '../ledger/read-events.js';
import { ReadingPoints, type ReadingPoint } from '../ledger/reading-point.js';
import { evolve as evolvePlan, initialState as noPlan } from '../plans/plan.decider.js';
import type { PlanEvent } from '../plans/plan.events.js';
import { measureStream } from './measure-submissions.js';
import { evolve, initialState } from './measure.decider.js';
import type { MeasureEvent } from './measure.events.js';
import type { MeasuresQueryDto } from './measures-query.dto.js';

/** Measures a page of the list holds at most. */
const PAGE = 200;
/** Streams read at once: more would only wait for the connections of the pool. */
const AT_ONCE = 8;

/** The list of measures as an Excel file: every measure that matches, in the order of its plan, a sheet for each plan. */
@Injectable()
export class MeasuresExport {
  constructor(
    @Inject(OPEN_LEDGER) private readonly ledger: OpenLedger,
    @Inject(DashboardQueries) private readonly dashboard: DashboardQueries,
    private readonly points: ReadingPoints,
  ) {}

  /** @throws DomainError NOTHING_TO_EXPORT where no measure matches */
  async workbook(query: MeasuresQueryDto): Promise<{ fileName: string; bytes: Buffer }> {
    const { asOf: _asOf, knownAt: _knownAt, 'min-position': _minPosition, plan = null, page: _page, pageSize: _pageSize, ...filter } = query;
    const point = await this.points.inReadModel('dashboard', query, plan);
    const found = await this.matching({ ...filter, plan, day: point.asOf, position: point.position });
    if (found.length === 0) throw new DomainError('NOTHING_TO_EXPORT', '没有符合条件的措施，没有可以导出的内容。请调整筛选条件。', 'not-found');
    const { sort: _sort, order: _order, ...conditions } = filter;
    const isFiltered = Object.values(conditions).some((one) => one !== undefined);
    const plans = [...new Set(found.map((one) => one.plan))];
    const tables = await Promise.all(plans.map(async (id) => {
      const about = await this.plan(id, point);
      const measures = await this.measures(found.filter((one) => one.plan === id).map(({ measure }) => measure), point);
      return { about, table: ledgerTable(about, inPlanOrder(about, measures), chineseDate(point.asOf), isFiltered ? 'filtered' : 'all') };
    }));
    const name = tables.length === 1 ? tables[0]!.about.shortTitle : '全部方案';
    return { fileName: `${name}工作台账（截至${chineseDate(point.asOf)}）.xlsx`, bytes: await tableWorkbook(withOwnNames(tables.map(({ table }) => table))) };
  }

  private async matching(question: Parameters<DashboardQueries['measures']>[0]): Promise<MeasuresPage['items']> {
    const items: MeasuresPage['items'] = [];
    for (let page = 1; ; page += 1) {
      const answer = await this.dashboard.measures({ ...question, page, pageSize: PAGE });
      items.push(...answer.items);
      if (answer.items.length === 0 || items.length >= answer.total) return items;
    }
  }

  private async measures(measures: readonly string[], { asOf, position }: ReadingPoint): Promise<PlacedMeasure[]> {
    const found: PlacedMeasure[] = [];
    for (let from = 0; from < measures.length; from += AT_ONCE) {
      found.push(...await Promise.all(measures.slice(from, from + AT_ONCE).map(async (measure) => {
        const known = await this.ledger.store.readStreamKnown(measureStream(measure), position);
        const history = historyAsOf(known.map(toStreamEvent) as MeasureEvent[], asOf);
        return { state: history.reduce(evolve, initialState), history, registered: known[0]!.position };
      })));
    }
    return found;
  }

  /** The plan as registered and revised by then. */
  private async plan(id: string, { asOf, position }: ReadingPoint): Promise<ExportedPlan> {
    const known = (await this.ledger.store.readStreamKnown(`plan-${id}`, position)).map(toStreamEvent);
    const events = historyAsOf(known, asOf);
    const registered = events.find(({ type }) => type === 'plan-registered')!.data as unknown as ExportedPlan;
    const { title, issuer, documentNumber, issued, ends } = (events as PlanEvent[]).reduce(evolvePlan, noPlan);
    return { ...registered, title, issuer, documentNumber, issued, ends };
  }
}

/** Excel opens no workbook with two sheets of one name: plans of several years may be called alike. */
function withOwnNames(tables: readonly ExcelTable[]): ExcelTable[] {
  const taken = new Set<string>();
  return tables.map((table) => {
    let { sheet } = table;
    for (let turn = 2; taken.has(sheet); turn += 1) sheet = `${table.sheet.slice(0, 27)}（${turn}）`;
    taken.add(sheet);
    return { ...table, sheet };
  });
}
