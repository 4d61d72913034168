import { Drawer } from 'antd';
import { useReading } from '../../api/reading.js';
import type { BehindFigure, DepartmentFigure } from '../../api/types.js';
import { Answer } from '../../display/answer.js';
import { EventList } from '../../display/event-list.js';
import { MilestoneList } from '../../display/milestone-list.js';

interface FigureDrawerProps {
  path: string;
  plan: string | undefined;
  figure: DepartmentFigure | null;
  onClose(): void;
}

/** What a figure was counted from. */
export function FigureDrawer({ path, plan, figure, onClose }: FigureDrawerProps) {
  const query = useReading<BehindFigure>(`${path}/${encodeURIComponent(figure?.figure ?? '')}`, { plan }, { enabled: figure !== null });
  return (
    <Drawer title={figure ? `${figure.label} ${figure.value}${figure.unit}` : ''} open={figure !== null} onClose={onClose} size="min(720px, 100vw)" destroyOnHidden data-testid="figure-drawer">
      {figure && (
        <>
          <p className="muted definition">{figure.definition}</p>
          <Answer query={query}>
            {({ events, milestones, days }) => (
              <div className="stack">
                {(milestones.length > 0 || events.length === 0) && <section><h3>时间节点（{milestones.length}）</h3><MilestoneList items={milestones} empty="这个数字背后没有时间节点" /></section>}
                {events.length > 0 && <section><h3>记录（{events.length}）</h3><EventList events={events} empty="" withCite toolsFor={(event) => <DaysOf event={event.id} days={days} />} /></section>}
              </div>
            )}
          </Answer>
        </>
      )}
    </Drawer>
  );
}

/** A figure in days says how many of them each record adds; one record may stand for several time nodes. */
function DaysOf({ event, days }: { event: string; days: BehindFigure['days'] }) {
  const own = days.filter((one) => one.event === event);
  if (own.length === 0) return null;
  return <strong className="record-days">计{own.reduce((sum, one) => sum + one.days, 0)}天</strong>;
}
