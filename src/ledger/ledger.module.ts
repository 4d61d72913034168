import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AuditTrailQueries } from '../../projections/audit-trail/queries.js';
import { DashboardQueries } from '../../projections/dashboard/queries.js';
import { DepartmentRecordQueries } from '../../projections/department-record/queries.js';
import { PlanComparisonQueries } from '../../projections/plan-comparison/queries.js';
import { AuditTrailController } from './audit-trail.controller.js';
import { Definitions } from './definitions.js';
import { HostUnit } from './host-unit.js';
import { OPEN_LEDGER, type OpenLedger } from './ledger-context.js';
import { LedgerController } from './ledger.controller.js';
import { PlanPeriods } from './plan-periods.js';
import { ProjectionsController } from './projections.controller.js';
import { ReadingPoints } from './reading-point.js';
import { RulesInForce } from './rules-in-force.js';
import { StoreController } from './store.controller.js';

/** The open ledger and its read models, for every feature. */
@Module({})
export class LedgerModule {
  static of(ledger: OpenLedger): DynamicModule {
    const shared: Provider[] = [
      { provide: OPEN_LEDGER, useValue: ledger }, ...readModels(ledger), HostUnit, PlanPeriods, ReadingPoints, RulesInForce,
    ];
    return {
      module: LedgerModule,
      global: true,
      controllers: [LedgerController, AuditTrailController, ProjectionsController, StoreController],
      providers: [...shared, Definitions],
      exports: shared,
    };
  }
}

function readModels({ pool, projections }: OpenLedger): Provider[] {
  const dashboard = new DashboardQueries(pool, projections);
  const auditTrail = new AuditTrailQueries(pool, projections, dashboard);
  return [
    { provide: DashboardQueries, useValue: dashboard },
    { provide: AuditTrailQueries, useValue: auditTrail },
    { provide: PlanComparisonQueries, useValue: new PlanComparisonQueries(pool, projections) },
    { provide: DepartmentRecordQueries, useValue: new DepartmentRecordQueries(pool, projections, dashboard, auditTrail) },
  ];
}
