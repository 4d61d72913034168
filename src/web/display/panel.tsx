import type { ReactNode } from 'react';

interface PanelProps {
  title: ReactNode;
  extra?: ReactNode;
  className?: string;
  children: ReactNode;
  'data-testid'?: string;
}

export function Panel({ title, extra, className, children, ...rest }: PanelProps) {
  return (
    <section className={`panel ${className ?? ''}`} data-testid={rest['data-testid']}>
      <header className="panel-head"><h2>{title}</h2>{extra && <div className="panel-extra">{extra}</div>}</header>
      <div className="panel-body">{children}</div>
    </section>
  );
}
