import { Select, type SelectProps } from 'antd';
import { useState } from 'react';
import { useReadingNow } from '../../api/reading.js';
import type { MeasurePage } from '../../api/types.js';
import { useSettled } from '../../display/settled.js';
import { useCitation } from '../../session/citation.js';
import { useView } from '../../session/view.js';

/** Chooses one measure of the plans shown by words of its title or number. */
export function MeasureSelect(props: Omit<SelectProps<string>, 'options'>) {
  const { plan } = useView();
  const cited = useCitation();
  const [typed, setTyped] = useState('');
  const page = useReadingNow<MeasurePage>('/measures', { plan: plan?.id, q: useSettled(typed), pageSize: 200 });
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder="可按标题查找"
      notFoundContent={page.isFetching ? '正在查找…' : '没有相符的措施'}
      {...props}
      options={page.data?.items.map((one) => ({ value: one.measure, label: `${cited(one)} ${one.title}` }))}
    />
  );
}
