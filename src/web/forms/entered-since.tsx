import { useEffect, useEffectEvent } from 'react';
import { useReadingNow } from '../api/reading.js';
import type { EventView } from '../api/types.js';
import { dateText, momentText } from '../display/dates.js';
import { actorText } from '../display/event-entry.js';
import { shown } from '../display/shown.js';
import { enteredSince, historyOf, type Conflict } from './conflict.js';

interface EnteredSinceProps {
  conflict: Conflict;
  onSeen(revision: number): void;
}

/** What others entered while the form was open, so that the writer decides in the light of it. */
export function EnteredSince({ conflict, onSeen }: EnteredSinceProps) {
  const { path, params } = historyOf(conflict.stream);
  const query = useReadingNow<{ items: EventView[] }>(path, params, { againUntil: ({ items }) => enteredSince(items, conflict) !== null });
  const entries = query.data ? enteredSince(query.data.items, conflict) : null;
  const complete = entries !== null;
  const tell = useEffectEvent(() => onSeen(conflict.latest));
  // Once for each conflict.
  useEffect(() => {
    if (complete) tell();
  }, [complete, conflict.latest]);
  if (query.error) return <p data-testid="entered-since-unread">暂时读不到新入账的内容。请在另一窗口打开此事项核对，稍候再次提交。</p>;
  if (entries === null) return <p className="muted">正在读取新入账的内容…</p>;
  return (
    <div className="entered-since" data-testid="entered-since">
      <strong>填写期间新入账的 {entries.length} 条：</strong>
      <ul>{entries.map((one) => <li key={one.id}><Entry event={one} /></li>)}</ul>
      <p>请核对；仍需提交的，改好后再按一次提交。</p>
    </div>
  );
}

function Entry({ event }: { event: EventView }) {
  return (
    <>
      <div><strong>{event.label}</strong> <span className="muted">{[event.milestoneLabel, actorText(event), `${momentText(event.recordedAt)}入账`, `${dateText(event.effectiveOccurredOn)}发生`].filter(Boolean).join(' · ')}</span></div>
      {event.effectiveFields.length === 0
        ? <div>{event.effectiveSummary}</div>
        : <dl>{event.effectiveFields.map((field) => <div key={field.label}><dt>{field.label}</dt><dd className="prose">{shown(field.value)}</dd></div>)}</dl>}
    </>
  );
}
