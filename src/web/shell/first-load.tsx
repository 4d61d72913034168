import { Skeleton } from 'antd';
import { AfterAWhile } from '../display/after-a-while.js';
import { ProblemNotice } from '../display/problem-notice.js';

interface FirstLoadProps {
  error: Error | null;
  onRetry(): void;
}

/** Of silence, until it is said that the server is silent. */
const PATIENCE_MS = 5_000;

/** Before the ledger's name and plans are known. */
export function FirstLoad({ error, onRetry }: FirstLoadProps) {
  return (
    <div className="first-load">
      <h1 className="first-load-title">台账</h1>
      {error ? <ProblemNotice error={error} onRetry={onRetry} /> : (
        <>
          <AfterAWhile milliseconds={PATIENCE_MS}><p role="status" data-testid="first-load-waiting">正在读取，服务器暂无应答，请稍候…</p></AfterAWhile>
          <Skeleton active paragraph={{ rows: 6 }} aria-label="正在打开台账" />
        </>
      )}
    </div>
  );
}
