import { Button, DatePicker, Popover } from 'antd';
import { beijingInstant, beijingWallClock, knownAtText, toLocalDate } from '../display/dates.js';
import { useLedger } from '../session/ledger.js';
import { useView, useViewControls } from '../session/view.js';

const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** 高级: the exact moment of knowledge, for inspectors. */
export function ExactMoment() {
  const { knownAt, exactMoment } = useView();
  const { today } = useLedger();
  const { chooseMoment, chooseKnowledge } = useViewControls();
  const shown = knownAt === null ? null : beijingWallClock(DAY_ONLY.test(knownAt) ? `${knownAt}T15:59:59Z` : knownAt);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="掌握情况的准确时刻"
      content={(
        <div className="exact-moment">
          <p>只算这一时刻之前已经入账的记录（北京时间）。</p>
          <DatePicker showTime needConfirm disabledDate={(day) => toLocalDate(day) > today} value={shown} aria-label="掌握情况的准确时刻" data-testid="exact-moment" onChange={(value) => (value ? chooseMoment(beijingInstant(value)) : chooseKnowledge('now'))} />
          {knownAt && <p className="muted">现为：{knownAtText(knownAt)}</p>}
        </div>
      )}
    >
      <Button type="text" size="small" className="time-bar-more" data-testid="advanced-time">高级{exactMoment ? '（已设）' : ''}</Button>
    </Popover>
  );
}
