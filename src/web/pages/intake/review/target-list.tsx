import type { IntakeTarget } from '../../../api/intake.types.js';
import { targetText } from '../draft/words.js';

export function TargetList({ targets }: { targets: readonly IntakeTarget[] }) {
  if (targets.length === 0) return null;
  return (
    <ul className="target-list" aria-label="目标">
      {targets.map((one, index) => <li key={index}><span className="target-word">目标</span>{targetText(one)}<span className="printed">“{one.raw}”</span></li>)}
    </ul>
  );
}
