import { useReading } from '../../api/reading.js';
import type { EventView, Timeline } from '../../api/types.js';
import { Answer } from '../../display/answer.js';
import { EventList } from '../../display/event-list.js';
import { RefusableButton } from '../../display/refusable-button.js';
import { Panel } from '../../display/panel.js';
import { inOrderOfDays } from './in-order-of-days.js';
import { canBeCorrected } from './entry-owner.js';

interface MeasureTimelineProps {
  measure: string;
  /** Why the acting role may not correct an entry; null where it may. */
  refusal(event: EventView): string | null;
  onCorrect(event: EventView): void;
}

export function MeasureTimeline({ measure, refusal, onCorrect }: MeasureTimelineProps) {
  const query = useReading<Timeline>(`/measures/${encodeURIComponent(measure)}/timeline`);
  return (
    <Panel title="全过程记录" extra={<span className="muted">按发生日期，新的在前</span>} data-testid="timeline-panel">
      <Answer query={query} rows={6}>
        {({ items }) => (
          <EventList
            events={inOrderOfDays(items)}
            empty="截至该日还没有记录"
            toolsFor={(event) => canBeCorrected(event) && <RefusableButton refusal={refusal(event)} type="link" size="small" className="screen-only" onClick={() => onCorrect(event)} data-testid="correct-entry">更正</RefusableButton>}
          />
        )}
      </Answer>
    </Panel>
  );
}
