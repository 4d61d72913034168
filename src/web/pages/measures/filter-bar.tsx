import { CloseOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useReading } from '../../api/reading.js';
import type { Dashboard } from '../../api/types.js';
import { useView } from '../../session/view.js';
import { UnitSelect } from '../../units/unit-select.js';
import { DEADLINE_OPTIONS, LIGHT_OPTIONS, ROLE_OPTIONS, STATE_OPTIONS, STATUS_OPTIONS, useFilters } from './filters.js';
import { isNarrowed } from './own-unit.js';

export function FilterBar() {
  const { plan } = useView();
  const { filters, ownUnitOnly, change, clear } = useFilters();
  const dashboard = useReading<Dashboard>('/dashboard', { plan: plan?.id });
  // Several plans may name an indicator alike: the list then holds the measures of all of them.
  const indicators = [...new Set(dashboard.data?.indicators.map(({ name }) => name))];
  return (
    <div className="filter-bar" role="search">
      <Input.Search
        key={filters.q ?? ''}
        className="filter-search"
        defaultValue={filters.q}
        allowClear
        placeholder="标题、编号或单位"
        aria-label="查找"
        data-testid="filter-q"
        onSearch={(q) => change({ q: q.trim() })}
      />
      <Select className="filter" allowClear placeholder="指标" aria-label="指标" data-testid="filter-indicator" value={filters.indicator} onChange={(indicator) => change({ indicator })} options={indicators.map((name) => ({ value: name, label: name }))} showSearch={{ optionFilterProp: 'label' }} />
      <UnitSelect className="filter filter-wide" allowClear placeholder="单位（可用拼音首字母）" aria-label="单位" data-testid="filter-unit" value={filters.unit} onChange={(unit) => change({ unit, ...(unit ? {} : { role: undefined }) })} />
      {filters.unit && <Select className="filter" allowClear placeholder="分工" aria-label="分工" data-testid="filter-role" value={filters.role} onChange={(role) => change({ role })} options={ROLE_OPTIONS} />}
      <Select className="filter" allowClear placeholder="措施情况" aria-label="措施情况" data-testid="filter-state" value={filters.state} onChange={(state) => change({ state })} options={STATE_OPTIONS} />
      <Select className="filter" allowClear placeholder="节点状态" aria-label="节点状态" data-testid="filter-status" value={filters.status} onChange={(status) => change({ status })} options={STATUS_OPTIONS} />
      <Select className="filter" allowClear placeholder="时限" aria-label="时限" data-testid="filter-deadline" value={filters.deadline} onChange={(deadline) => change({ deadline })} options={DEADLINE_OPTIONS} />
      <Select className="filter" allowClear placeholder="亮灯" aria-label="亮灯" data-testid="filter-light" value={filters.light} onChange={(light) => change({ light })} options={LIGHT_OPTIONS} />
      {ownUnitOnly && <Button className="own-unit" onClick={() => change({ unit: undefined, role: undefined })} aria-label="只看本单位，按此看全部单位" data-testid="own-unit-only">只看本单位 <CloseOutlined aria-hidden /></Button>}
      {isNarrowed(filters) && <Button type="link" onClick={clear} data-testid="clear-filters">清除筛选</Button>}
    </div>
  );
}
