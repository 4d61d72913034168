import { Alert, App, Button, Drawer, Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { useEntering } from '../api/writing.js';
import { fromLocalDate } from '../display/dates.js';
import { useLedger } from '../session/ledger.js';
import { useShowEntered } from './after-entry.js';
import { draftOf, dropDraft, keepDraft } from './drafts.js';
import { toBody, type FormValues } from './form-values.js';
import { SubmissionProblem } from './submission-problem.js';
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
  onClose(): void;
  children: ReactNode;
}

/** The frame of every form: keeps drafts, one Idempotency-Key for each opening, says in words what was refused and why. */
export function EntryDrawer(props: EntryDrawerProps) {
  const { title, subtitle, note, submit, path, about, revision, onReload, initial, shape, onClose, children } = props;
  const { today } = useLedger();
  const { message } = App.useApp();
  const showEntered = useShowEntered();
  const [form] = Form.useForm<FormValues>();
  const draftKey = [path, title, about].join('|');
  const [draft] = useState(() => draftOf(draftKey));
  const [typed, setTyped] = useState(draft !== undefined);
  useUnsentWarning(typed);
  // From the first press on: between it and the answer a second press must not do anything.
  const [pressed, setPressed] = useState(false);
  const [seen, setSeen] = useState(-1);
  const entering = useEntering((appended, entry) => {
    dropDraft(draftKey);
    message.success(appended.repeated ? `${title}此前已入账` : `${title}已入账`);
    showEntered((entry.body as FormValues)['occurredOn'] as string | undefined);
    onClose();
  });
  const enter = (values: FormValues) => {
    if (entering.isPending) return;
    setPressed(true);
    const body = toBody(values);
    entering.mutate({ path, revision: revision === null || revision === undefined ? null : Math.max(revision, seen), body: shape ? shape(body, values) : body }, {
      onError: ({ problem }) => {
        setPressed(false);
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
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={busy} disabled={busy} onClick={() => { setPressed(true); form.submit(); }} data-testid="submit-entry">{submit}</Button>
        </div>
      )}
    >
      {subtitle && <div className="drawer-subtitle">{subtitle}</div>}
      {note && <p className="muted drawer-note">{note}</p>}
      {draft && <Alert type="info" showIcon className="drawer-alert" title="已恢复上次未提交的内容" />}
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
