import { Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useReading } from '../api/reading.js';
import type { Ledger } from '../api/types.js';
import { dateText, knownAtText } from '../display/dates.js';
import { useDocumentTitle } from './document-title.js';
import { useView, useViewControls } from '../session/view.js';

/** Pages that tell of the ledger itself, plan or not. */
const WITHOUT_PLAN = ['/audit', '/intake', '/system'];

/** On a day before the plan began there is nothing to show: that is said, in place of figures that are all 0. */
export function BeforePlan({ children }: { children: ReactNode }) {
  const { plans, asOf, knownAt } = useView();
  const { pathname } = useLocation();
  const matters = plans.length > 0 && (asOf !== null || knownAt !== null) && !WITHOUT_PLAN.some((path) => pathname.startsWith(path));
  const then = useReading<Ledger>('/ledger', {}, { enabled: matters });
  if (!matters || then.error) return children;
  if (!then.data) return <div className="panel panel-padded"><Skeleton active paragraph={{ rows: 10 }} /></div>;
  return then.isPlaceholderData || then.data.plans.some((one) => plans.some(({ id }) => id === one.id)) ? children : <NoPlanYet />;
}

function NoPlanYet() {
  const { plans, day, knownAt, asKnownThen, ended } = useView();
  const { backToToday, chooseDay, chooseKnowledge } = useViewControls();
  useDocumentTitle('还没有方案');
  // Of several plans the first one. Its issue date may be that of a later edition.
  const plan = [...plans].sort((a, b) => a.since.localeCompare(b.since))[0];
  const begun = plan?.since ?? null;
  const early = begun === null || day < begun;
  return (
    <div className="panel panel-padded" data-testid="before-plan">
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={early
          ? <><strong>{dateText(day)}还没有方案</strong><br />{begun && <>《{plan?.title}》自{dateText(begun)}起在台账中，</>}该日之前没有措施和时限。</>
          : <><strong>到{knownAtText(knownAt ?? day)}，方案还没有入账</strong><br />《{plan?.title}》是此后才录入的。</>}
      >
        <div className="choices">
          {early && begun && <Button type="primary" onClick={() => chooseDay(begun)}>看{dateText(begun)}的情况</Button>}
          {!early && asKnownThen && <Button type="primary" onClick={() => chooseKnowledge('now')}>改为按现在掌握查看</Button>}
          <Button onClick={backToToday}>{ended ? '回到计划期最后一天' : '回到今天'}</Button>
        </div>
      </Empty>
    </div>
  );
}
