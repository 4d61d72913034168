import { App } from 'antd';
import { dateText } from '../display/dates.js';
import { useLedger } from '../session/ledger.js';
import { useView, useViewControls } from '../session/view.js';

/**
 * What was just entered must be seen: a view of the past, or of a plan that ended before the entry's day, moves to the day
 * that includes it.
 */
export function useShowEntered(): (occurredOn: string | undefined) => void {
  const { message } = App.useApp();
  const { today } = useLedger();
  const { day, asKnownThen, defaultDay } = useView();
  const { chooseDay, backToToday } = useViewControls();
  return (occurredOn = today) => {
    if (occurredOn <= day && !asKnownThen) return;
    if (occurredOn <= defaultDay) backToToday();
    else chooseDay(occurredOn);
    message.info(`已转到${dateText(occurredOn <= defaultDay ? defaultDay : occurredOn)}的情况，以便看到刚入账的内容`);
  };
}
