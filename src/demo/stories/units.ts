import { dayOf } from '../../config/clock.js';
import { addDays } from '../../ledger/local-date.js';
import type { Responsibility } from '../../measures/measure.events.js';
import { OFFICE_DECIDES } from '../demo-people.js';
import { SeededRandom } from '../random.js';
import { onDay, type Telling } from '../telling.js';
import { measureCited, unitNamed, type DemoTurns } from '../turns.js';

/** Plans what befalls units: one is renamed, one merged into another, which takes over its measures; some leads change. */
export function changeUnits(telling: Telling, { renamed, merged, reassigned }: DemoTurns): void {
  const { journal } = telling;
  const random = new SeededRandom('units');
  onDay(telling, random, renamed.on, (at) => {
    const { name, reason } = renamed;
    journal.onDepartment(unitNamed(journal, renamed.unit), at, OFFICE_DECIDES, { type: 'rename-department', occurredOn: dayOf(at), basis: null, name, reason });
  });
  onDay(telling, random, merged.on, (at) => {
    const [unit, into] = [unitNamed(journal, merged.unit), unitNamed(journal, merged.into)];
    journal.onDepartment(unit, at, OFFICE_DECIDES, { type: 'merge-department', occurredOn: dayOf(at), basis: null, into, reason: merged.reason });
    onDay(telling, random, addDays(dayOf(at), 1), (next) => takeOver(telling, next, unit, into, merged));
  });
  for (const turn of reassigned) {
    onDay(telling, random, turn.on, (at) => {
      const measure = measureCited(journal, turn);
      const lead = unitNamed(journal, turn.lead);
      const others = journal.measure(measure).units.filter(({ unit }) => unit !== lead)
        .map((one): Responsibility => (one.role === 'lead' ? { ...one, role: 'responsible', derived: false } : one));
      const units: Responsibility[] = [{ unit: lead, printedName: turn.lead, role: 'lead', group: 1, derived: false }, ...others];
      reassign(telling, at, measure, units, turn.reason);
    });
  }
}

function takeOver(telling: Telling, at: Date, from: string, into: string, { into: name, reassignment }: DemoTurns['merged']): void {
  for (const [measure, { state }] of telling.journal.measures) {
    if (!state.units.some(({ unit }) => unit === from)) continue;
    const units = state.units
      .filter(({ unit, group }) => unit !== into || !state.units.some((one) => one.unit === from && one.group === group))
      .map((one) => (one.unit === from ? { ...one, unit: into, printedName: name } : one));
    reassign(telling, at, measure, units, reassignment);
  }
}

function reassign({ journal }: Telling, at: Date, measure: string, units: Responsibility[], reason: string): void {
  journal.onMeasure(measure, at, OFFICE_DECIDES, { type: 'reassign-responsibility', occurredOn: dayOf(at), basis: null, units, reason });
}
