import { DatePicker, Segmented } from 'antd';
import { dateText, fromLocalDate, toLocalDate } from '../display/dates.js';
import { Explained } from '../display/explained.js';
import { useLedger } from '../session/ledger.js';
import { useView, useViewControls } from '../session/view.js';
import { ExactMoment } from './exact-moment.js';

/** The two time axes: the day shown, and whether it is shown as known then or as known now. */
export function TimeBar() {
  const view = useView();
  const { today } = useLedger();
  const { chooseDay, chooseKnowledge } = useViewControls();
  return (
    <div className="time-bar" role="group" aria-label="查看时间">
      <label className="time-bar-label" htmlFor="as-of">截至日期</label>
      <DatePicker
        id="as-of"
        data-testid="as-of"
        className="time-bar-date"
        value={fromLocalDate(view.day)}
        format={(value) => dateText(toLocalDate(value))}
        allowClear={view.asOf !== null}
        inputReadOnly
        disabledDate={(day) => toLocalDate(day) > today}
        onChange={(value) => chooseDay(value ? toLocalDate(value) : null)}
      />
      <Segmented<'then' | 'now'>
        data-testid="knowledge"
        aria-label="按何时掌握的情况"
        value={view.asKnownThen ? 'then' : 'now'}
        onChange={chooseKnowledge}
        options={[{ value: 'then', label: '按当时掌握' }, { value: 'now', label: '按现在掌握' }]}
      />
      <Explained text="按当时掌握：只算截至该日日终已经入账的记录，之后补录和更正的不算。按现在掌握：该日的情况，按至今全部补录和更正计算。" label="两种看法的区别" />
      <ExactMoment />
    </div>
  );
}
