import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiProblem } from '../api/client.js';
import { ProblemNotice } from './problem-notice.js';

interface AnswerProps<T> {
  query: UseQueryResult<T, ApiProblem>;
  /** Lines of the skeleton while nothing is known yet. */
  rows?: number;
  children: (data: T) => ReactNode;
}

/** The three states of anything read: loading, failed with a retry, and there. A stale answer stays visible but dimmed. */
export function Answer<T>({ query, rows = 8, children }: AnswerProps<T>) {
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <div className="panel panel-padded" data-testid="loading"><Skeleton active paragraph={{ rows }} /></div>;
  return <div className={query.isPlaceholderData ? 'answer answer-stale' : 'answer'} aria-busy={query.isPlaceholderData}>{children(query.data)}</div>;
}
