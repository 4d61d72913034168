import { Grid, Input, Select } from 'antd';
import { useState } from 'react';
import { useReading } from '../../../api/reading.js';
import type { UnitRegistry } from '../../../api/types.js';
import { Answer } from '../../../display/answer.js';
import { PageTitle } from '../../../display/page-title.js';
import { RefusableButton } from '../../../display/refusable-button.js';
import { UnitDrawer } from '../../../forms/unit-drawer.js';
import { UnitRegistrationDrawer } from '../../../forms/unit-registration-drawer.js';
import { useActing } from '../../../session/acting-person.js';
import { useView } from '../../../session/view.js';
import { CLASS_OPTIONS } from '../../../units/unit-classes.js';
import { DepartmentTabs } from '../department-tabs.js';
import { RegisterCards } from './register-cards.js';
import { RegisterTable } from './register-table.js';
import { refusalToChange, type UnitChange } from './unit-change.js';

/** 单位名录: every unit once, under all its names, with class, place in the official order, ranking group and members. */
export default function RegisterPage() {
  const { plan } = useView();
  const { person } = useActing();
  const { md = true } = Grid.useBreakpoint();
  const [q, setQ] = useState('');
  const [unitClass, chooseClass] = useState<string>();
  const [change, setChange] = useState<UnitChange | null>(null);
  const [registering, setRegistering] = useState(false);
  const query = useReading<UnitRegistry>('/departments/register', { plan: plan?.id, q });
  const List = md ? RegisterTable : RegisterCards;
  return (
    <>
      <PageTitle
        title="单位名录"
        note="按建制顺序排列；一个单位的各种名称都对应到同一个单位"
        tools={<RefusableButton refusal={refusalToChange(person.role)} type="primary" onClick={() => setRegistering(true)} data-testid="register-unit">登记单位</RefusableButton>}
      />
      <DepartmentTabs />
      <div className="panel">
        <div className="filter-bar" role="search">
          <Input.Search className="filter-search" allowClear placeholder="单位名称、简称或拼音首字母" aria-label="查找单位" data-testid="register-q" onSearch={(value) => setQ(value.trim())} />
          <Select className="filter" allowClear placeholder="全部类别" aria-label="单位类别" options={CLASS_OPTIONS} value={unitClass} onChange={(next?: string) => chooseClass(next)} popupMatchSelectWidth={false} data-testid="register-class" />
        </div>
        <Answer query={query}>
          {({ items }) => <List items={items.filter((one) => unitClass === undefined || one.class === unitClass)} onChange={setChange} />}
        </Answer>
      </div>
      {change && <UnitDrawer {...change} onClose={() => setChange(null)} />}
      {registering && <UnitRegistrationDrawer onClose={() => setRegistering(false)} />}
    </>
  );
}
