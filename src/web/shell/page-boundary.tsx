import { Component, type ReactNode } from 'react';
import { ProblemNotice } from '../display/problem-notice.js';

/** A page that cannot be drawn must not take the navigation with it. After an update the old page's parts are gone: it is loaded anew. */
export class PageBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return <ProblemNotice error={this.state.error} onRetry={() => window.location.reload()} />;
  }
}
