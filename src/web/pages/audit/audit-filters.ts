import { useReadingNow } from '../../api/reading.js';
import type { AuditPage } from '../../api/types.js';
import { anything, dayFault, oneOf, wholeNumber, type AddressCheck } from '../../session/address-faults.js';
import { useAddressFilters, type FilterRules } from '../../session/address-filters.js';
import { useLedger } from '../../session/ledger.js';
import { useUnitCheck } from '../../units/unit-names.js';

const RULES = {
  measure: { label: '措施', check: anything },
  occurredFrom: { label: '发生日期起', check: dayFault }, occurredTo: { label: '发生日期止', check: dayFault },
  recordedFrom: { label: '入账日期起', check: dayFault }, recordedTo: { label: '入账日期止', check: dayFault },
  backdated: { label: '只看补录', check: oneOf([{ value: 'true' }]) }, q: { label: '查找', check: anything },
  page: { label: '页码', check: wholeNumber(1, 100_000) }, pageSize: { label: '每页条数', check: wholeNumber(1, 200) },
};

export function useAuditFilters() {
  const { roles } = useLedger();
  const unit = useUnitCheck();
  const types = useReadingNow<AuditPage>('/audit-trail', { pageSize: 1 }).data?.types;
  const type: AddressCheck = types ? oneOf(types.map((one) => ({ value: one.type }))) : anything;
  const rules: FilterRules<keyof typeof RULES | 'type' | 'unit' | 'role'> = {
    ...RULES, type: { label: '事项', check: type }, unit: { label: '单位', check: unit },
    role: { label: '录入身份', check: oneOf(roles.map((one) => ({ value: one.role }))) },
  };
  return useAddressFilters(rules);
}
