import { Empty } from 'antd';
import { useState, type ReactNode } from 'react';
import type { EventView } from '../api/types.js';
import { EventDrawer } from './event-drawer.js';
import { EventEntry } from './event-entry.js';

interface EventListProps {
  events: EventView[];
  empty: string;
  withCite?: boolean;
  toolsFor?: (event: EventView) => ReactNode;
}

/** Entries with their details on demand. */
export function EventList({ events, empty, withCite = false, toolsFor }: EventListProps) {
  const [shownEvent, showEvent] = useState<string | null>(null);
  if (events.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />;
  return (
    <>
      <ol className="entries" data-testid="timeline">
        {events.map((event) => <EventEntry key={event.id} event={event} withCite={withCite} onShow={showEvent} tools={toolsFor?.(event)} />)}
      </ol>
      <EventDrawer id={shownEvent} onClose={() => showEvent(null)} onShow={showEvent} />
    </>
  );
}
