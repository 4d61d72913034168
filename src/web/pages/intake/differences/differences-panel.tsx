import { Alert, Button, Checkbox, Empty } from 'antd';
import { useEffect, useRef } from 'react';
import type { Difference, Intake, MeasurePair } from '../../../api/intake.types.js';
import { Panel } from '../../../display/panel.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { usePlaceInDraft } from '../draft/place.js';
import { FIELD_WORDS } from '../draft/words.js';

/** 与台账的差异: the plan stands in the ledger already; only what is accepted here is registered, as a revision. */
export function DifferencesPanel({ existing: { title, differences, renumbered, apart, kept } }: { existing: NonNullable<Intake['existing']> }) {
  const { open, edit } = useDraftAtHand();
  const { place } = usePlaceInDraft();
  const accepted = differences.filter((one) => one.accepted).length;
  const ending = differences.filter(endsMeasure);
  const part = ({ key, measure }: MeasurePair, same: boolean) => void edit([{ about: 'pair', key, measure, same }]);
  const acceptAll = (next: boolean) => void edit(differences.filter((one) => one.accepted !== next && !(next && isOneByOne(one))).map(({ key }) => ({ about: 'difference', key, accepted: next })));
  return (
    <Panel
      title={<>与台账的差异<span className="panel-count">{differences.length} 处，采用 <strong data-testid="accepted">{accepted}</strong> 处</span></>}
      extra={open && differences.length > 0 && <span className="unit-ways"><Button size="small" disabled={differences.every((one) => one.accepted || isOneByOne(one))} onClick={() => acceptAll(true)}>{ending.length > 0 ? '除终止外全部采用' : differences.some(isOneByOne) ? '除须逐项核对外全部采用' : '全部采用'}</Button><Button size="small" disabled={accepted === 0} onClick={() => acceptAll(false)}>全部不采用</Button></span>}
      data-testid="differences"
    >
      <p className="muted panel-lead">《{title}》已在台账中。只登记勾选的差异，方案信息登记为“方案修订”，措施登记为“措施调整”，依据为本次上传的文件；没有勾选的保持台账现状。</p>
      {ending.length > 0 && (
        <Alert
          type="warning" showIcon className="panel-lead" data-testid="ending"
          message={`台账中有 ${ending.length} 项措施在这份文件里没有。文件如果只是台账的一部分，请不要勾选它们：勾选即终止措施，须逐项勾选${ending.some((one) => one.accepted) ? `（已勾选 ${ending.filter((one) => one.accepted).length} 项）` : ''}。`}
        />
      )}
      {kept.length > 0 && (
        <ul className="muted panel-lead" data-testid="kept">
          {kept.map(({ field, registered }) => <li key={field}>{FIELD_WORDS[field] ?? field}：文件未载明，台账沿用{registered}。</li>)}
        </ul>
      )}
      {renumbered.length > 0 && (
        <details className="panel-lead" data-testid="renumbered">
          <summary>编号调整 {renumbered.length} 项：按标题和原文是台账中的同一项措施，台账沿用登记时的编号</summary>
          <ul>{renumbered.map(({ key, measure, title: of, registered, document, standing }) => <li key={key}>{of}：台账{registered}（{standing}），文件{document} {open && <PartButton pair={{ key, measure }} about={of} onPart={part} />}</li>)}</ul>
        </details>
      )}
      {apart.length > 0 && (
        <ul className="panel-lead" data-testid="apart">
          {apart.map(({ key, measure, title: of, registered, document }) => (
            <li key={`${key} ${measure}`}>{of}：文件{document}不是台账{registered}，作为新措施。 {open && <Button type="link" size="small" className="inline-link" onClick={() => part({ key, measure }, true)}>仍按同一项措施</Button>}</li>
          ))}
        </ul>
      )}
      {differences.length === 0
        ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="文件与台账一致，没有差异" />
        : (
          <div role="table" aria-label="差异" className="differences">
            <div role="row" className="difference differences-head"><span role="columnheader">采用</span><span role="columnheader">项目</span><span role="columnheader">台账现有</span><span role="columnheader">本次文件</span></div>
            {differences.map((one) => <DifferenceRow key={one.key} difference={one} asked={place.tab === 'differences' && place.at === one.key} open={open} onAccept={(next) => void edit([{ about: 'difference', key: one.key, accepted: next }])} onPart={part} />)}
          </div>
        )}
    </Panel>
  );
}

/** A measure that the document leaves out: accepting it terminates the measure. */
const endsMeasure = ({ field }: Difference): boolean => field === 'not-in-document';

/** Is looked at and ticked for itself: it ends a measure, or gives it a title that another measure has. */
const isOneByOne = (difference: Difference): boolean => endsMeasure(difference) || difference.oneByOne === true;

interface DifferenceRowProps {
  difference: Difference;
  asked: boolean;
  open: boolean;
  onAccept(accepted: boolean): void;
  onPart(pair: MeasurePair, same: boolean): void;
}

function DifferenceRow({ difference: { about, field, registered, document, accepted, oneByOne, standing, pair, effect }, asked, open, onAccept, onPart }: DifferenceRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked) row.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  const label = `${about}${FIELD_WORDS[field] ?? field}`;
  return (
    <div role="row" ref={row} className={['difference', accepted ? 'accepted' : '', asked ? 'here' : ''].join(' ')} data-testid="difference">
      <span role="cell"><Checkbox checked={accepted} disabled={!open} onChange={(event) => onAccept(event.target.checked)} aria-label={`采用：${label}`} /></span>
      <span role="cell"><strong>{about}</strong><br /><span className="muted small">{FIELD_WORDS[field] ?? field}{oneByOne ? '（台账中另有同名措施，须逐项核对）' : ''}</span>{standing && <><br /><span className="muted small" data-testid="standing">台账中{standing}</span></>}{pair && open && <><br /><PartButton pair={pair} about={about} onPart={onPart} /></>}</span>
      <span role="cell" className="difference-was prose" data-label="台账现有">{registered || <span className="muted">（台账中没有）</span>}</span>
      <span role="cell" className="difference-is prose" data-label="本次文件">{document || <span className="muted">（文件中没有）</span>}{effect && <><br /><span className="muted small" data-testid="difference-effect">{effect}</span></>}</span>
    </div>
  );
}

/** A measure of this edition was taken for one of the ledger that it is not: it becomes a new one. */
function PartButton({ pair, about, onPart }: { pair: MeasurePair; about: string } & Pick<DifferenceRowProps, 'onPart'>) {
  return <Button type="link" size="small" className="inline-link" aria-label={`${about}：不是同一项措施`} onClick={() => onPart(pair, false)} data-testid="not-same">不是同一项措施</Button>;
}
