import { Inject, Injectable } from '@nestjs/common';
import { DashboardQueries } from '../../projections/dashboard/queries.js';
import { ProjectionError, ProjectionStoppedError } from '../../projections/engine/errors.js';
import { dayOf } from '../config/clock.js';
import { HttpProblem, NOTHING_LOST } from '../http/problem.js';
import { DomainError } from '../ledger/domain-error.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import type { DepartmentEvent } from './department.events.js';
import { departmentStream } from './unit-register.js';

const WAIT_MS = 5_000;

/** One name means one unit of a jurisdiction (rule 6); the same bureau of two cities is two units. */
@Injectable()
export class NameOwner {
  constructor(
    @Inject(OPEN_LEDGER) private readonly ledger: OpenLedger,
    @Inject(DashboardQueries) private readonly dashboard: DashboardQueries,
  ) {}

  /**
   * Knows every name entered before it is asked; within a DepartmentTurn none comes in meanwhile.
   *
   * @throws DomainError NAME_TAKEN where another unit of the jurisdiction has one of the names
   * @throws HttpProblem NOT_YET_READABLE where the register of units does not follow in time, PROJECTION_STOPPED where it never will
   */
  async requireFree(names: readonly string[], jurisdiction: string, unit: string): Promise<void> {
    const position = await this.latestPosition();
    const units = await this.dashboard.departments({ day: dayOf(this.ledger.clock.now()), position });
    for (const other of units) {
      const taken = names.find((name) => name === other.name || other.aliases.includes(name));
      if (taken === undefined || other.unit === unit || (await this.jurisdictionOf(other.unit)) !== jurisdiction) continue;
      throw new DomainError('NAME_TAKEN', `“${taken}”已是${other.name}的名称，请改用其他名称，或直接选用该单位。`, 'conflict', { name: taken, unit: other.unit });
    }
  }

  /** The same for further names of a unit of the ledger; an unknown unit is the decider's to refuse. */
  async requireFreeFor(unit: string, names: readonly string[]): Promise<void> {
    const jurisdiction = await this.jurisdictionOf(unit);
    if (jurisdiction !== null) await this.requireFree(names, jurisdiction, unit);
  }

  private async latestPosition(): Promise<number> {
    const position = await this.ledger.store.latestPosition();
    try {
      await this.ledger.projections.waitFor('dashboard', position, WAIT_MS);
      return position;
    } catch (error) {
      if (!(error instanceof ProjectionError)) throw error;
      if (error instanceof ProjectionStoppedError) {
        throw new HttpProblem('PROJECTION_STOPPED', `单位名录已停止更新，无法核对是否重名，本次内容没有入账，再次提交也不会成功。请联系系统管理员查看“系统”页并运行 npx taizhang doctor。${NOTHING_LOST}`);
      }
      throw new HttpProblem('NOT_YET_READABLE', `单位名录正在更新，暂时无法核对是否重名，本次内容没有入账。请稍候再次提交。${NOTHING_LOST}`);
    }
  }

  /** Jurisdiction a unit was registered for; null for an unknown one. */
  private async jurisdictionOf(unit: string): Promise<string | null> {
    const [registered] = await this.ledger.store.readStream(departmentStream(unit));
    return registered ? (registered.leaf.data as Extract<DepartmentEvent, { type: 'department-registered' }>['data']).jurisdiction : null;
  }
}
