import { CheckOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { Intake } from '../../../api/intake.types.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { doubtsOf, type Doubt } from '../draft/doubts-of.js';
import { usePlaceInDraft } from '../draft/place.js';
import { lineWords } from '../draft/source-rows.js';
import { FIELD_WORDS, numberText } from '../draft/words.js';

/** What the reading is not sure of, before everything else; each leads to its place and can be settled. */
export function WarningsList({ onShow }: { onShow(at: string): void }) {
  const { intake, open, edit } = useDraftAtHand();
  const { place, go } = usePlaceInDraft();
  const [shown, setShown] = useState<'open' | 'all'>('open');
  const { warnings, questions } = intake;
  const doubts = useMemo(() => doubtsOf({ warnings, questions }), [warnings, questions]);
  const left = doubts.filter((one) => !one.settled);
  if (doubts.length === 0) return <div className="panel warnings-none" data-testid="warnings"><CheckOutlined aria-hidden /> 没有存疑之处。确认前请仍对照原文看一遍。</div>;
  const listed = shown === 'open' ? left : doubts;
  const settle = ({ key }: Doubt, settled: boolean) => void edit([{ about: 'warning', key, settled }]);
  const show = (warning: Doubt) => {
    if (warning.front !== null) return go({ tab: 'front', field: warning.front });
    const at = warning.measure ?? `L${warning.line}`;
    onShow(at);
    go({ tab: 'measures', at });
  };
  return (
    <section className="panel warnings" data-testid="warnings">
      <header className="panel-head">
        <h2>{left.length > 0 ? <>有 <span data-testid="warnings-left">{left.length}</span> {open ? '处存疑，请先核对' : '处存疑没有标为“已核对”'}</> : '存疑之处已全部核对'}<span className="panel-count">共 {doubts.length} 处</span></h2>
        <Segmented size="small" value={shown} onChange={setShown} aria-label="显示哪些" options={[{ value: 'open', label: '未核对' }, { value: 'all', label: '全部' }]} />
      </header>
      {listed.length > 0 && (
        <ul className="warnings-list" tabIndex={0} aria-label="存疑之处">
          {listed.map((warning) => (
            <li key={warning.key} className={[warning.settled ? 'warning settled' : 'warning', (warning.measure ?? `L${warning.line}`) === place.at ? 'here' : ''].join(' ')} data-testid="warning">
              <button type="button" className="warning-show" onClick={() => show(warning)}>
                <span className="warning-place">{placeWords(warning, intake)}</span>
                <span className="warning-message">{warning.message}</span>
                {warning.excerpt && <span className="warning-excerpt">{warning.excerpt}</span>}
              </button>
              {open && warning.toFill && !warning.settled && <Button size="small" onClick={() => show(warning)}>去填写</Button>}
              {open && !warning.toFill && <Button size="small" type={warning.settled ? 'text' : 'default'} icon={warning.settled ? undefined : <CheckOutlined aria-hidden />} onClick={() => settle(warning, !warning.settled)} data-testid="settle">{warning.settled ? '重新核对' : '已核对'}</Button>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function placeWords({ measure, field, line, front }: Doubt, intake: Intake): string {
  const { sections } = intake;
  if (front !== null) return `方案信息·${FIELD_WORDS[front]!}`;
  for (const section of sections) {
    const found = section.measures.find((one) => one.key === measure);
    if (found) return `${section.name}${numberText(found)}${field ? `·${FIELD_WORDS[field] ?? ''}` : ''}`;
  }
  return lineWords(intake, line);
}
