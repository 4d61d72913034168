import { useMemo, useState } from 'react';
import type { Intake, IntakeSection, IntakeWarning } from '../../../api/intake.types.js';
import { dropDraft } from '../../../forms/drafts.js';
import { MeasureEditor } from '../editing/measure-editor.js';
import { editorName } from '../editing/editor-name.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { usePlaceInDraft } from '../draft/place.js';
import { MeasureRow } from './measure-row.js';
import { SectionHead } from './section-head.js';

interface MeasureTableProps {
  intake: Intake;
  chosen: string | null;
  /** The field that was asked for: its measure opens for editing. */
  field: string | null;
  onShowSource(): void;
}

/** The measures by section. A row under correction becomes its form, so that the source stays in sight. */
export function MeasureTable({ intake, chosen, field, onShowSource }: MeasureTableProps) {
  const { open } = useDraftAtHand();
  const { go } = usePlaceInDraft();
  const shared = useMemo(() => sharedNumbers(intake.sections), [intake.sections]);
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set());
  const warnings = useMemo(() => byMeasure(intake.warnings), [intake.warnings]);
  const [edit] = useState(() => (key: string) => setEdited((before) => new Set(before).add(key)));
  const close = (key: string) => {
    dropDraft(editorName(intake.id, key));
    setEdited((before) => new Set([...before].filter((one) => one !== key)));
    if (chosen === key && field !== null) go({ at: key });
  };
  if (intake.sections.length === 0) return <p className="reading-empty">文件里没有找到编号的措施。请检查是否选对了文件。</p>;
  return (
    <div role="table" aria-label="读出的措施" className="reading">
      <div role="row" className="reading-row reading-head">
        <span role="columnheader">编号</span><span role="columnheader">措施</span><span role="columnheader">完成时限</span><span role="columnheader">单位</span>
      </div>
      {intake.sections.map((section) => (
        <div role="rowgroup" key={section.key} className="reading-section">
          <SectionHead section={section} isNumberOwn={!shared.has(section.ordinal)} asked={chosen === section.key ? field : null} />
          {section.measures.map((measure, index) => (
            <div key={measure.key} className="reading-part">
              {measure.item && measure.item.title !== section.measures[index - 1]?.item?.title && <div className="reading-item">{measure.item.number !== null && `${measure.item.number}. `}{measure.item.title}</div>}
              {open && (edited.has(measure.key) || (chosen === measure.key && field !== null))
                ? <MeasureEditor measure={measure} warnings={warnings.get(measure.key) ?? NONE} asked={chosen === measure.key ? field : null} onClose={() => close(measure.key)} />
                : <MeasureRow measure={measure} warnings={warnings.get(measure.key) ?? NONE} chosen={chosen === measure.key} open={open} onEdit={edit} onShowSource={onShowSource} />}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

const NONE: readonly IntakeWarning[] = [];

function byMeasure(warnings: readonly IntakeWarning[]): Map<string, IntakeWarning[]> {
  const found = new Map<string, IntakeWarning[]>();
  for (const one of warnings) if (one.measure !== null) found.set(one.measure, [...(found.get(one.measure) ?? []), one]);
  return found;
}

/** Numbers that several sections bear: those of chapters within chapters. */
function sharedNumbers(sections: readonly IntakeSection[]): ReadonlySet<number | null> {
  const numbers = sections.map(({ ordinal }) => ordinal);
  return new Set(numbers.filter((one, index) => one !== null && numbers.indexOf(one) !== index));
}
