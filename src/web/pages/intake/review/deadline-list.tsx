import type { IntakeDeadline } from '../../../api/intake.types.js';
import { deadlineText, KIND_MEANINGS, KIND_WORDS } from '../draft/words.js';

/** Deadlines with their kind and date, and the words they were printed in. */
export function DeadlineList({ deadlines }: { deadlines: readonly IntakeDeadline[] }) {
  if (deadlines.length === 0) return <span className="muted">未写时限</span>;
  return (
    <ul className="deadline-list">
      {deadlines.map((one, index) => (
        <li key={index}>
          <span className={`kind kind-${one.kind}`} title={KIND_MEANINGS[one.kind]}>{KIND_WORDS[one.kind]}</span>
          <span className="deadline-words">{deadlineText(one)}</span>
          <span className="printed">“{one.raw}”</span>
        </li>
      ))}
    </ul>
  );
}
