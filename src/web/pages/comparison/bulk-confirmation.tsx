import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { newIdempotencyKey, post, type ApiProblem } from '../../api/client.js';
import { useReadingNow } from '../../api/reading.js';
import type { Comparison, LinkOutcomes, LinkProposal } from '../../api/types.js';
import { useActing } from '../../session/acting-person.js';
import { useReceipt } from '../../session/receipt.js';
import { useShowEntered } from '../../forms/after-entry.js';
import { useView } from '../../session/view.js';
import type { PlanIds } from './plans-compared.js';

interface BulkConfirmationProps {
  comparison: Comparison;
  plans: PlanIds;
  proposals: ReadonlyMap<string, LinkProposal>;
}

/** Confirms all proposals the program is sure of, of measures nobody has looked at; what was refused is told one by one. */
export function BulkConfirmation({ comparison: { linking, coverage }, plans, proposals }: BulkConfirmationProps) {
  const { message } = App.useApp();
  const { person } = useActing();
  const { entered } = useReceipt();
  const client = useQueryClient();
  const { day } = useView();
  const showEntered = useShowEntered();
  const [key, setKey] = useState(newIdempotencyKey);
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<{ cite: string; detail: string }[]>([]);
  // All that are open, whatever the page shows.
  const open = useReadingNow<Comparison>('/comparison', { ...plans, only: 'open' }, { enabled: coverage.city.open > 0 }).data?.rows ?? [];
  const sure = coverage.city.open === 0 ? [] : open.flatMap((row) => {
    const proposal = proposals.get(row.measure);
    return row.state === 'open' && proposal?.sure ? [{ row, proposal }] : [];
  });
  const confirming = useMutation<LinkOutcomes, ApiProblem>({
    mutationFn: async () => await post({
      path: '/comparison/links', idempotencyKey: key, revision: null, person,
      body: { links: sure.map(({ row, proposal }) => ({ measure: row.measure, revision: row.revision, to: proposal.proposed, proposed: proposal.proposed })) },
    }) as unknown as LinkOutcomes,
    onSuccess: ({ items, receipt }) => {
      const failed = items.flatMap(({ measure, problem }) => (problem ? [{ cite: sure.find(({ row }) => row.measure === measure)?.row.cite ?? '', detail: problem.detail }] : []));
      setKey(newIdempotencyKey());
      setRefused(failed);
      if (receipt !== null) entered(receipt);
      void client.invalidateQueries();
      showEntered(day);
      if (items.length > failed.length) void message.success(`已确认${items.length - failed.length}项对照`);
      if (failed.length === 0) setAsking(false);
    },
    onError: ({ problem }) => void message.error(problem.detail),
  });
  if (!linking.allowed || (sure.length === 0 && refused.length === 0)) return null;
  return (
    <>
      <Button type="primary" onClick={() => { setRefused([]); setAsking(true); }} data-testid="confirm-sure">确认有把握的建议（{sure.length}项）</Button>
      <Modal
        open={asking} title="确认有把握的建议" okText={`确认${sure.length}项`} cancelText="取消" confirmLoading={confirming.isPending}
        okButtonProps={{ disabled: sure.length === 0, 'data-testid': 'confirm-sure-submit' }} onOk={() => confirming.mutate()} onCancel={() => setAsking(false)}
      >
        <p>系统对这{sure.length}项措施的对应关系较有把握（指标相同或相近，名称或内容相近）。确认后逐项入账，此后可以随时更改。其余措施请逐项核对。</p>
        <ul className="sure-list">
          {sure.map(({ row, proposal }) => (
            <li key={row.measure}>
              <span className="cite">{row.cite}</span>{row.title}
              <span className="muted">　→　{proposal.proposed.map((id) => { const one = proposal.candidates.find(({ measure }) => measure === id); return one ? `${one.cite}${one.title}` : ''; }).join('；')}</span>
            </li>
          ))}
        </ul>
        {refused.length > 0 && <ul className="problem-list" role="alert" data-testid="refused-links">{refused.map(({ cite, detail }) => <li key={cite}>{cite}没有确认：{detail}</li>)}</ul>}
      </Modal>
    </>
  );
}
