import { Alert } from 'antd';
import type { Intake } from '../../../api/intake.types.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { FIELD_WORDS, numberText } from '../draft/words.js';

/** What reading the columns anew has put aside, so that nobody believes it still stands. */
export function DroppedEdits() {
  const { intake } = useDraftAtHand();
  if (intake.dropped.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="drawer-alert"
      title={`重新读取后，${intake.dropped.length} 处手工修改已作废，请重新核对`}
      description={intake.dropped.map(({ key, field }) => `${placeOf(intake, key)}${FIELD_WORDS[field] ?? ''}`).join('；')}
    />
  );
}

function placeOf({ sections }: Intake, key: string): string {
  for (const section of sections) {
    if (section.key === key) return `${section.name}·`;
    const found = section.measures.find((one) => one.key === key);
    if (found) return `${section.name}${numberText(found)}·`;
  }
  return key === 'front' ? '方案信息·' : '';
}
