import { Descriptions } from 'antd';
import type { StoreStatus } from '../../api/types.js';
import { Answer } from '../../display/answer.js';
import { Panel } from '../../display/panel.js';
import { useStoreStatus } from '../../session/store-status.js';
import { lagText, STORE_NAMES, storeState, whoCopies } from './store-state.js';

const STATUS_OF_TONE = { fine: 'closed', waiting: 'in-progress', stopped: 'returned' } as const;

/** Where the events are kept, and whether they arrive where all figures are counted from; the shell keeps asking. */
export function StorePanel() {
  const query = useStoreStatus();
  return (
    <Panel title="记录存放" data-testid="store">
      <Answer query={query} rows={2}>{(store) => <StoreFigures store={store} />}</Answer>
    </Panel>
  );
}

function StoreFigures({ store }: { store: StoreStatus }) {
  const { word, tone, reason } = storeState(store);
  return (
    <>
      <Descriptions column={{ xs: 1, sm: 2, md: 4 }} items={[
        { key: 'kind', label: '存放在', children: STORE_NAMES[store.kind] },
        { key: 'state', label: '状态', children: <span className={`status status-${STATUS_OF_TONE[tone]}`}>{word}</span> },
        ...(store.kind === 'postgres' ? [] : [
          { key: 'lag', label: '同步延迟', children: lagText(store) },
          { key: 'leads', label: '由谁同步', children: whoCopies(store) },
        ]),
      ]} />
      {reason && <p className="muted" data-testid="store-reason">{reason}</p>}
      {store.stopped && <details className="technical"><summary>供技术人员查看的原文</summary><code>{store.stopped.message}</code></details>}
    </>
  );
}
