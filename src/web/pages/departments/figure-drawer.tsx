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
            {({ events, milestones }) => (
              <div className="stack">
                {(milestones.length > 0 || events.length === 0) && <section><h3>时间节点（{milestones.length}）</h3><MilestoneList items={milestones} empty="这个数字背后没有时间节点" /></section>}
                {events.length > 0 && <section><h3>记录（{events.length}）</h3><EventList events={events} empty="" withCite /></section>}
              </div>
            )}
          </Answer>
        </>
      )}
    </Drawer>
  );
}
