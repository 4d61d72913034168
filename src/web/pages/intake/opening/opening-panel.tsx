import { Button } from 'antd';
import type { IntakeMeasure, Opening } from '../../../api/intake.types.js';
import { fromLocalDate, toLocalDate } from '../../../display/dates.js';
import { Panel } from '../../../display/panel.js';
import { DateInput } from '../../../forms/field-inputs.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { usePlaceInDraft } from '../draft/place.js';
import { numberText } from '../draft/words.js';
import { OpeningLine } from './opening-line.js';

/** 期初情况: what the running ledger tells of the work so far; what is taken is recorded as 期初补录. */
export function OpeningPanel({ opening: { on, rows } }: { opening: Opening }) {
  const { intake: { sections }, open, edit } = useDraftAtHand();
  const { place } = usePlaceInDraft();
  const taken = rows.filter((one) => one.take).length;
  const sure = rows.filter((one) => !one.take && one.possible && one.doubts.length === 0).length;
  const cited = new Map(sections.flatMap(({ name, measures }) => measures.map((one) => [one.key, `${name}${placeOf(one)}`])));
  const titles = new Map(sections.flatMap(({ measures }) => measures.map((one) => [one.key, one.title])));
  return (
    <Panel title={<>期初情况<span className="panel-count">表中 {rows.length} 行，选用 <strong data-testid="opening-taken">{taken}</strong> 行</span></>} data-testid="opening">
      <p className="muted panel-lead">这份台账已有的进展、完成和延期。选用的登记为“期初补录”，注明文件指纹和所在行，不计入各单位的填报、迟报和补录次数；没有选用的从头办理。</p>
      <div className="opening-tools">
        <label>台账截至<DateInput range="past" value={on === null ? null : fromLocalDate(on)} onChange={(day) => void edit([{ about: 'opening', on: day ? toLocalDate(day) : null }])} disabled={!open} data-testid="opening-on" /></label>
        {open && sure > 0 && <Button type="primary" onClick={() => void edit([{ about: 'opening', take: 'sure' }])} data-testid="take-sure">选用全部没有疑问的（{sure}）</Button>}
        {open && taken > 0 && <Button onClick={() => void edit([{ about: 'opening', take: 'none' }])}>全部不选用</Button>}
      </div>
      <div role="table" aria-label="期初情况" className="opening-rows">
        <div role="row" className="opening-row opening-head"><span role="columnheader">选用</span><span role="columnheader">措施</span><span role="columnheader">状态</span><span role="columnheader">延期至</span><span role="columnheader">进展</span></div>
        {rows.map((one) => <OpeningLine key={one.key} row={one} cite={cited.get(one.measure) ?? ''} title={titles.get(one.measure) ?? ''} asked={place.tab === 'opening' && place.at === one.key} />)}
      </div>
    </Panel>
  );
}

const placeOf = (measure: IntakeMeasure): string => (measure.number === null ? '' : numberText(measure));
