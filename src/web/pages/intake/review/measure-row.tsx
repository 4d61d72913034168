import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo } from 'react';
import type { IntakeMeasure, IntakeWarning } from '../../../api/intake.types.js';
import { numberText } from '../draft/words.js';
import { ChangedMark } from './changed-mark.js';
import { DeadlineList } from './deadline-list.js';
import { Doubts } from './doubts.js';
import { GroupList } from './group-list.js';
import { TargetList } from './target-list.js';

interface MeasureRowProps {
  measure: IntakeMeasure;
  /** All of its warnings, settled ones among them. */
  warnings: readonly IntakeWarning[];
  chosen: boolean;
  /** Whether it can still be changed. */
  open: boolean;
  onEdit(key: string): void;
  onShowSource(): void;
}

/** Drawn again only where something of this measure changed: a plan has hundreds. */
export const MeasureRow = memo(function MeasureRow({ measure, warnings, chosen, open, onEdit, onShowSource }: MeasureRowProps) {
  const { key, number, title, deadlines, groups, unitsIncomplete, targets, changed } = measure;
  const about = (...fields: (string | null)[]) => warnings.filter((one) => fields.includes(one.field));
  const unsure = (...fields: string[]) => (about(...fields).some((one) => !one.settled) ? 'reading-cell unsure' : 'reading-cell');
  return (
    <div role="row" className={chosen ? 'reading-row measure-read here' : 'reading-row measure-read'} data-of={key} data-testid="measure-read" aria-selected={chosen}>
      <div role="cell" className={unsure('number')}>
        <button type="button" className="reading-number" data-choose={key} aria-label={`${numberText(measure)}：在原文中显示`} onClick={onShowSource}>{number ?? '—'}</button>
        {changed.includes('number') && <ChangedMark of={key} field="number" />}
        <Doubts warnings={about('number')} />
      </div>
      <div role="cell" className={unsure('title', 'targets', 'text')}>
        <p className="reading-title">{title || <span className="muted">（没有标题）</span>}{changed.includes('title') && <ChangedMark of={key} field="title" />}{changed.includes('text') && <ChangedMark of={key} field="text" />}</p>
        <TargetList targets={targets} />
        {changed.includes('targets') && <ChangedMark of={key} field="targets" />}
        <Doubts warnings={about('title', 'targets', 'text', null)} />
        {open && <Button size="small" type="link" className="reading-edit" icon={<EditOutlined aria-hidden />} data-keep onClick={() => onEdit(key)} aria-label={`修改${numberText(measure)}`} data-testid="edit-measure">修改</Button>}
      </div>
      <div role="cell" className={unsure('deadlines')} data-label="完成时限">
        <DeadlineList deadlines={deadlines} />
        {changed.includes('deadlines') && <ChangedMark of={key} field="deadlines" />}
        <Doubts warnings={about('deadlines')} />
      </div>
      <div role="cell" className={unsure('units', 'groups')} data-label="单位">
        <GroupList groups={groups} />
        {unitsIncomplete && <p className="muted small">等（未列全）</p>}
        {changed.includes('unitsIncomplete') && <ChangedMark of={key} field="unitsIncomplete" />}
        {changed.includes('groups') && <ChangedMark of={key} field="groups" />}
        <Doubts warnings={about('units', 'groups')} />
      </div>
    </div>
  );
}, (before, after) => before.measure === after.measure && before.chosen === after.chosen && before.open === after.open && sameItems(before.warnings, after.warnings));

const sameItems = (one: readonly unknown[], other: readonly unknown[]): boolean => one.length === other.length && one.every((item, index) => item === other[index]);
