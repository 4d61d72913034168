import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import type { Problem } from '../api/types.js';
import { EnteredSince } from './entered-since.js';
import { conflictOf } from './conflict.js';
import { isAnswerLost } from './unconfirmed.js';

interface SubmissionProblemProps {
  problem: Problem;
  /** What was entered meanwhile is on the page: the writer has seen this revision. */
  onSeen(revision: number): void;
}

/** Why an entry was not accepted. Nothing typed is lost; on a conflict the writer sees what was entered meanwhile and submits again. */
export function SubmissionProblem({ problem, onSeen }: SubmissionProblemProps) {
  const conflict = conflictOf(problem);
  const place = useRef<HTMLDivElement>(null);
  // Below a long form the button is far from here: without this the refusal looks as if nothing had happened.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.focus({ preventScroll: true });
  }, [problem]);
  return (
    <div ref={place} tabIndex={-1} className="submission-problem">
      <Alert
        className="drawer-alert"
        type={conflict ? 'warning' : 'error'}
        showIcon
        role="alert"
        data-testid="submission-problem"
        title={conflict ? '填写期间有人更新了这一项' : problem.title}
        description={<>{problem.detail}{isAnswerLost(problem) && <div><strong>如要关闭，关闭后请先查看是否已入账，再重新填写。</strong></div>}{conflict && <EnteredSince conflict={conflict} onSeen={onSeen} />}</>}
      />
    </div>
  );
}
