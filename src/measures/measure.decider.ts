import type { MeasureCommand, MeasureContext } from './measure.commands.js';
import type { MeasureFact } from './measure.events.js';
import type { MeasureState } from './measure.state.js';

export { evolve, foldMeasure, initialState } from './measure.evolve.js';

/**
 * Accepts a command against the state of the measure in position order (`foldMeasure(history)`), or refuses it.
 *
 * @returns the facts to append, in order, all or none
 * @throws DomainError with a stable code and a Chinese message
 */
export function decide(command: MeasureCommand, state: MeasureState, context: MeasureContext): MeasureFact[] {
  void [command, state, context];
  throw new Error('not decided yet');
}
