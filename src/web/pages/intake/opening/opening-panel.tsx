import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Edit, IntakeMeasure, Opening, OpeningRow } from '../../../api/intake.types.js';
import { dateText, fromLocalDate, toLocalDate } from '../../../display/dates.js';
import { Panel } from '../../../display/panel.js';
import { DateInput } from '../../../forms/field-inputs.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { usePlaceInDraft } from '../draft/place.js';
import { numberText } from '../draft/words.js';
import { OpeningLine } from './opening-line.js';

/** Edits that one call takes. */
const AT_ONCE = 2_000;

const isDoubtful = ({ doubts, possible }: OpeningRow): boolean => possible && doubts.length > 0;
const isSure = ({ doubts, possible }: OpeningRow): boolean => possible && doubts.length === 0;

/** 期初情况: what the running ledger tells of the work so far; what is taken is recorded as 期初补录. */
export function OpeningPanel({ opening: { on, earliest, latest, rows } }: { opening: Opening }) {
  const { intake: { sections }, open, edit } = useDraftAtHand();
  const { place } = usePlaceInDraft();
  // Rows that were ever in doubt stay in front: one must not jump away from under the hand that settles it.
  const [looked, setLooked] = useState<ReadonlySet<string>>(new Set());
  const doubtful = rows.filter(isDoubtful);
  if (doubtful.some(({ key }) => !looked.has(key))) setLooked(new Set([...looked, ...doubtful.map(({ key }) => key)]));
  const taken = rows.filter((one) => one.take).length;
  const cited = new Map(sections.flatMap(({ name, measures }) => measures.map((one) => [one.key, { cite: `${name}${placeOf(one)}`, title: one.title }])));
  const inFront = rows.filter((one) => one.possible && looked.has(one.key));
  const plain = rows.filter((one) => one.possible && !looked.has(one.key));
  const past = rows.filter((one) => !one.possible);
  const line = (row: OpeningRow) => {
    const { cite = '', title = '' } = cited.get(row.measure) ?? {};
    return <OpeningLine key={row.key} row={row} cite={cite} title={title} asked={place.tab === 'opening' && place.at === row.key} />;
  };
  return (
    <Panel title={<>期初情况<span className="panel-count">表中 {rows.length} 行，选用 <strong data-testid="opening-taken">{taken}</strong> 行</span></>} data-testid="opening">
      <p className="muted panel-lead">这份台账已有的进展、完成和延期。选用的登记为“期初补录”，注明文件指纹和所在行，不计入各单位的填报、迟报和补录次数；没有选用的从头办理。</p>
      <div className="opening-tools">
        <label>台账截至<DateInput range="past" value={on === null ? null : fromLocalDate(on)} onChange={(day) => void edit([{ about: 'opening', on: day ? toLocalDate(day) : null }])} disabled={!open} data-testid="opening-on" /></label>
        <span className="muted small">{earliest === null ? `不晚于${dateText(latest)}` : `${dateText(earliest)}（方案登记）至${dateText(latest)}之间`}</span>
      </div>
      {rows.length === 0 && <p className="nothing-read">请先在“方案信息”中填好名称、地区和年份，表中各行的办理情况随后列在这里。</p>}
      {rows.length > 0 && <div role="table" aria-label="期初情况" className="opening-rows">
        <div role="row" className="opening-row opening-head"><span role="columnheader">选用</span><span role="columnheader">措施</span><span role="columnheader">状态</span><span role="columnheader">延期</span><span role="columnheader">进展和其他</span></div>
        <Part title="先看这些" note="表中写法不能确定，改好后再选用" rows={inFront} line={line} />
        <Part title="没有疑问" note="按表中写法登记，也可以修改" rows={plain} line={line} />
        <Part title="不能补录" note="台账中已有办理情况" rows={past} line={line} />
      </div>}
    </Panel>
  );
}

interface PartProps {
  title: string;
  note: string;
  rows: readonly OpeningRow[];
  line(row: OpeningRow): ReactNode;
}

/** Rows that are looked at in the same way, taken or left together. */
function Part({ title, note, rows, line }: PartProps) {
  const { open, edit } = useDraftAtHand();
  if (rows.length === 0) return null;
  const toTake = rows.filter((one) => !one.take && isSure(one));
  const toLeave = rows.filter((one) => one.take);
  const all = (of: readonly OpeningRow[], take: boolean) => {
    for (let from = 0; from < of.length; from += AT_ONCE) void edit(of.slice(from, from + AT_ONCE).map(({ key }): Edit => ({ about: 'opening-row', key, take })));
  };
  return (
    <div role="rowgroup" className="opening-part">
      <div role="row" className="opening-part-head">
        <div role="cell" className="opening-part-words"><strong>{title}</strong> <span className="muted small">{rows.length} 行 · {note}</span></div>
        {open && (toTake.length > 0 || toLeave.length > 0) && (
          <div role="cell" className="unit-ways">
            {toTake.length > 0 && <Button size="small" type="primary" onClick={() => all(toTake, true)} data-testid="take-sure">全部选用（{toTake.length}）</Button>}
            {toLeave.length > 0 && <Button size="small" onClick={() => all(toLeave, false)} data-testid="leave-all">全部不选用</Button>}
          </div>
        )}
      </div>
      {rows.map(line)}
    </div>
  );
}

const placeOf = (measure: IntakeMeasure): string => (measure.number === null ? '' : numberText(measure));
