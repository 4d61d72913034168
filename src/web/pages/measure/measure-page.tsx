import { useState } from 'react';
import { useParams } from 'react-router';
import { useReading, useReadingNow } from '../../api/reading.js';
import type { Action, EventView, MeasureAnswer } from '../../api/types.js';
import { Answer } from '../../display/answer.js';
import { AccountabilityDrawer } from '../../forms/accountability-drawer.js';
import { ACTION_FORMS } from '../../forms/action-forms.js';
import { CorrectionDrawer } from '../../forms/correction-drawer.js';
import { MeasureActionDrawer } from '../../forms/measure-action-drawer.js';
import { ReassignmentDrawer } from '../../forms/reassignment-drawer.js';
import { useDocumentTitle } from '../../shell/document-title.js';
import { useActing } from '../../session/acting-person.js';
import { useCitation } from '../../session/citation.js';
import { usePlanOf } from '../../session/view.js';
import { ownerPathOf, refusalToCorrect } from './entry-owner.js';
import { MeasureHeader } from './measure-header.js';
import { MeasureText } from './measure-text.js';
import { MeasureTimeline } from './measure-timeline.js';
import { Milestones } from './milestones.js';
import { recordSupervisionAction } from '../supervision/recording.js';

type Opened = { kind: 'action'; action: Action } | { kind: 'correction'; event: EventView } | null;

/** 措施: what it says, where each time node stands, everything that happened, and what the acting role may do. */
export default function MeasurePage() {
  const { id = '' } = useParams();
  const path = `/measures/${encodeURIComponent(id)}`;
  const query = useReading<MeasureAnswer>(path);
  const cited = useCitation();
  useDocumentTitle(query.data && `${cited(query.data.measure)}${query.data.measure.title}`);
  usePlanOf(query.data?.measure.plan);
  // What may be done follows from the latest state, whatever day is shown.
  const now = useReadingNow<MeasureAnswer>(path);
  const { person } = useActing();
  const [opened, open] = useState<Opened>(null);
  const close = () => open(null);
  return (
    <>
      <Answer query={query} rows={14}>
        {({ measure, actions, asOf }) => {
          const possible = now.data?.actions ?? actions;
          const start = (action: Action) => open({ kind: 'action', action });
          return (
            <div className="stack">
              <MeasureHeader measure={measure} day={asOf} actions={[...possible.filter((one) => one.milestone === null), recordSupervisionAction(person.role)]} onAction={start} />
              <MeasureText measure={measure} />
              <Milestones milestones={measure.milestones} actions={possible} onAction={start} />
              <MeasureTimeline measure={id} refusal={(event) => refusalToCorrect(event, person.role, possible)} onCorrect={(event) => open({ kind: 'correction', event })} />
            </div>
          );
        }}
      </Answer>
      {opened?.kind === 'action' && <ActionDrawer measure={id} action={opened.action} onClose={close} />}
      {opened?.kind === 'correction' && <CorrectionDrawer event={opened.event} ownerPath={ownerPathOf(opened.event)} onClose={close} />}
    </>
  );
}

function ActionDrawer({ measure, action, onClose }: { measure: string; action: Action; onClose(): void }) {
  if (action.action === 'reassign-responsibility') return <ReassignmentDrawer measure={measure} onClose={onClose} />;
  if (action.action === 'record-accountability') return <AccountabilityDrawer given={{ measure, ...(action.milestone ? { milestone: action.milestone } : {}) }} onClose={onClose} />;
  return ACTION_FORMS[action.action] ? <MeasureActionDrawer measure={measure} action={action} onClose={onClose} /> : null;
}
