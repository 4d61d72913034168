import type { CorrectableField } from './correctable-fields.js';
import type { FormValues } from './form-values.js';

/** The entry as it stood when the form was opened. */
export interface CorrectionStart {
  target: string;
  occurredOn: string;
  fields: readonly CorrectableField[];
}

/**
 * What a correction sends: of the items chosen only those that were changed. A correction is itself entered today: `occurredOn`
 * of the request is the day of the corrected entry, not of the correction.
 */
export function correctionBody(body: FormValues, { target, occurredOn, fields }: CorrectionStart): FormValues {
  const chosen = body['chosen'] as string[];
  const typed = (body['changes'] ?? {}) as FormValues;
  const changed = fields.filter(({ name, value }) => chosen.includes(name) && (typed[name] ?? '') !== (value ?? '').trim());
  const dayMoved = chosen.includes('occurredOn') && body['correctedOn'] !== occurredOn;
  return {
    target,
    reason: body['reason'],
    ...(dayMoved ? { occurredOn: body['correctedOn'] } : {}),
    ...(changed.length > 0 ? { changes: Object.fromEntries(changed.map(({ name }) => [name, typed[name] ?? null])) } : {}),
  };
}
