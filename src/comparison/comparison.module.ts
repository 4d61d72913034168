import { Module } from '@nestjs/common';
import { MeasuresModule } from '../measures/measures.module.js';
import { ComparisonController } from './comparison.controller.js';
import { LinkTargets } from './link-targets.js';
import { LinksController } from './links.controller.js';
import { PlanComparisons } from './plan-comparisons.js';
import { SetLinkHandler } from './use-cases/set-link.js';
import { SetLinksHandler } from './use-cases/set-links.js';

@Module({
  imports: [MeasuresModule],
  controllers: [ComparisonController, LinksController],
  providers: [PlanComparisons, LinkTargets, SetLinkHandler, SetLinksHandler],
})
export class ComparisonModule {}
