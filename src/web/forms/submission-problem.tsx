import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Problem } from '../api/types.js';

interface SubmissionProblemProps {
  problem: Problem;
  onReload?: () => Promise<unknown>;
  onReloaded(): void;
}

/** Why an entry was not accepted. Nothing typed is lost; on a conflict the latest state is read and the writer submits again. */
export function SubmissionProblem({ problem, onReload, onReloaded }: SubmissionProblemProps) {
  const [reloading, setReloading] = useState(false);
  const conflict = problem.status === 412;
  const reload = async () => {
    setReloading(true);
    await onReload?.();
    setReloading(false);
    onReloaded();
  };
  return (
    <Alert
      className="drawer-alert"
      type={conflict ? 'warning' : 'error'}
      showIcon
      role="alert"
      data-testid="submission-problem"
      title={conflict ? '填写期间有人更新了这一项' : problem.title}
      description={problem.detail}
      action={conflict && onReload ? <Button loading={reloading} onClick={() => void reload()} data-testid="reload-latest">载入最新情况</Button> : undefined}
    />
  );
}
