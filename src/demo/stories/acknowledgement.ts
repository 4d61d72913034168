import { dayOf } from '../../config/clock.js';
import { addDays } from '../../ledger/local-date.js';
import { filerOf } from '../demo-people.js';
import type { SeededRandom } from '../random.js';
import { onDay, type Telling } from '../telling.js';

/** Plans the acknowledgements of a measure: most units within two weeks; some never say so and are taken to have with their first filing. */
export function acknowledgeSoon(telling: Telling, measure: string, random: SeededRandom): void {
  const { journal } = telling;
  const { units, registeredOn } = journal.measure(measure);
  for (const unit of new Set(units.map((one) => one.unit))) {
    const role = units.find((one) => one.unit === unit)!.role;
    if (!journal.departments.has(unit) || !random.chance(role === 'supporting' ? 0.45 : 0.85)) continue;
    const days = random.chance(0.08) ? random.whole(20, 45) : random.whole(1, 14);
    onDay(telling, random, addDays(registeredOn, days), (at) => {
      const state = journal.measure(measure);
      if (state.acknowledgedBy.includes(unit) || !state.units.some((one) => one.unit === unit)) return;
      journal.onMeasure(measure, at, filerOf(journal, unit), { type: 'acknowledge', occurredOn: dayOf(at), basis: null, unit });
    });
  }
}
