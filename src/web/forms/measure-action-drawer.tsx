import { Alert } from 'antd';
import { useReadingNow } from '../api/reading.js';
import type { Action, MeasureAnswer } from '../api/types.js';
import { dateText, fromLocalDate } from '../display/dates.js';
import { useActing } from '../session/acting-person.js';
import { useUnitName } from '../units/unit-names.js';
import { ACTION_FORMS, fieldsFor, type ActionForm } from './action-forms.js';
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
  const { person } = useActing();
  const form = ACTION_FORMS[action.action];
  const milestone = now.data?.measure.milestones.find((one) => one.milestone === action.milestone);
  const lead = now.data?.measure.units.find((one) => one.role === 'lead')?.unit;
  const request = milestone?.requests.find((one) => one.answer === null);
  const requester = useUnitName(request?.unit ?? null);
  if (!form || !now.data) return null;
  return (
    <EntryDrawer
      title={form.title}
      subtitle={<><span className="cite">{now.data.measure.cite}</span> {now.data.measure.title}{milestone && <div className="muted">{milestone.label} · 现定时限 {dateText(milestone.due, '无时限')}</div>}</>}
      note={form.note}
      submit={form.submit}
      path={`${path}/${form.path}`}
      about={action.milestone}
      revision={now.data.revision}
      onReload={() => now.refetch()}
      initial={initialValues(form, { claimedOn: milestone?.claimedOn ?? null, proposedDate: request?.proposedDate ?? null })}
      shape={(body) => shapeBody(body, action.milestone, person.role, lead)}
      onClose={onClose}
    >
      {request && form.path.startsWith('extension-') && form.path !== 'extension-requests' && (
        <Alert className="drawer-alert" type="info" title={`${requester ?? '单位'}于${dateText(request.requestedOn)}申请延至${dateText(request.proposedDate)}${request.late ? '（到期后提出）' : ''}`} description={request.reason} />
      )}
      {fieldsFor(form, person.role).map((field) => <FieldInput key={field.name} field={field} />)}
      {form.path === 'completion-reports' ? <OccurredOnField label="报送日期" what="材料报送的日期，默认为今天；与完成日期分别记录。" /> : <OccurredOnField />}
      {form.basis !== 'none' && <BasisFields need={form.basis} />}
    </EntryDrawer>
  );
}

interface Known {
  claimedOn: string | null;
  proposedDate: string | null;
}

/** What the form can propose from what is known: the claimed day for a check, the day asked for in a grant. */
function initialValues(form: ActionForm, { claimedOn, proposedDate }: Known): FormValues {
  // No default but what the unit claimed: this day decides whether the work was late.
  if (form.path === 'verifications' && claimedOn) return { completedOn: fromLocalDate(claimedOn) };
  if (form.path === 'extension-grants' && proposedDate) return { date: fromLocalDate(proposedDate) };
  return {};
}

/** The office files for the lead unit and says where it knows it from. */
function shapeBody(body: FormValues, milestone: string | null, role: string, lead: string | undefined): FormValues {
  const forUnit = 'source' in body && !role.startsWith('department-') && lead ? { enteredForUnit: lead } : {};
  return { ...body, ...forUnit, ...(milestone ? { milestone } : {}) };
}
