import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { FIELD_WORDS } from '../draft/words.js';

interface ChangedMarkProps {
  /** Key of the measure or section; `front` for the plan as a whole. */
  of: string;
  field: string;
}

/** 已改: what the document was read as, and the way back to it. */
export function ChangedMark({ of, field }: ChangedMarkProps) {
  const { intake, open, edit } = useDraftAtHand();
  const [shown, setShown] = useState(false);
  const change = intake.changed.find((one) => one.key === of && one.field === field);
  if (!change) return null;
  const revert = () => {
    setShown(false);
    void edit([{ about: 'reading', key: of, field }]);
  };
  return (
    <Popover
      trigger="click"
      open={shown}
      onOpenChange={setShown}
      title={`${FIELD_WORDS[field] ?? '内容'}已手工修改`}
      content={(
        <div className="change" data-keep>
          <dl><dt>原读取为</dt><dd className="change-was">{change.was}</dd><dt>现改为</dt><dd>{change.is}</dd></dl>
          {open && <Button size="small" onClick={revert} data-testid="revert">恢复原读取内容</Button>}
        </div>
      )}
    >
      <button type="button" className="changed-mark" data-keep data-testid="changed-mark" aria-label={`${FIELD_WORDS[field] ?? '内容'}已改，查看原读取内容`}>已改</button>
    </Popover>
  );
}
