import { App, Button } from 'antd';
import { useEntering } from '../../api/writing.js';
import type { Comparison, ComparisonRow, LinkProposal } from '../../api/types.js';
import { useShowEntered } from '../../forms/after-entry.js';
import { useView } from '../../session/view.js';
import { PlacedLink } from '../../session/placed-link.js';

interface LinkedCellProps {
  row: ComparisonRow;
  proposal: LinkProposal | undefined;
  linking: Comparison['linking'];
  onChange(): void;
}

/** The provincial measures a city measure implements; where nobody has looked yet, what is proposed, to be confirmed or changed. */
export function LinkedCell({ row, proposal, linking, onChange }: LinkedCellProps) {
  const change = linking.allowed && <Button type="link" size="small" className="link-action" onClick={onChange} data-testid="change-link">{row.state === 'open' ? '另选' : '更改'}</Button>;
  if (row.state === 'linked') {
    return (
      <div className="linked-cell">
        {row.provincial.map((one) => <Provincial key={one.measure} measure={one.measure} cite={one.cite} title={one.title} />)}
        <div className="linked-how">{row.how === 'changed' ? <span className="status">人工确定</span> : <span className="status status-closed">已确认</span>}{change}</div>
      </div>
    );
  }
  if (row.state === 'none') return <div className="linked-cell"><div className="linked-how"><span className="status">确认无对应</span>{change}</div></div>;
  const candidates = proposal?.proposed.flatMap((id) => proposal.candidates.find(({ measure }) => measure === id) ?? []) ?? [];
  return (
    <div className="linked-cell linked-open">
      {candidates.map((one) => <Provincial key={one.measure} measure={one.measure} cite={one.cite} title={one.title} />)}
      <div className="linked-how">
        <span className="status status-returned">{proposal === undefined ? '待对照' : candidates.length === 0 ? '待对照，系统没有找到对应' : proposal.sure ? '系统建议，较有把握' : '系统建议，请核对'}</span>
        {linking.allowed && proposal && <Confirm row={row} to={proposal.proposed} proposed={proposal.proposed} />}
        {change}
      </div>
    </div>
  );
}

function Provincial({ measure, cite, title }: { measure: string; cite: string; title: string }) {
  return <div><PlacedLink path={`/measures/${encodeURIComponent(measure)}`} className="row-title"><span className="cite">{cite}</span>{title}</PlacedLink></div>;
}

/** Takes the proposal as it is, which may be that there is no counterpart. */
function Confirm({ row, to, proposed }: { row: ComparisonRow; to: string[]; proposed: string[] }) {
  const { message } = App.useApp();
  const { day } = useView();
  const showEntered = useShowEntered();
  const entering = useEntering(() => {
    void message.success(`${row.cite}的对照已入账`);
    showEntered(day);
  });
  const confirm = () => entering.mutate(
    { path: `/measures/${encodeURIComponent(row.measure)}/provincial-links`, revision: row.revision, body: { to, proposed } },
    { onError: ({ problem }) => void message.error(problem.detail) },
  );
  return <Button type="link" size="small" className="link-action" loading={entering.isPending} onClick={confirm} data-testid="confirm-link">{to.length === 0 ? '确认无对应' : '确认'}</Button>;
}
