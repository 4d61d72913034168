import { dateText } from '../../../display/dates.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { FIELD_WORDS } from '../draft/words.js';

/** What a confirmation enters, in figures. */
export function Summary() {
  const { intake } = useDraftAtHand();
  const { front, sections, duties, units, changed, existing, opening, fileName, sha256 } = intake;
  const measures = sections.flatMap((one) => one.measures);
  const deadlines = measures.reduce((sum, one) => sum + one.deadlines.length, 0);
  const registered = duties.filter((one) => one.state === 'register').length;
  const dismissed = duties.filter((one) => one.state === 'dismiss').length;
  const open = units.filter((one) => one.choice === null).length;
  const registry = new Set(units.flatMap(({ choice, inLedger }) => (choice?.kind === 'existing' && inLedger ? [choice.unit] : []))).size;
  const fresh = new Set(units.flatMap(({ choice, inLedger }) => (choice === null || inLedger ? [] : [choice.kind === 'new' ? choice.name : choice.unit]))).size;
  const figures: readonly [string, string, string | null][] = [
    ['措施', `${measures.length}${registered > 0 ? `＋${registered}` : ''} 项`, [`${sections.length} 个指标`, registered > 0 ? `正文任务 ${registered} 项` : null, dismissed > 0 ? `不作登记 ${dismissed} 处` : null].filter(Boolean).join('，')],
    ['时限', `${deadlines} 处`, `${measures.filter((one) => one.deadlines.length === 0).length} 项没有写时限`],
    ['单位', `${units.length} 个名称`, [open > 0 ? `${open} 个待定` : null, registry > 0 ? `${registry} 个名录已有` : null, fresh > 0 ? `${fresh} 个将新登记` : null].filter(Boolean).join('，')],
    ['手工修改', `${changed.length} 处`, changed.length > 0 ? [...new Set(changed.map((one) => FIELD_WORDS[one.field] ?? one.field))].join('、') : null],
    ...(opening && opening.rows.length > 0 ? [['期初情况', `补录 ${opening.rows.filter((one) => one.take).length} 行`, `表中共 ${opening.rows.length} 行${opening.on ? `，截至${dateText(opening.on)}` : ''}`] as [string, string, string]] : []),
    ...(existing ? [['差异', `采用 ${existing.differences.filter((one) => one.accepted).length} 处`, [`共 ${existing.differences.length} 处，其余保持台账现状`, ...endings(existing.differences)].join('；')] as [string, string, string]] : []),
  ];
  return (
    <>
      <dl className="summary-figures">
        {figures.map(([name, value, note]) => <div key={name}><dt>{name}</dt><dd><strong>{value}</strong>{note && <span className="muted small">{note}</span>}</dd></div>)}
      </dl>
      <dl className="summary-facts">
        <div><dt>方案</dt><dd>{front.title || '未填写'}</dd></div>
        <div><dt>发文机关、字号</dt><dd>{[front.issuer, front.documentNumber].filter(Boolean).join('，') || '文件未载明或待填写'}</dd></div>
        <div><dt>印发日期</dt><dd>{dateText(front.issued, '文件未载明或待填写')}</dd></div>
        <div><dt>计划年度</dt><dd>{front.year === null ? '未填写' : `${front.year}年`}{front.ends && `，至${dateText(front.ends)}`}</dd></div>
        <div><dt>依据文件</dt><dd>{fileName}<br /><span className="muted small">文件指纹 <code className="fingerprint">{sha256}</code></span></dd></div>
      </dl>
    </>
  );
}

function endings(differences: readonly { field: string; accepted: boolean }[]): string[] {
  const many = differences.filter(({ field, accepted }) => accepted && field === 'not-in-document').length;
  return many > 0 ? [`其中终止 ${many} 项措施`] : [];
}
