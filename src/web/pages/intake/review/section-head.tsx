import { EditOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { memo, useState } from 'react';
import type { Edit, IntakeSection } from '../../../api/intake.types.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { ChangedMark } from './changed-mark.js';

type Field = 'name' | 'leader' | 'coordinator';
const FIELDS: readonly { field: Field; label: string }[] = [{ field: 'name', label: '指标名称' }, { field: 'leader', label: '分管领导' }, { field: 'coordinator', label: '总牵头协调部门' }];

/** The indicator with its leader and coordinator, which can be put right in place. A number that sections of several chapters bear says nothing. */
export const SectionHead = memo(function SectionHead({ section, isNumberOwn, asked }: { section: IntakeSection; isNumberOwn: boolean; asked: string | null }) {
  const { open } = useDraftAtHand();
  const [editing, setEditing] = useState(asked !== null);
  const { key, ordinal, name, leader, coordinator, measures } = section;
  if (editing && open) return <SectionEditor section={section} onClose={() => setEditing(false)} />;
  return (
    <div className="section-head" data-section={key}>
      <strong>{ordinal !== null && isNumberOwn && `${ordinal}. `}{name || '（没有名称）'}</strong><ChangedMark of={key} field="name" />
      <span className="muted">{measures.length} 项</span>
      {leader && <span className="section-fact">分管领导：{leader}<ChangedMark of={key} field="leader" /></span>}
      {coordinator && <span className="section-fact">总牵头：{coordinator}<ChangedMark of={key} field="coordinator" /></span>}
      {open && <Button size="small" type="link" icon={<EditOutlined aria-hidden />} data-keep onClick={() => setEditing(true)} aria-label={`修改“${name}”的名称、分管领导和总牵头部门`}>修改</Button>}
    </div>
  );
});

function SectionEditor({ section, onClose }: { section: IntakeSection; onClose(): void }) {
  const { edit } = useDraftAtHand();
  const [typed, setTyped] = useState({ name: section.name, leader: section.leader ?? '', coordinator: section.coordinator ?? '' });
  const save = async () => {
    const edits = FIELDS.filter(({ field }) => typed[field].trim() !== (section[field] ?? ''))
      .map(({ field }): Edit => ({ about: 'section', key: section.key, field, value: typed[field].trim() || null }));
    if (edits.length === 0 || (await edit(edits))) onClose();
  };
  return (
    <form className="section-head section-editor" data-keep onSubmit={(event) => { event.preventDefault(); void save(); }}>
      {FIELDS.map(({ field, label }) => (
        <label key={field}>{label}<Input value={typed[field]} maxLength={200} onChange={(event) => setTyped({ ...typed, [field]: event.target.value })} /></label>
      ))}
      <span className="editor-buttons"><Button onClick={onClose}>取消</Button><Button type="primary" htmlType="submit">保存</Button></span>
    </form>
  );
}
