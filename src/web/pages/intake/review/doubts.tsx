import { WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { IntakeWarning } from '../../../api/intake.types.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';

/** What is unsure about a field, beside the field, until a person settles it. */
export function Doubts({ warnings }: { warnings: readonly IntakeWarning[] }) {
  const { open, edit } = useDraftAtHand();
  const left = warnings.filter((one) => !one.settled);
  if (left.length === 0) return null;
  return (
    <ul className="doubts">
      {left.map(({ key, message }) => (
        <li key={key} className="doubt">
          <WarningFilled aria-label="存疑" /> {message}
          {open && <Button type="link" size="small" className="doubt-settle" data-keep onClick={() => void edit([{ about: 'warning', key, settled: true }])}>已核对</Button>}
        </li>
      ))}
    </ul>
  );
}
