import { Inject, Injectable } from '@nestjs/common';
import { DashboardQueries } from '../../projections/dashboard/queries.js';
import { dayOf } from '../config/clock.js';
import { DomainError } from '../ledger/domain-error.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import type { DepartmentEvent } from './department.events.js';
import { departmentStream } from './unit-register.js';

/** One name means one unit of a jurisdiction (rule 6); the same bureau of two cities is two units. */
@Injectable()
export class NameOwner {
  constructor(
    @Inject(OPEN_LEDGER) private readonly ledger: OpenLedger,
    @Inject(DashboardQueries) private readonly dashboard: DashboardQueries,
  ) {}

  /** @throws DomainError NAME_TAKEN where another unit of the jurisdiction has one of the names */
  async requireFree(names: readonly string[], jurisdiction: string, unit: string): Promise<void> {
    const position = this.ledger.projections.live('dashboard').checkpoint - 1;
    const units = await this.dashboard.departments({ day: dayOf(this.ledger.clock.now()), position });
    for (const other of units) {
      const taken = names.find((name) => name === other.name || other.aliases.includes(name));
      if (taken === undefined || other.unit === unit || (await this.jurisdictionOf(other.unit)) !== jurisdiction) continue;
      throw new DomainError('NAME_TAKEN', `“${taken}”已是${other.name}的名称，请改用其他名称，或直接选用该单位。`, 'conflict', { name: taken, unit: other.unit });
    }
  }

  /** Jurisdiction a unit was registered for; null for an unknown one. */
  async jurisdictionOf(unit: string): Promise<string | null> {
    const [registered] = await this.ledger.store.readStream(departmentStream(unit));
    return registered ? (registered.leaf.data as Extract<DepartmentEvent, { type: 'department-registered' }>['data']).jurisdiction : null;
  }
}
