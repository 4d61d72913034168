import { Alert, Form, Radio } from 'antd';
import { useReadingNow } from '../api/reading.js';
import type { Action, ExtensionRequest, MeasureAnswer, MeasureUnit, MilestoneDetail } from '../api/types.js';
import { ClaimText } from '../display/claim-text.js';
import { dateText, fromLocalDate } from '../display/dates.js';
import { enteredText, latenessText } from '../display/request-times.js';
import { useActing } from '../session/acting-person.js';
import { useCitation } from '../session/citation.js';
import { ACTION_FORMS, fieldsFor, filesForUnit, type ActionForm } from './action-forms.js';
import { EntryDrawer } from './entry-drawer.js';
import { FieldInput } from './field-inputs.js';
import type { FormValues } from './form-values.js';
import { BasisFields, OccurredOnField } from './happening-fields.js';

interface MeasureActionDrawerProps {
  measure: string;
  action: Action;
  onClose(): void;
}

/** Any of the plain actions on one measure or milestone. */
export function MeasureActionDrawer({ measure, action, onClose }: MeasureActionDrawerProps) {
  const path = `/measures/${encodeURIComponent(measure)}`;
  const now = useReadingNow<MeasureAnswer>(path);
  const cited = useCitation();
  const { person } = useActing();
  const form = ACTION_FORMS[action.action];
  const milestone = now.data?.measure.milestones.find((one) => one.milestone === action.milestone);
  const open = milestone?.requests.filter((one) => one.answer === null) ?? [];
  if (!form || !now.data) return null;
  const answers = form.path === 'extension-grants' || form.path === 'extension-refusals';
  const leads = filesForUnit(form, person.role) ? leadsOf(now.data.measure.units) : [];
  return (
    <EntryDrawer
      title={form.title}
      subtitle={<><span className="cite">{cited(now.data.measure)}</span> {now.data.measure.title}{milestone && <div className="muted">{milestone.label} · 现定时限 {dateText(milestone.due, '无时限')}</div>}</>}
      note={form.note}
      submit={form.submit}
      path={`${path}/${form.path}`}
      about={action.milestone}
      revision={now.data.revision}
      onReload={() => now.refetch()}
      initial={initialValues(form, { claimedOn: milestone?.claimedOn ?? null, open, leads })}
      shape={(body) => ({ ...body, ...(action.milestone ? { milestone: action.milestone } : {}) })}
      onClose={onClose}
    >
      {answers && open.map((one) => (
        <Alert key={one.event} className="drawer-alert" type="info" title={`${requestText(one)}（${enteredText(one)}）`} description={<>{latenessText(one) && <strong className="late-request">{latenessText(one)}</strong>} {one.reason}</>} data-testid="request-to-answer" />
      ))}
      {answers && open.length > 1 && <Choice name="request" label="答复哪一个申请" options={open.map((one) => ({ value: one.event, label: requestText(one) }))} />}
      {action.groups && <Choice name="memberOf" label="以哪个成员单位组的名义" options={action.groups.map((one) => ({ value: one.unit, label: one.name }))} />}
      {milestone?.lastClaim && (form.path === 'verifications' || form.path === 'returns') && <ClaimText claim={milestone.lastClaim} />}
      {(form.path === 'progress-reports' || form.path === 'completion-reports') && milestone && <ToReach milestone={milestone} />}
      {leads.length > 0 && <Choice name="enteredForUnit" label="代填单位" extra="将记为办公室代该单位填报。" options={leads.map((one) => ({ value: one.unit, label: one.name }))} />}
      {fieldsFor(form, person.role).map((field) => <FieldInput key={field.name} field={field} />)}
      {form.path === 'completion-reports' ? <OccurredOnField label="报送日期" what="材料报送的日期，默认为今天；与完成日期分别记录。" /> : <OccurredOnField />}
      {form.basis !== 'none' && <BasisFields need={form.basis} />}
    </EntryDrawer>
  );
}

interface Known {
  claimedOn: string | null;
  /** Requests that wait for an answer. */
  open: readonly ExtensionRequest[];
  /** Units the office may file for; empty where who files speaks for themselves. */
  leads: MeasureUnit[];
}

/** What the form can propose from what is known: the claimed day for a check, the day asked for in a grant. */
function initialValues(form: ActionForm, { claimedOn, open, leads }: Known): FormValues {
  // No default but what the unit claimed: this day decides whether the work was late.
  if (form.path === 'verifications' && claimedOn) return { completedOn: fromLocalDate(claimedOn) };
  if (form.path === 'extension-grants' && open.length === 1) return { date: fromLocalDate(open[0]!.proposedDate) };
  // Of several leads none is proposed: the first would be taken unread.
  return leads.length === 1 ? { enteredForUnit: leads[0]!.unit } : {};
}

function leadsOf(units: readonly MeasureUnit[]): MeasureUnit[] {
  const leads = units.filter((one) => one.role === 'lead');
  return leads.filter((one, place) => leads.findIndex(({ unit }) => unit === one.unit) === place);
}

function requestText({ unitName, memberOf, requestedOn, proposedDate }: ExtensionRequest): string {
  return `${unitName ?? '单位'}${memberOf === null ? '' : '（成员单位，仅本单位的时限）'}于${dateText(requestedOn)}申请延至${dateText(proposedDate)}`;
}

/** One of several, chosen before anything is entered. */
function Choice({ name, label, extra, options }: { name: string; label: string; extra?: string; options: { value: string; label: string }[] }) {
  return (
    <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, message: `请选择${label}` }]}>
      <Radio.Group options={options} data-testid={`field-${name}`} />
    </Form.Item>
  );
}

/** What is to be reached and where it stood at the last report. */
function ToReach({ milestone: { targets, cumulative } }: { milestone: MilestoneDetail }) {
  if (targets.length === 0 && !cumulative) return null;
  return (
    <p className="last-report" data-testid="to-reach">
      {targets.length > 0 && <>量化目标：{targets.map((one) => `${one.raw}（单位：${one.unit}）`).join('；')}。</>}
      {cumulative ? `上次累计完成数：${cumulative.value}（${dateText(cumulative.on)}填报）。` : '此前没有填报累计完成数。'}
    </p>
  );
}
