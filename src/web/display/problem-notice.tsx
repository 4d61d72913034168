import { Alert, Button } from 'antd';
import { ApiProblem } from '../api/client.js';

interface ProblemNoticeProps {
  error: Error;
  onRetry?: () => void;
}

/** Says what went wrong and what to do, in the server's own words where it gave some. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const problem = error instanceof ApiProblem ? error.problem : null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      data-testid="problem"
      title={problem?.title ?? '页面出了问题'}
      description={(
        <>
          <div>{problem?.detail ?? '请重试；若仍不行，请联系系统管理员。'}</div>
          {problem?.errors?.length ? <ul className="problem-list">{problem.errors.map((one) => <li key={one.path + one.message}>{one.message}</li>)}</ul> : null}
        </>
      )}
      action={onRetry ? <Button onClick={onRetry} data-testid="retry">重试</Button> : undefined}
    />
  );
}
