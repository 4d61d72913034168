import { useQueryClient } from '@tanstack/react-query';
import { Button, Result, Spin } from 'antd';
import { useEffect } from 'react';
import type { RegistrationResult as Figures } from '../../../api/intake.types.js';
import { useReadingNow } from '../../../api/reading.js';
import type { Ledger } from '../../../api/types.js';
import { useGo } from '../../../session/placed-link.js';
import { useLedger } from '../../../session/ledger.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';

/** What was registered, and the way to it. */
export function RegistrationResult({ result: { plan, registeredMeasures, registeredUnits, attachedTexts, unchanged, differing = 0, revised, revisedFront = 0, openings = 0 } }: { result: Figures }) {
  const client = useQueryClient();
  const go = useGo();
  const groups = new Set(useDraftAtHand().intake.units.flatMap(({ choice }) => (choice?.kind === 'new' && choice.class === 'unit-group' ? [choice.name] : []))).size;
  const known = useLedger().plans.some((one) => one.id === plan);
  // The lists follow the ledger a moment later: the way there opens when the plan can be found.
  const arrived = useReadingNow<Ledger>('/ledger', {}, { enabled: !known, againUntil: ({ plans }) => plans.some((one) => one.id === plan) }).data?.plans.some((one) => one.id === plan) ?? false;
  useEffect(() => {
    if (arrived && !known) void client.invalidateQueries();
  }, [arrived, known, client]);
  const words = [
    [registeredMeasures, '项措施'], [registeredUnits, '个新单位'], [attachedTexts, '份原文'], [revised, '处调整'], [revisedFront, '处方案信息'], [openings, '处期初情况'],
  ].filter(([count]) => Number(count) > 0).map(([count, word]) => `${count} ${word}`);
  return (
    <div className="panel panel-padded" data-testid="registered">
      <Result
        status="success"
        title="已登记入账"
        subTitle={`${words.length > 0 ? `本次登记 ${words.join('、')}` : '没有新增内容'}${unchanged > differing ? `；${unchanged - differing} 项与台账一致，没有重复登记` : ''}${differing > 0 ? `；${differing} 项与台账不同而没有采用，保持台账现状` : ''}。`}
        extra={known
          ? [
            <Button key="measures" type="primary" onClick={() => go('/measures', { plan })} data-testid="to-ledger">打开这份方案的台账</Button>,
            <Button key="overview" onClick={() => go('/', { plan })} data-testid="to-overview">看总览</Button>,
            // No document says who belongs to a group it names.
            groups > 0 && <Button key="members" onClick={() => go('/departments/register')} data-testid="to-members">到单位名录补填 {groups} 个单位组的成员</Button>,
          ]
          : <Spin tip="清单正在更新…" />}
      />
    </div>
  );
}
