import { Segmented } from 'antd';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { useLocation } from 'react-router';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { usePlaceInDraft } from '../draft/place.js';
import { MarkLegend } from './mark-legend.js';
import { MeasureTable } from './measure-table.js';
import { bringIntoPane, partOf, useScrollTogether } from './scroll-together.js';
import { SourceText } from './source-text.js';
import { WarningsList } from './warnings-list.js';

type Side = 'measures' | 'source';

/** The plan as it was read beside the document it was read from. */
export function Review() {
  const { intake } = useDraftAtHand();
  const { place, go } = usePlaceInDraft();
  const { key: visit } = useLocation();
  const [side, setSide] = useState<Side>('measures');
  const frame = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const source = useRef<HTMLDivElement>(null);
  useScrollTogether(table, source);
  const at = place.tab === 'measures' ? place.at : null;
  const line = /^L\d+$/.test(at ?? '') ? Number(at!.slice(1)) : null;
  useEffect(() => {
    if (at === null || !table.current || !source.current) return;
    const rowThere = partOf(table.current, at);
    const lineThere = line === null ? partOf(source.current, at) : source.current.querySelector(`[data-line="${line}"]`);
    if (rowThere) bringIntoPane(table.current, rowThere);
    if (lineThere) bringIntoPane(source.current, lineThere);
    const top = frame.current!.getBoundingClientRect().top;
    if (top < 0 || top > window.innerHeight / 2) frame.current!.scrollIntoView({ block: 'start' });
  }, [at, line, visit]);
  const choose = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    // Marking words with the mouse, to copy them, chooses nothing; nor does work in an open editor.
    if (target.closest('[data-keep]') || window.getSelection()?.isCollapsed === false) return;
    const key = target.closest<HTMLElement>('[data-choose]')?.dataset['choose'] ?? target.closest<HTMLElement>('[data-of]')?.dataset['of'];
    if (!key) return;
    const duty = intake.duties.some((one) => one.key === key);
    if (duty) go({ tab: 'duties', at: key });
    else if (key !== at) go({ at: key });
  };
  return (
    <div className="stack">
      <WarningsList onShow={(next) => { if (next.startsWith('L')) setSide('source'); }} />
      <Segmented<Side> className="sides-switch" aria-label="看措施还是看原文" value={side} onChange={setSide} options={[{ value: 'measures', label: '读出的措施' }, { value: 'source', label: '原文' }]} data-testid="sides" />
      <div className={`sides sides-${side}`} ref={frame} onClick={choose}>
        <div className="panel side side-measures" ref={table} tabIndex={0} role="region" aria-label="读出的措施" data-testid="reading">
          <MeasureTable intake={intake} chosen={at} field={place.field} onShowSource={() => setSide('source')} />
        </div>
        <div className="panel side side-source" ref={source} tabIndex={0} role="region" aria-label="原文" data-testid="source">
          <div className="side-head"><strong>原文</strong><MarkLegend /></div>
          <SourceText intake={intake} chosen={line === null ? at : null} line={line} />
        </div>
      </div>
    </div>
  );
}
