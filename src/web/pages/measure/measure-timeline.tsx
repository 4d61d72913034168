import { Button } from 'antd';
import { useReading } from '../../api/reading.js';
import type { EventView, Timeline } from '../../api/types.js';
import { Answer } from '../../display/answer.js';
import { EventList } from '../../display/event-list.js';
import { Panel } from '../../display/panel.js';
import { canBeCorrected } from './entry-owner.js';

interface MeasureTimelineProps {
  measure: string;
  /** Absent where the acting role may not correct. */
  onCorrect?: ((event: EventView) => void) | undefined;
}

export function MeasureTimeline({ measure, onCorrect }: MeasureTimelineProps) {
  const query = useReading<Timeline>(`/measures/${encodeURIComponent(measure)}/timeline`);
  return (
    <Panel title="全过程记录" extra={<span className="muted">新的在前；每条都有发生日期和入账时间</span>} data-testid="timeline-panel">
      <Answer query={query} rows={6}>
        {({ items }) => (
          <EventList
            events={items}
            empty="截至该日还没有记录"
            toolsFor={(event) => onCorrect && canBeCorrected(event) && <Button type="link" size="small" className="screen-only" onClick={() => onCorrect(event)} data-testid="correct-entry">更正</Button>}
          />
        )}
      </Answer>
    </Panel>
  );
}
