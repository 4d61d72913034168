import type { Static } from 'typebox';
import { DomainError } from '../ledger/domain-error.js';
import { RECORD_KIND_LABELS, type AccountabilityRecorded } from './accountability-record.events.js';
import { organClasses, type AccountabilityRules } from './accountability-rules.js';

/**
 * Rule 9: the form belongs to its kind; 问责处理 names its organ, document, ground and what the unit said, and the organ may
 * decide that form.
 *
 * @throws DomainError UNKNOWN_FORM, UNKNOWN_GROUND, MILESTONE_WITHOUT_MEASURE, ORGAN_REQUIRED, DOCUMENT_NUMBER_REQUIRED,
 *   GROUND_REQUIRED, STATEMENT_REQUIRED, ORGAN_NOT_COMPETENT
 */
export function checkRecord(data: Static<typeof AccountabilityRecorded.data>, rules: AccountabilityRules): void {
  const { kind, organ, ground } = data;
  const form = rules.forms.find(({ name }) => name === data.form);
  if (!form || form.kind !== kind) {
    const known = rules.forms.filter((one) => one.kind === kind).map(({ name }) => name).join('、');
    throw new DomainError('UNKNOWN_FORM', `“${data.form}”不是${RECORD_KIND_LABELS[kind]}的形式，可选：${known}。`, 'invalid', { form: data.form, kind });
  }
  if (ground !== null && !rules.grounds.includes(ground)) {
    throw new DomainError('UNKNOWN_GROUND', `事由“${ground}”不在规则之列，可选：${rules.grounds.join('、')}。`, 'invalid', { ground });
  }
  if (data.milestone !== null && data.measure === null) {
    throw new DomainError('MILESTONE_WITHOUT_MEASURE', '填了时间节点就要选择它所属的措施。');
  }
  if (kind === 'chase-up') return;
  if (organ === null) throw new DomainError('ORGAN_REQUIRED', '问责处理须填写作出决定的机关。');
  if (data.documentNumber === null) throw new DomainError('DOCUMENT_NUMBER_REQUIRED', '问责处理须填写决定的文号。');
  if (ground === null) throw new DomainError('GROUND_REQUIRED', `问责处理须填写事由（${rules.grounds.join('、')}）。`);
  if (data.statement === null) throw new DomainError('STATEMENT_REQUIRED', '问责处理须记录单位的陈述申辩；单位没有意见的，写明“无意见”。');
  if (organClasses(organ, rules).some((one) => form.organs.includes(one))) return;
  const competent = form.organs.map((one) => rules.organs[one]?.label ?? one).join('、');
  throw new DomainError('ORGAN_NOT_COMPETENT', `“${organ}”不能决定${form.name}，有权决定的是：${competent}。`, 'invalid', { organ, form: form.name });
}
