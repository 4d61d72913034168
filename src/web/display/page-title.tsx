import type { ReactNode } from 'react';

interface PageTitleProps {
  title: ReactNode;
  note?: ReactNode;
  tools?: ReactNode;
}

export function PageTitle({ title, note, tools }: PageTitleProps) {
  return (
    <div className="page-title">
      <div>
        <h1>{title}</h1>
        {note && <p className="page-note">{note}</p>}
      </div>
      {tools && <div className="page-tools">{tools}</div>}
    </div>
  );
}
