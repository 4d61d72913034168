import { Button, Empty, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { PrintedUnit } from '../../../api/intake.types.js';
import { Panel } from '../../../display/panel.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { usePlaceInDraft } from '../draft/place.js';
import { isSure } from './sure.js';
import { UnitMatch } from './unit-match.js';
import { usePrintedIn } from './printed-in.js';

type Shown = 'open' | 'new' | 'all';

/** 单位: every name the document prints, and which unit of the registry it means. */
export function UnitsPanel() {
  const { intake: { units }, open, edit } = useDraftAtHand();
  const { place } = usePlaceInDraft();
  const printedIn = usePrintedIn();
  const left = units.filter((one) => one.choice === null);
  const sure = left.filter(isSure);
  const unknown = left.filter((one) => one.suggestion === null && one.sameAs === null);
  const [wanted, setShown] = useState<Shown>('open');
  const shown = wanted === 'open' && left.length === 0 ? 'all' : wanted;
  const [typed, setTyped] = useState('');
  const asked = place.tab === 'units' ? place.at : null;
  const listed = useMemo(() => units.filter((one) => one.printed.includes(typed.trim()) && (one.printed === asked || isShown(one, shown))), [units, typed, shown, asked]);
  const acceptSure = () => void edit(sure.map(({ printed, suggestion }) => ({ about: 'unit', printed, choice: { kind: 'existing', unit: suggestion!.unit } })));
  const acceptNew = () => void edit(unknown.map(({ printed, likelyClass }) => ({ about: 'unit', printed, choice: { kind: 'new', name: printed, class: likelyClass } })));
  return (
    <Panel
      title={<>单位<span className="panel-count">文中 {units.length} 个名称，{left.length > 0 ? <><strong data-testid="units-left">{left.length}</strong> 个待定</> : '都已对应'}</span></>}
      data-testid="units"
    >
      <p className="muted panel-lead">同一单位的几种写法应对应到同一个单位；对应之后，文中写法会记为该单位的别名。新单位在登记方案时一并登记。</p>
      <div className="units-tools">
        <Segmented<Shown> value={shown} onChange={setShown} aria-label="显示哪些" options={[{ value: 'open', label: `待定 ${left.length}`, disabled: left.length === 0 }, { value: 'new', label: '新单位' }, { value: 'all', label: `全部 ${units.length}` }]} data-testid="units-shown" />
        <Input.Search className="filter-search" allowClear placeholder="在文中名称里查找" aria-label="在文中名称里查找" onChange={(event) => setTyped(event.target.value)} />
        {open && sure.length > 0 && <Button type="primary" onClick={acceptSure} data-testid="accept-sure">采用全部有把握的建议（{sure.length}）</Button>}
        {open && unknown.length > 0 && <Button onClick={acceptNew} data-testid="accept-new">没有建议的都作为新单位（{unknown.length}）</Button>}
      </div>
      {listed.length === 0
        ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={shown === 'new' && typed === '' ? '没有要新登记的单位' : '没有相符的名称'} />
        : (
          <div role="table" aria-label="单位对应" className="unit-matches">
            <div role="row" className="unit-match unit-matches-head"><span role="columnheader">文中名称</span><span role="columnheader">建议</span><span role="columnheader">对应到</span></div>
            {listed.map((one) => <UnitMatch key={one.printed} unit={one} asked={one.printed === asked} measures={printedIn.get(one.printed) ?? []} />)}
          </div>
        )}
    </Panel>
  );
}

function isShown({ choice }: PrintedUnit, shown: Shown): boolean {
  if (shown === 'all') return true;
  return shown === 'open' ? choice === null : choice?.kind === 'new';
}
