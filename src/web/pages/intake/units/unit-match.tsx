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
  const { printed, times, suggestion, sameAs, choice, likelyClass } = unit;
  const { intake: { units }, open, edit } = useDraftAtHand();
  const { go } = usePlaceInDraft();
  const [way, setWay] = useState<'other' | 'new' | null>(null);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked) row.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  const choose = async (next: UnitChoice | null) => {
    if (await edit([{ about: 'unit', printed, choice: next }])) setWay(null);
  };
  const chooseSame = ({ printed: other, choice: next }: NonNullable<PrintedUnit['sameAs']>) => {
    const undecided = units.some((one) => one.printed === other && one.choice === null);
    void edit((undecided ? [printed, other] : [printed]).map((name) => ({ about: 'unit', printed: name, choice: next })));
  };
  const first = measures[0];
  return (
    <div role="row" ref={row} className={asked ? 'unit-match here' : 'unit-match'} data-testid="unit-match">
      <div role="cell">
        <strong>{printed}</strong>
        <div className="muted small">{times} 次{first && <>，见 <Button type="link" size="small" className="inline-link" onClick={() => go({ tab: 'measures', at: first.key })}>{first.cite}</Button>{measures.length > 1 && ` 等 ${measures.length} 项`}</>}</div>
      </div>
      <div role="cell">
        {suggestion && <>{suggestion.name} <Why {...suggestion} /></>}
        {sameAs && <>文中“{sameAs.printed}” <Why {...sameAs} /></>}
        {!suggestion && !sameAs && <span className="muted">名录中没有相近的单位</span>}
      </div>
      <div role="cell" className="unit-decision">
        {way === null && choice !== null && <Decided choice={choice} unit={unit} />}
        {way === 'other' && <RegistrySelect label={`“${printed}”对应到`} onChoose={(chosen) => void choose({ kind: 'existing', unit: chosen })} />}
        {way === 'new' && <NewUnitForm {...(choice?.kind === 'new' ? { name: choice.name, likelyClass: choice.class } : { name: printed, likelyClass })} onChoose={(next) => void choose(next)} onCancel={() => setWay(null)} />}
        {open && way === null && (
          <span className="unit-ways">
            {choice === null && suggestion && <Button size="small" type="primary" ghost onClick={() => void choose({ kind: 'existing', unit: suggestion.unit })} data-testid="accept-suggestion">采用建议</Button>}
            {choice === null && sameAs && <Button size="small" type="primary" ghost onClick={() => chooseSame(sameAs)} data-testid="accept-same">与文中“{sameAs.printed}”为同一单位</Button>}
            <Button size="small" onClick={() => setWay('other')} data-testid="other-unit">{choice === null ? '选择单位' : '改选'}</Button>
            <Button size="small" onClick={() => setWay('new')} data-testid="new-unit">{choice?.kind === 'new' ? '改名称、类别' : '新单位'}</Button>
            {choice !== null && <Button size="small" type="text" onClick={() => void choose(null)} data-testid="take-back">设为待定</Button>}
          </span>
        )}
        {way === 'other' && <Button size="small" type="text" onClick={() => setWay(null)}>取消</Button>}
      </div>
    </div>
  );
}

function Why({ why, sure }: { why: string; sure: boolean }) {
  return <span className={sure ? 'why why-sure' : 'why'}>{why}</span>;
}

function Decided({ choice, unit: { suggestion } }: { choice: UnitChoice; unit: PrintedUnit }) {
  const known = useUnitName(choice.kind === 'existing' ? choice.unit : null);
  if (choice.kind === 'new') return <span className="decided"><span className="new-unit">新单位</span> {choice.name} <span className="muted">{CLASS_WORDS[choice.class]}</span></span>;
  // A unit of the register that comes with the program may not stand in the ledger yet.
  return <span className="decided">{known ?? (suggestion?.unit === choice.unit ? suggestion.name : '单位名录中的单位')}</span>;
}
