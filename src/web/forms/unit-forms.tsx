import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type { RegisteredUnit } from '../api/types.js';
import { dateText } from '../display/dates.js';
import { MembersSelect } from '../units/members-select.js';
import { CLASS_OPTIONS } from '../units/unit-classes.js';
import { UnitSelect } from '../units/unit-select.js';
import { FieldInput } from './field-inputs.js';
import { line, text, type FieldSpec } from './field-spec.js';
import type { FormValues } from './form-values.js';

/** What can be entered about a unit of the registry. */
export const UNIT_ACTIONS = ['alias', 'rename', 'class', 'order', 'members', 'leave', 'merge'] as const;
export type UnitAction = (typeof UNIT_ACTIONS)[number];

export interface UnitForm {
  /** Path below /departments/{id}. */
  path: string;
  title: string;
  submit: string;
  note?: string;
  initial?: (unit: RegisteredUnit) => FormValues;
  fields: (unit: RegisteredUnit, all: readonly RegisteredUnit[]) => ReactNode;
}

const REASON: FieldSpec = text('reason', '原因', { rows: 2, max: 500, hint: '如机构改革方案、“三定”规定。' });
export const RANKING_GROUP: FieldSpec = line('rankingGroup', '排名分组', { required: false, max: 100, hint: '只在同组内排名，如“市直部门”“县市区”；不填的不参加排名。' });
export const ORDER: FieldSpec = { kind: 'whole', name: 'order', label: '建制顺序', required: true, max: 1_000_000, hint: '各列表按从小到大排列，相邻单位之间可留空号。' };
export const CLASS: FieldSpec = { kind: 'choice', name: 'class', label: '单位类别', required: true, options: CLASS_OPTIONS };

export const UNIT_FORMS: Record<UnitAction, UnitForm> = {
  alias: {
    path: 'aliases', title: '增加别名', submit: '增加', note: '方案里这个单位的另一种写法；以后导入时，这个写法就是本单位。',
    fields: () => <FieldInput field={line('alias', '别名', { max: 200 })} />,
  },
  rename: {
    path: 'renamings', title: '单位更名', submit: '更名', note: '更名之前的记录仍显示当时的名称，原名称继续作为别名。',
    fields: () => <><FieldInput field={line('name', '新名称', { max: 200 })} /><FieldInput field={REASON} /></>,
  },
  class: {
    path: 'class-changes', title: '调整类别和排名分组', submit: '调整', note: '类别决定发督办单还是工作函、是否参加排名。',
    initial: ({ class: unitClass, rankingGroup }) => ({ class: unitClass, rankingGroup: rankingGroup ?? undefined }),
    fields: () => <><FieldInput field={CLASS} /><FieldInput field={RANKING_GROUP} /><FieldInput field={REASON} /></>,
  },
  order: {
    path: 'orders', title: '调整建制顺序', submit: '调整',
    initial: ({ order }) => ({ order }),
    fields: () => <FieldInput field={ORDER} />,
  },
  members: {
    path: 'memberships', title: '增加成员单位', submit: '增加', note: '自起始之日起，以这个统称下达的任务同时计入各成员单位名下。',
    fields: (unit, all) => (
      <>
        <Form.Item name="members" label="成员单位" rules={[{ required: true, message: '请选择成员单位' }]}><MembersSelect group={unit} all={all} /></Form.Item>
        <FieldInput field={{ kind: 'date', name: 'from', label: '成员起始日期', required: false, range: 'any', hint: '默认为发生日期；以前就是成员的，请把发生日期填为当时。' }} />
      </>
    ),
  },
  leave: {
    path: 'membership-endings', title: '成员单位退出', submit: '退出', note: '退出之前的任务仍留在当时的记录里。',
    fields: ({ members }) => (
      <>
        <Form.Item name="member" label="退出的单位" rules={[{ required: true, message: '请选择退出的单位' }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={members.filter(({ until }) => until === null).map(({ unit, name, from }) => ({ value: unit, label: `${name}（${dateText(from)}起）` }))} data-testid="field-member" />
        </Form.Item>
        <FieldInput field={{ kind: 'date', name: 'on', label: '退出日期', required: false, range: 'any', hint: '自这一天起不再是成员，默认为发生日期。' }} />
      </>
    ),
  },
  merge: {
    path: 'mergings', title: '并入其他单位', submit: '合并', note: '合并后，本单位的任务和记录同时归到并入的单位名下，本单位不能再办理。',
    fields: () => (
      <>
        <Form.Item name="into" label="并入" rules={[{ required: true, message: '请选择并入的单位' }]}><UnitSelect data-testid="field-into" /></Form.Item>
        <FieldInput field={REASON} />
      </>
    ),
  },
};
