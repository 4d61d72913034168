import { Skeleton } from 'antd';
import { ProblemNotice } from '../display/problem-notice.js';

interface FirstLoadProps {
  error: Error | null;
  onRetry(): void;
}

/** Before the ledger's name and plans are known. */
export function FirstLoad({ error, onRetry }: FirstLoadProps) {
  return (
    <div className="first-load">
      <h1 className="first-load-title">台账</h1>
      {error ? <ProblemNotice error={error} onRetry={onRetry} /> : <Skeleton active paragraph={{ rows: 6 }} aria-label="正在打开台账" />}
    </div>
  );
}
