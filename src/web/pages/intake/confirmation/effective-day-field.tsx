import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { dateText, fromLocalDate, toLocalDate } from '../../../display/dates.js';
import { DateInput } from '../../../forms/field-inputs.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { usePlaceInDraft } from '../draft/place.js';

/** 自哪一天起适用: of a first registration the issue date, or what the person says, of changes to a plan that stands today, unless said otherwise. */
export function EffectiveDayField() {
  const { intake: { effective, existing, front }, open, edit } = useDraftAtHand();
  const { place } = usePlaceInDraft();
  const field = useRef<HTMLDivElement>(null);
  const asked = place.field === 'effectiveOn';
  useEffect(() => {
    if (asked) field.current?.querySelector('input')?.focus();
  }, [asked]);
  if (effective === null || (existing !== null && !existing.differences.some(({ accepted }) => accepted))) return null;
  const { on, usual, actedSince, whereActed } = effective;
  const day = on ?? usual;
  const save = (next: string | null) => void edit([{ about: 'effective', on: next === usual ? null : next }]);
  return (
    <div ref={field} className="effective-day" data-testid="effective-day">
      <label htmlFor="effective-on">自哪一天起适用</label>
      <DateInput key={day ?? 'none'} id="effective-on" range="past" value={day === null ? null : fromLocalDate(day)} disabled={!open} onChange={(next) => save(next ? toLocalDate(next) : null)} data-testid="effective-on" />
      <p className="muted small">
        {existing === null
          ? <>方案和措施自这一天起在台账中。{usual === null ? '没有成文日期，请按实际填写，不作推定。' : `默认为${front.issued === usual ? '印发日期' : '今天'}（${dateText(usual)}）。`}</>
          : <>采用的差异自这一天起算，之前各日仍按原来的显示。{usual !== null && `默认为${usual === effective.latest ? '今天' : '修订稿的印发日期'}（${dateText(usual)}）。`}</>}
      </p>
      {actedSince.length > 0 && (
        <div className="front-question" data-testid="acted-since">
          <p>{whereActed === null ? '这一天之后已有办理，不能自这一天起改动：' : '这一天之后已有办理，自最近一次办理之日起适用：'}{actedSince.map(({ cited, on: since }) => `${cited}（${dateText(since)}）`).join('、')}。</p>
          {whereActed === null && <p>可改为更晚的日期，或在“与台账的差异”中不采用它们，或：</p>}
          <Button size="small" disabled={!open} onClick={() => void edit([{ about: 'effective', whereActed: whereActed === null ? 'from-last-entry' : null }])} data-testid="from-last-entry">{whereActed === null ? '这些措施自最近一次办理之日起适用' : '取消'}</Button>
        </div>
      )}
      {existing !== null && front.ends !== null && day !== null && day > front.ends && (
        <p className="front-question" data-testid="effective-after-end">这一天在计划期最后一天（{dateText(front.ends)}）之后：台账默认显示最后一天的情况，要切换到“今天”才看得到这些改动。如果改动在计划期内就已适用，请改为实际适用的日期。</p>
      )}
    </div>
  );
}
