import { Button, Input, Select } from 'antd';
import { useViewControls } from '../../session/view.js';
import { ONLY_OPTIONS, useComparisonFilters } from './filters.js';
import type { PlansCompared } from './plans-compared.js';

interface ComparisonFilterBarProps {
  compared: PlansCompared;
  sections: readonly string[];
}

export function ComparisonFilterBar({ compared: { city, province, cities, provinces }, sections }: ComparisonFilterBarProps) {
  const { filters, change, clear } = useComparisonFilters();
  const { choosePlan } = useViewControls();
  const narrowed = [filters.only, filters.section, filters.q].some(Boolean);
  return (
    <div className="filter-bar" role="search">
      {cities.length > 1 && (
        <Select className="filter" aria-label="市级方案" data-testid="choose-city" value={city.id} onChange={choosePlan} popupMatchSelectWidth={false} options={cities.map((one) => ({ value: one.id, label: one.jurisdiction, title: one.title }))} />
      )}
      {provinces.length > 1 && (
        <Select className="filter" aria-label="省级方案" value={province.id} onChange={(id) => change({ province: id })} popupMatchSelectWidth={false} options={provinces.map((one) => ({ value: one.id, label: one.shortTitle, title: one.title }))} />
      )}
      <Input.Search key={filters.q ?? ''} className="filter-search" defaultValue={filters.q} allowClear placeholder="措施名称或编号" aria-label="查找" data-testid="filter-q" onSearch={(q) => change({ q: q.trim() })} />
      <Select className="filter filter-wide" allowClear placeholder="指标" aria-label="指标" data-testid="filter-section" value={filters.section} onChange={(section) => change({ section })} options={sections.map((name) => ({ value: name, label: name }))} showSearch={{ optionFilterProp: 'label' }} />
      <Select className="filter filter-only" allowClear placeholder="只看" aria-label="只看" data-testid="filter-only" value={filters.only} onChange={(only) => change({ only })} options={ONLY_OPTIONS} />
      {narrowed && <Button type="link" onClick={() => clear(filters.province ? { province: filters.province } : {})} data-testid="clear-filters">清除筛选</Button>}
    </div>
  );
}
