import type { MarkKind } from '../../../api/intake.types.js';
import { MARK_WORDS } from '../draft/words.js';

/** What the marks in the source mean. */
export function MarkLegend() {
  return (
    <ul className="mark-legend" aria-label="图例">
      {(Object.keys(MARK_WORDS) as MarkKind[]).map((kind) => <li key={kind}><mark className={`mark mark-${kind}`}>{MARK_WORDS[kind]}</mark></li>)}
    </ul>
  );
}
