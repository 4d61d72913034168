import type { ReactNode } from 'react';

import { useDocumentTitle } from '../shell/document-title.js';

interface PageTitleProps {
  title: string;
  note?: ReactNode;
  tools?: ReactNode;
}

export function PageTitle({ title, note, tools }: PageTitleProps) {
  useDocumentTitle(title);
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
