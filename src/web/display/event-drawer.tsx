import { Descriptions, Drawer } from 'antd';
import { useReading } from '../api/reading.js';
import type { EventAnswer, EventView } from '../api/types.js';
import { Answer } from './answer.js';
import { dateText, momentText } from './dates.js';
import { actorText, EventEntry } from './event-entry.js';
import { RawRecord } from './raw-record.js';
import { shown } from './shown.js';

interface EventDrawerProps {
  id: string | null;
  onClose(): void;
  onShow(id: string): void;
}

/** A long text must not press the labels into one character a line. */
const LABELS = { label: { width: 104, minWidth: 104, whiteSpace: 'nowrap' } } as const;

/** Everything about one entry, down to the record as stored and its fingerprint. */
export function EventDrawer({ id, onClose, onShow }: EventDrawerProps) {
  const query = useReading<EventAnswer>(`/events/${encodeURIComponent(id ?? '')}`, {}, { enabled: id !== null });
  return (
    <Drawer title="记录详情" open={id !== null} onClose={onClose} size="min(640px, 100vw)" destroyOnHidden data-testid="event-drawer">
      {id !== null && (
        <Answer query={query}>
          {({ event, leaf }) => (
            <div className="stack">
              <ol className="entries entries-single"><EventEntry event={event} withCite onShow={onShow} /></ol>
              <Descriptions column={1} size="small" bordered styles={LABELS} items={detailItems(event)} />
              <RawRecord leaf={leaf} />
            </div>
          )}
        </Answer>
      )}
    </Drawer>
  );
}

function detailItems(event: EventView) {
  return [
    { key: 'label', label: '事项', children: event.label },
    { key: 'occurred', label: '发生日期', children: <Value now={event.effectiveOccurredOn} entered={event.occurredOn} /> },
    { key: 'recorded', label: '入账时间', children: `${momentText(event.recordedAt)}${event.backdatedDays > 0 ? `（补录，相隔${event.backdatedDays}天）` : ''}` },
    { key: 'actor', label: '录入', children: actorText(event) },
    ...event.effectiveFields.map(({ label, value }, index) => ({ key: `field-${index}`, label, children: <Value now={value} entered={event.fields.find((one) => one.label === label)?.value ?? null} /> })),
    ...(event.basis ? [{ key: 'basis', label: '依据', children: [event.basis.title, event.basis.documentNumber, event.basis.issuedOn && dateText(event.basis.issuedOn)].filter(Boolean).join('，') }] : []),
  ];
}

/** What holds now, and what was entered where a correction changed it. */
function Value({ now, entered }: { now: string; entered: string | null }) {
  return (
    <span className="prose">
      {shown(now)}
      {now !== entered && <span className="entered-first">原记录：<s>{shown(entered)}</s></span>}
    </span>
  );
}
