import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { EventView } from '../api/types.js';
import { useCitation } from '../session/citation.js';
import { PlacedLink } from '../session/placed-link.js';
import { useUnitWords } from '../units/unit-names.js';
import { dateText, momentText } from './dates.js';
import { correctedFields } from './corrected-fields.js';
import { shown } from './shown.js';

interface EventEntryProps {
  event: EventView;
  /** Where the measure is not plain from the page. */
  withCite?: boolean;
  onShow?: (eventId: string) => void;
  tools?: ReactNode;
}

/** @param unitWords how a unit is told from those of other cities, where that matters */
export function actorText({ actor }: EventView, unitWords = (_unit: string, name: string) => name): string {
  return [actor.roleLabel, actor.unit && unitWords(actor.unit, actor.unitName ?? actor.unit)].filter(Boolean).join(' · ');
}

/** One entry with both its times: the day it happened and the moment it was entered. A corrected one says what holds now. */
export function EventEntry({ event, withCite = false, onShow, tools }: EventEntryProps) {
  const cited = useCitation();
  const unitWords = useUnitWords();
  const corrected = event.correctedBy.length > 0;
  return (
    <li className={corrected ? 'entry entry-corrected' : 'entry'} id={`entry-${event.id}`} data-testid="timeline-entry" data-event-type={event.type}>
      <div className="entry-times">
        <time className="entry-occurred" dateTime={event.effectiveOccurredOn}><span className="entry-time-label">发生</span>{dateText(event.effectiveOccurredOn)}</time>
        <time className="entry-recorded" dateTime={event.recordedAt}><span className="entry-time-label">入账</span>{momentText(event.recordedAt)}</time>
        {event.enteredFor && <Tag variant="filled" data-testid="entered-for">代填</Tag>}
        {event.type === 'opening-recorded' && <Tag variant="filled" data-testid="opening-mark">期初</Tag>}
        {event.backdatedDays > 0 && <Tag variant="filled" className="backdated" data-testid="backdated">补录 {event.backdatedDays}天</Tag>}
      </div>
      <div className="entry-body">
        <div className="entry-head">
          <span className={`entry-type entry-type-${event.type}`}>{event.label}</span>
          {withCite && event.measure && event.cite && <PlacedLink path={`/measures/${encodeURIComponent(event.measure)}`} className="cite">{cited({ cite: event.cite, plan: event.plan })}</PlacedLink>}
          {event.milestoneLabel && <span className="muted">{event.milestoneLabel}</span>}
        </div>
        <p className="entry-summary" data-testid="entry-summary">{event.effectiveSummary}</p>
        {corrected && <CorrectedFields event={event} />}
        {event.changes && event.changes.length > 0 && <Changes event={event} onShow={onShow} />}
        {corrected && <CorrectedBy event={event} onShow={onShow} />}
        <div className="entry-foot">
          <span className="muted">{actorText(event, unitWords)}</span>
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

/** Values a correction changed that the sentence may not tell. */
function CorrectedFields({ event: { fields, effectiveFields, effectiveSummary } }: Pick<EventEntryProps, 'event'>) {
  const changed = correctedFields(fields, effectiveFields, effectiveSummary);
  return changed.length === 0 ? null : <p className="entry-now" data-testid="corrected-fields">{changed.map((one) => `${one.label}：${shown(one.value)}`).join('；')}</p>;
}

/** What the entry said at first stands folded under 更正: nothing is hidden, and nothing outdated is read as if it held. */
function CorrectedBy({ event, onShow }: Pick<EventEntryProps, 'event' | 'onShow'>) {
  return (
    <details className="corrected-by" data-testid="corrected-by">
      <summary>本条已更正{event.correctedBy.length > 1 ? `${event.correctedBy.length}次` : ''}，以上为更正后的内容</summary>
      <p data-testid="as-entered"><span className="muted">原记录：</span>{dateText(event.occurredOn)}发生，{event.summary}</p>
      {event.correctedBy.map((one) => (
        <p key={one.event}>{one.summary} <Button type="link" size="small" onClick={() => onShow?.(one.event)}>{momentText(one.recordedAt)} 更正</Button></p>
      ))}
    </details>
  );
}
