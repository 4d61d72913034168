import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { EventView } from '../api/types.js';
import { PlacedLink } from '../session/placed-link.js';
import { dateText, momentText } from './dates.js';

interface EventEntryProps {
  event: EventView;
  /** Where the measure is not plain from the page. */
  withCite?: boolean;
  onShow?: (eventId: string) => void;
  tools?: ReactNode;
}

export function actorText({ actor }: EventView): string {
  return [actor.roleLabel, actor.unitName].filter(Boolean).join(' · ');
}

/** One entry with both its times: the day it happened and the moment it was entered. */
export function EventEntry({ event, withCite = false, onShow, tools }: EventEntryProps) {
  const corrected = event.correctedBy.length > 0;
  return (
    <li className={corrected ? 'entry entry-corrected' : 'entry'} id={`entry-${event.id}`} data-testid="timeline-entry" data-event-type={event.type}>
      <div className="entry-times">
        <time className="entry-occurred" dateTime={event.occurredOn}><span className="entry-time-label">发生</span>{dateText(event.occurredOn)}</time>
        <time className="entry-recorded" dateTime={event.recordedAt}><span className="entry-time-label">入账</span>{momentText(event.recordedAt)}</time>
        {event.enteredFor && <Tag variant="filled" data-testid="entered-for">代填</Tag>}
        {event.backdatedDays > 0 && <Tag variant="filled" className="backdated" data-testid="backdated">补录 {event.backdatedDays}天</Tag>}
      </div>
      <div className="entry-body">
        <div className="entry-head">
          <span className={`entry-type entry-type-${event.type}`}>{event.label}</span>
          {withCite && event.measure && event.cite && <PlacedLink path={`/measures/${encodeURIComponent(event.measure)}`} className="cite">{event.cite}</PlacedLink>}
          {event.milestoneLabel && <span className="muted">{event.milestoneLabel}</span>}
        </div>
        <p className="entry-summary">{event.summary}</p>
        {event.changes && event.changes.length > 0 && <Changes event={event} onShow={onShow} />}
        {corrected && <CorrectedBy event={event} onShow={onShow} />}
        <div className="entry-foot">
          <span className="muted">{actorText(event)}</span>
          {onShow && <Button type="link" size="small" onClick={() => onShow(event.id)} data-testid="show-entry">详情</Button>}
          {tools}
        </div>
      </div>
    </li>
  );
}

function Changes({ event, onShow }: Pick<EventEntryProps, 'event' | 'onShow'>) {
  return (
    <div className="changes" data-testid="changes">
      <table>
        <thead><tr><th scope="col">更正项目</th><th scope="col">更正前</th><th scope="col">更正后</th></tr></thead>
        <tbody>
          {event.changes?.map((change) => (
            <tr key={change.label}><th scope="row">{change.label}</th><td><s>{shown(change.before)}</s></td><td>{shown(change.after)}</td></tr>
          ))}
        </tbody>
      </table>
      {event.corrects && onShow && <Button type="link" size="small" onClick={() => onShow(event.corrects!)}>查看被更正的记录</Button>}
    </div>
  );
}

function CorrectedBy({ event, onShow }: Pick<EventEntryProps, 'event' | 'onShow'>) {
  return (
    <p className="corrected-by" data-testid="corrected-by">
      本条已更正{event.effectiveOccurredOn !== event.occurredOn ? `，发生日期改为${dateText(event.effectiveOccurredOn)}` : ''}，原记录保留。
      {event.correctedBy.map((one) => (
        <Button key={one.event} type="link" size="small" onClick={() => onShow?.(one.event)}>{momentText(one.recordedAt)} 更正</Button>
      ))}
    </p>
  );
}

/** Dates inside changed values are written as people write them. */
export function shown(value: string | null): string {
  if (value === null || value === '') return '（空）';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dateText(value) : value;
}
