import { Alert, App, Button, Drawer, Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { useEntering } from '../api/writing.js';
import { AfterAWhile } from '../display/after-a-while.js';
import { fromLocalDate } from '../display/dates.js';
import { useLedger } from '../session/ledger.js';
import { useShowEntered } from './after-entry.js';
import { draftOf, dropDraft, isUnconfirmed, keepDraft, noteUnconfirmed } from './drafts.js';
import { EntryHindered } from './entry-hindered.js';
import { toBody, type FormValues } from './form-values.js';
import { SubmissionProblem } from './submission-problem.js';
import { isAnswerLost } from './unconfirmed.js';
import { useUnsentWarning } from './unsent-warning.js';

export interface EntryDrawerProps {
  title: string;
  subtitle?: ReactNode;
  note?: ReactNode;
  submit: string;
  path: string;
  /** Which milestone or entry the form is about, where the path does not say: drafts are kept apart by it. */
  about?: string | null;
  /** Revision of the thing written to; null for a new one, undefined while it is being read. */
  revision: number | null | undefined;
  /** Reads the latest state after someone else wrote (412); what was typed stays. */
  onReload?: () => Promise<unknown>;
  initial?: FormValues;
  /** Shapes what is sent; the plain values otherwise. */
  shape?: (body: FormValues, raw: FormValues) => FormValues;
  /** Day on which it is seen, where that is not the day it happened. */
  seenOn?: string;
  onClose(): void;
  children: ReactNode;
}

/** An entry usually takes a fraction of a second; after so many milliseconds the writer is told to wait. */
const PATIENCE_MS = 2_000;

/** The frame of every form: keeps drafts, one Idempotency-Key for each opening, says in words what was refused and why. */
export function EntryDrawer(props: EntryDrawerProps) {
  const { title, subtitle, note, submit, path, about, revision, onReload, initial, shape, seenOn, onClose, children } = props;
  const { today } = useLedger();
  const { message } = App.useApp();
  const showEntered = useShowEntered();
  const [form] = Form.useForm<FormValues>();
  const draftKey = [path, title, about].join('|');
  const [draft] = useState(() => draftOf(draftKey));
  const [unconfirmed] = useState(() => isUnconfirmed(draftKey));
  const [typed, setTyped] = useState(draft !== undefined);
  useUnsentWarning(typed);
  // From the first press on: between it and the answer a second press must not do anything.
  const [pressed, setPressed] = useState(false);
  const [seen, setSeen] = useState(-1);
  const entering = useEntering((appended, entry) => {
    dropDraft(draftKey);
    message.success(appended.repeated ? `${title}此前已入账` : `${title}已入账`);
    showEntered(seenOn ?? ((entry.body as FormValues)['occurredOn'] as string | undefined));
    onClose();
  });
  const enter = (values: FormValues) => {
    if (entering.isPending) return;
    setPressed(true);
    const body = toBody(values);
    entering.mutate({ path, revision: revision === null || revision === undefined ? null : Math.max(revision, seen), body: shape ? shape(body, values) : body }, {
      onError: ({ problem }) => {
        setPressed(false);
        if (isAnswerLost(problem)) noteUnconfirmed(draftKey);
        form.setFields((problem.errors ?? []).map((one) => ({ name: one.path.replace(/^\//, '').split(/[./]/), errors: [one.message] })));
      },
    });
  };
  const seeLatest = (latest: number) => {
    setSeen(latest);
    void onReload?.();
  };
  const busy = pressed || entering.isPending || revision === undefined;
  return (
    <Drawer
      open
      title={title}
      onClose={onClose}
      size="min(600px, 100vw)"
      mask={{ closable: false }}
      data-testid="entry-drawer"
      footer={(
        <div className="drawer-actions">
          {entering.isPending && (
            <AfterAWhile milliseconds={PATIENCE_MS}><span className="drawer-waiting" role="status" data-testid="awaiting-confirmation">已提交，正在等待确认，请不要关闭</span></AfterAWhile>
          )}
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={busy} disabled={busy} onClick={() => { setPressed(true); form.submit(); }} data-testid="submit-entry">{submit}</Button>
        </div>
      )}
    >
      {subtitle && <div className="drawer-subtitle">{subtitle}</div>}
      {note && <p className="muted drawer-note">{note}</p>}
      <EntryHindered />
      {draft && (unconfirmed
        ? <Alert type="warning" showIcon className="drawer-alert" data-testid="unconfirmed-draft" title="上次提交没有得到确认" description="请先查看是否已入账；没有入账的，再提交下面恢复的内容。" />
        : <Alert type="info" showIcon className="drawer-alert" title="已恢复上次未提交的内容" />)}
      {entering.error && <SubmissionProblem problem={entering.error.problem} onSeen={seeLatest} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={(label, { required }) => <>{label}{!required && <span className="optional-mark">（可不填）</span>}</>}
        initialValues={{ occurredOn: fromLocalDate(today), ...initial, ...draft }}
        onFinish={enter}
        onFinishFailed={() => setPressed(false)}
        onValuesChange={(_, values) => {
          keepDraft(draftKey, values);
          setTyped(true);
        }}
        scrollToFirstError
      >
        {children}
      </Form>
    </Drawer>
  );
}
