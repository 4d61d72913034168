import { HistoryOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { dateText, knownAtText } from '../display/dates.js';
import { useLedger } from '../session/ledger.js';
import { useView, useViewControls } from '../session/view.js';

/** Visible on every page as long as it does not show today. */
export function TimeNotice() {
  const view = useView();
  const { backToToday, chooseDay } = useViewControls();
  const { today } = useLedger();
  const back = view.ended ? '回到计划期最后一天' : '回到今天';
  if (view.ahead) {
    return (
      <div className="time-notice ahead" role="status" data-testid="ahead-notice">
        <WarningOutlined aria-hidden />
        {view.ahead === 'day'
          ? <span><strong>{dateText(view.day)}</strong>尚未到来，以下按现有记录推算</span>
          : <span>掌握时点<strong>{knownAtText(view.knownAt ?? '')}</strong>尚未到来，以下是{dateText(view.day)}的情况，按现有记录计算</span>}
        <Button type="link" size="small" onClick={backToToday} data-testid="back-to-today">{back}</Button>
      </div>
    );
  }
  if (view.inPast) {
    const knowledge = !view.asKnownThen ? '按现在掌握' : view.exactMoment && view.knownAt ? `按${knownAtText(view.knownAt)}掌握` : '按当时掌握';
    return (
      <div className="time-notice past" role="status" data-testid="past-notice">
        <HistoryOutlined aria-hidden />
        <span>正在查看 <strong>{dateText(view.day)}</strong> 的情况，{knowledge}</span>
        <Button type="link" size="small" onClick={backToToday} data-testid="back-to-today">{back}</Button>
        {view.ended && <Button type="link" size="small" onClick={() => chooseDay(today)} data-testid="show-today">看今天的情况</Button>}
      </div>
    );
  }
  if (!view.ended || view.ends === null) return null;
  if (view.day > view.ends) {
    return (
      <div className="time-notice" role="status" data-testid="after-plan">
        <span>正在查看 <strong>{dateText(view.day)}</strong> 的情况，{view.plans.length > 1 ? '各方案计划期均' : '计划期'}已于{dateText(view.ends)}结束</span>
        <Button type="link" size="small" onClick={backToToday}>回到计划期最后一天</Button>
      </div>
    );
  }
  if (view.day !== view.ends) return null;
  return (
    <div className="time-notice" role="status" data-testid="plan-ended">
      <span>{view.plans.length > 1 ? '各方案计划期均已结束，显示的是其中最后一天' : '计划期已结束，显示的是最后一天'} <strong>{dateText(view.ends)}</strong> 的情况。此后适用的内容不在其中，包括今天录入、自今天起适用的调整</span>
      <Button type="link" size="small" onClick={() => chooseDay(today)} data-testid="show-today">看今天的情况</Button>
    </div>
  );
}
