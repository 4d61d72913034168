import '../../styles/intake.css';
import { useParams } from 'react-router';
import { Answer } from '../../display/answer.js';
import { ProblemNotice } from '../../display/problem-notice.js';
import { useDocumentTitle } from '../../shell/document-title.js';
import { DraftProvider } from './draft/draft-at-hand.js';
import { useDraft, useDrafting } from './draft/draft.js';
import { RefusedChange } from './draft/refused-change.js';
import { IntakeHeader } from './intake-header.js';
import { IntakeTabs } from './intake-tabs.js';
import { OfficeOnly } from './office-only.js';

/** One uploaded plan under review: everything a person checks before it is registered. */
export default function IntakePage() {
  const { id = '' } = useParams();
  return <OfficeOnly><Draft key={id} id={id} /></OfficeOnly>;
}

function Draft({ id }: { id: string }) {
  const query = useDraft(id);
  const drafting = useDrafting(id);
  const intake = query.data;
  useDocumentTitle(intake && `核对${intake.front.shortTitle || intake.front.title || intake.fileName}`);
  if (!intake) return <Answer query={query} rows={12}>{() => null}</Answer>;
  return (
    <DraftProvider value={{ ...drafting, intake, open: intake.state === 'review' }}>
      <div className="stack">
        {/* What was typed stays on the page though the server is away. */}
        {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
        <IntakeHeader />
        <RefusedChange />
        <IntakeTabs />
      </div>
    </DraftProvider>
  );
}
