import { useState } from 'react';
import { useParams } from 'react-router';
import { useReading } from '../../api/reading.js';
import type { DepartmentFigure, DepartmentRecord, RecordKind } from '../../api/types.js';
import { Answer } from '../../display/answer.js';
import { dateText } from '../../display/dates.js';
import { PageTitle } from '../../display/page-title.js';
import { Panel } from '../../display/panel.js';
import { RecordList } from '../../display/record-list.js';
import { PlacedLink } from '../../session/placed-link.js';
import { useView } from '../../session/view.js';
import { DepartmentTasks } from './department-tasks.js';
import { FigureDrawer } from './figure-drawer.js';
import { FigureGroups } from './figure-groups.js';

/** The record of one unit: what it had to do, how it did, and every entry behind each figure. */
export default function DepartmentPage() {
  const { id = '' } = useParams();
  const { plan, year } = useView();
  const path = `/departments/${encodeURIComponent(id)}/record`;
  const query = useReading<DepartmentRecord>(path, { plan: plan?.id });
  const [figure, openFigure] = useState<DepartmentFigure | null>(null);
  return (
    <>
      <Answer query={query} rows={12}>
        {(record) => (
          <div className="stack" data-testid="department-record">
            <PageTitle title={record.unit.name} note={<UnitNote record={record} />} tools={<PlacedLink path="/departments">全部单位</PlacedLink>} />
            <FigureGroups figures={record.figures} onOpen={openFigure} />
            <Panel title="承担的措施" extra={<span className="muted">共 {record.measures.length} 项</span>} data-testid="department-tasks">
              <DepartmentTasks measures={record.measures} unit={id} year={year} />
            </Panel>
            <div className="grid-2">
              <RecordPanel kind="chase-up" title="督促措施" record={record} />
              <RecordPanel kind="accountability" title="问责处理" record={record} />
            </div>
          </div>
        )}
      </Answer>
      <FigureDrawer path={path} plan={plan?.id} figure={figure} onClose={() => openFigure(null)} />
    </>
  );
}

/** The two kinds stand apart and are never added together (product.md rule 9). */
function RecordPanel({ kind, title, record }: { kind: RecordKind; title: string; record: DepartmentRecord }) {
  const items = record.records.filter((one) => one.kind === kind);
  return <Panel title={title} extra={<span className="muted">{items.length} 次</span>} data-testid={`records-${kind}`}><RecordList records={items} empty={`没有${title}`} /></Panel>;
}

function UnitNote({ record: { unit, asOf } }: { record: DepartmentRecord }) {
  const earlier = unit.names.filter((one) => one.name !== unit.name);
  return (
    <>
      {unit.classLabel} · 截至{dateText(asOf)}
      {unit.aliases.length > 0 && ` · 又称${unit.aliases.join('、')}`}
      {earlier.length > 0 && ` · 曾用名${earlier.map((one) => one.name).join('、')}`}
      {unit.memberOf.length > 0 && ` · 属${unit.memberOf.map((one) => one.name).join('、')}`}
      {unit.members.length > 0 && ` · 成员${unit.members.length}个：${unit.members.map((one) => one.name).join('、')}`}
    </>
  );
}
