import { App, Button, Select } from 'antd';
import { useState } from 'react';
import type { ColumnMeaning, SheetReading } from '../../../api/intake.types.js';
import { Panel } from '../../../display/panel.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { isAsked } from './is-asked.js';
import { MEANINGS } from './meanings.js';
import { DroppedEdits } from './dropped-edits.js';

/** 识别的列: what each column of an Excel ledger was taken for, to confirm or change. */
export function ColumnsPanel({ sheets }: { sheets: readonly SheetReading[] }) {
  const { intake: { changed, warnings }, open, saving, recogniseColumns } = useDraftAtHand();
  const { modal } = App.useApp();
  const [typed, setTyped] = useState<readonly SheetReading[] | null>(null);
  const shown = typed ?? sheets;
  const change = (sheet: number, index: number, meaning: ColumnMeaning | null) => setTyped(shown.map((one, place) => (
    place === sheet ? { ...one, columns: one.columns.map((column) => (column.index === index ? { ...column, meaning, sure: true } : column)) } : one)));
  const read = async () => {
    if (await recogniseColumns([...shown])) setTyped(null);
  };
  const ask = () => {
    if (changed.length === 0) return void read();
    modal.confirm({ title: '按新的列重新读取？', content: `已有 ${changed.length} 处手工修改；与文件重新读出的内容重叠的会作废，页面会列出是哪些。`, okText: '重新读取', cancelText: '取消', onOk: read });
  };
  return (
    <Panel title="识别的列" extra={open && <Button type="primary" disabled={typed === null} loading={saving} onClick={ask} data-testid="read-columns">按以下各列重新读取</Button>}>
      <p className="muted panel-lead">请看每一列认得对不对。认错的改选，用不着的选“不导入”。</p>
      <DroppedEdits />
      {shown.map(({ sheet, headerRows, columns, rows }, place) => (
        <section key={sheet} className="sheet">
          <h3>{sheet}<span className="panel-count">{headerRows.length === 0 ? '没有认出表头，不是台账，没有读入' : `表头第 ${headerRows.join('、')} 行 · 数据 ${rows} 行`}</span></h3>
          <ul className="columns">
            {columns.map((column) => (
              <li key={column.index} className={isAsked(column, warnings) ? 'column unsure' : 'column'}>
                <ColumnHeading heading={column.heading} index={column.index} />
                <Select<ColumnMeaning | 'unread'> value={column.meaning ?? 'unread'} options={MEANINGS} disabled={!open} data-testid="column-meaning" onChange={(next) => change(place, column.index, next === 'unread' ? null : next)} aria-label={`“${column.heading || `第 ${column.index + 1} 列`}”是什么`} className="column-meaning" popupMatchSelectWidth={false} />
                {isAsked(column, warnings) && <span className="doubt">请确认</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

/** Of a heading of several rows the lowest is the name, the rest says where it belongs. */
function ColumnHeading({ heading, index }: { heading: string; index: number }) {
  const parts = heading.split('/');
  const name = parts.pop();
  return (
    <span className="column-heading">
      {parts.length > 0 && <small className="column-under" title={parts.join('／')}>{parts.join('／')}</small>}
      {name || `第 ${index + 1} 列（没有表头）`}
    </span>
  );
}
