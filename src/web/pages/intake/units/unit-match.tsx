import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PrintedUnit, UnitChoice } from '../../../api/intake.types.js';
import { useUnitName } from '../../../units/unit-names.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { usePlaceInDraft } from '../draft/place.js';
import { CLASS_WORDS } from '../draft/words.js';
import { NewUnitForm } from './new-unit-form.js';
import type { PrintedPlace } from './printed-in.js';
import { RegistrySelect } from './registry-select.js';

interface UnitMatchProps {
  unit: PrintedUnit;
  /** Somebody was sent to this name. */
  asked: boolean;
  measures: readonly PrintedPlace[];
}

/** One printed name: the proposal with its reason, and what was decided. */
export function UnitMatch({ unit, asked, measures }: UnitMatchProps) {
  const { printed, times, suggestion, choice, likelyClass } = unit;
  const { open, edit } = useDraftAtHand();
  const { go } = usePlaceInDraft();
  const [way, setWay] = useState<'other' | 'new' | null>(null);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked) row.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  const choose = async (next: UnitChoice | null) => {
    if (await edit([{ about: 'unit', printed, choice: next }])) setWay(null);
  };
  const first = measures[0];
  return (
    <div role="row" ref={row} className={asked ? 'unit-match here' : 'unit-match'} data-testid="unit-match">
      <div role="cell">
        <strong>{printed}</strong>
        <div className="muted small">{times} 次{first && <>，见 <Button type="link" size="small" className="inline-link" onClick={() => go({ tab: 'measures', at: first.key })}>{first.cite}</Button>{measures.length > 1 && ` 等 ${measures.length} 项`}</>}</div>
      </div>
      <div role="cell">
        {suggestion ? <>{suggestion.name} <span className={suggestion.sure ? 'why why-sure' : 'why'}>{suggestion.why}</span></> : <span className="muted">名录中没有相近的单位</span>}
      </div>
      <div role="cell" className="unit-decision">
        {way === null && choice !== null && <Decided choice={choice} unit={unit} />}
        {way === 'other' && <RegistrySelect label={`“${printed}”对应到`} onChoose={(chosen) => void choose({ kind: 'existing', unit: chosen })} />}
        {way === 'new' && <NewUnitForm name={printed} likelyClass={likelyClass} onChoose={(next) => void choose(next)} onCancel={() => setWay(null)} />}
        {open && way === null && (
          <span className="unit-ways">
            {choice === null && suggestion && <Button size="small" type="primary" ghost onClick={() => void choose({ kind: 'existing', unit: suggestion.unit })} data-testid="accept-suggestion">采用建议</Button>}
            <Button size="small" onClick={() => setWay('other')} data-testid="other-unit">{choice === null ? '选择单位' : '改选'}</Button>
            {choice?.kind !== 'new' && <Button size="small" onClick={() => setWay('new')} data-testid="new-unit">新单位</Button>}
          </span>
        )}
        {way === 'other' && <Button size="small" type="text" onClick={() => setWay(null)}>取消</Button>}
      </div>
    </div>
  );
}

function Decided({ choice, unit: { suggestion } }: { choice: UnitChoice; unit: PrintedUnit }) {
  const known = useUnitName(choice.kind === 'existing' ? choice.unit : null);
  if (choice.kind === 'new') return <span className="decided"><span className="new-unit">新单位</span> {choice.name} <span className="muted">{CLASS_WORDS[choice.class]}</span></span>;
  // A unit of the register that comes with the program may not stand in the ledger yet.
  return <span className="decided">{known ?? (suggestion?.unit === choice.unit ? suggestion.name : '单位名录中的单位')}</span>;
}
