import { applyCorrections } from '../../ledger/as-of.js';
import { foldMeasure } from '../../measures/measure.decider.js';
import type { MeasureEvent, Milestone, Responsibility } from '../../measures/measure.events.js';
import type { MeasureState } from '../../measures/measure.state.js';

/** A measure as the plan's document gave it to the ledger: registered, corrected, revised. What the office decided of its own accord is left out. */
export interface RegisteredMeasure {
  history: readonly MeasureEvent[];
  /** Where it stands now, with everything that happened since. */
  state: MeasureState;
  cited: string;
  title: string;
  /** A person wrote the title; the document need not say it. */
  titleByHand: boolean;
  milestones: readonly Milestone[];
  units: readonly Responsibility[];
  /** Rule 6: as the document said; what the office named since is not the document's. */
  unitsIncomplete: boolean;
  /** Null where the ledger holds only its hash. */
  text: string | null;
  textSha256: string | null;
}

/** Null where the stream holds no measure. */
export function registeredMeasure(history: readonly MeasureEvent[] | undefined): RegisteredMeasure | null {
  const events = applyCorrections(history ?? []);
  const registered = events.find((event): event is Extract<MeasureEvent, { type: 'measure-registered' }> => event.type === 'measure-registered');
  if (!history || !registered) return null;
  const revisions = events.filter((event): event is Extract<MeasureEvent, { type: 'measure-revised' }> => event.type === 'measure-revised').map(({ data }) => data);
  const latest = <F extends 'title' | 'milestones' | 'units' | 'unitsIncomplete' | 'textSha256'>(field: F) => revisions.findLast((revision) => revision[field] !== null)?.[field] ?? null;
  const state = foldMeasure(history);
  return {
    history, state, cited: registered.data.source.reference, title: latest('title') ?? registered.data.title,
    titleByHand: latest('title') === null && registered.data.changedByHand.includes('title'), milestones: latest('milestones') ?? registered.data.milestones,
    units: latest('units') ?? registered.data.units,
    unitsIncomplete: latest('unitsIncomplete') ?? registered.data.unitsIncomplete, text: state.text, textSha256: latest('textSha256') ?? registered.data.source.textSha256,
  };
}
