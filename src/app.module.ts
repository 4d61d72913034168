import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ComparisonModule } from './comparison/comparison.module.js';
import { DepartmentsModule } from './departments/departments.module.js';
import { HealthController } from './http/health.controller.js';
import { IntakesModule } from './intake/intakes.module.js';
import type { OpenLedger } from './ledger/ledger-context.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MeasuresModule } from './measures/measures.module.js';
import { PlansModule } from './plans/plans.module.js';
import { SupervisionModule } from './supervision/supervision.module.js';

/** The HTTP surface of one open ledger. */
@Module({})
export class AppModule {
  static of(ledger: OpenLedger): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot(), LedgerModule.of(ledger), PlansModule, DepartmentsModule, MeasuresModule, SupervisionModule, IntakesModule, ComparisonModule],
      controllers: [HealthController],
    };
  }
}
