import { Button, Checkbox, DatePicker, Input, Select } from 'antd';
import type { AuditPage } from '../../api/types.js';
import { fromLocalDate, toLocalDate } from '../../display/dates.js';
import { useLedger } from '../../session/ledger.js';
import { UnitSelect } from '../../units/unit-select.js';
import { useAuditFilters } from './audit-filters.js';

export function AuditFilterBar({ types }: Pick<AuditPage, 'types'>) {
  const { roles } = useLedger();
  const { filters, change, clear } = useAuditFilters();
  const narrowed = Object.keys(filters).some((name) => name !== 'page' && name !== 'pageSize');
  return (
    <div className="filter-bar" role="search">
      <Input.Search key={filters.q ?? ''} className="filter-search" allowClear defaultValue={filters.q} placeholder="记录中的文字" aria-label="查找记录" data-testid="audit-q" onSearch={(q) => change({ q: q.trim() })} />
      <Select className="filter" allowClear placeholder="事项" aria-label="事项" data-testid="audit-type" value={filters.type} onChange={(type) => change({ type })} options={types.map((one) => ({ value: one.type, label: one.label }))} />
      <UnitSelect className="filter filter-wide" allowClear placeholder="单位（可用拼音首字母）" aria-label="单位" value={filters.unit} onChange={(unit) => change({ unit })} />
      <Select className="filter" allowClear placeholder="录入身份" aria-label="录入身份" value={filters.role} onChange={(role) => change({ role })} options={roles.map((one) => ({ value: one.role, label: one.label }))} />
      <Period label="发生日期" from={filters.occurredFrom} to={filters.occurredTo} onChange={(from, to) => change({ occurredFrom: from, occurredTo: to })} />
      <Period label="入账日期" from={filters.recordedFrom} to={filters.recordedTo} onChange={(from, to) => change({ recordedFrom: from, recordedTo: to })} />
      <Checkbox checked={filters.backdated === 'true'} onChange={(event) => change({ backdated: event.target.checked ? 'true' : undefined })} data-testid="audit-backdated">只看补录</Checkbox>
      {narrowed && <Button type="link" onClick={() => clear()}>清除筛选</Button>}
    </div>
  );
}

interface PeriodProps {
  label: string;
  from: string | undefined;
  to: string | undefined;
  onChange(from: string | undefined, to: string | undefined): void;
}

function Period({ label, from, to, onChange }: PeriodProps) {
  return (
    <DatePicker.RangePicker
      className="filter-period"
      format="YYYY年M月D日"
      placeholder={[`${label}起`, '止']}
      allowEmpty={[true, true]}
      value={[from ? fromLocalDate(from) : null, to ? fromLocalDate(to) : null]}
      onChange={(value) => onChange(value?.[0] ? toLocalDate(value[0]) : undefined, value?.[1] ? toLocalDate(value[1]) : undefined)}
    />
  );
}
