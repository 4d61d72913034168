import type { Claim } from '../api/types.js';
import { dateText } from './dates.js';

/** What a unit reported as completed, as the checker has to read it: text, claimed day, basis. */
export function ClaimText({ claim }: { claim: Claim }) {
  const { unitName, on, recordedOn, completedOn, text, basis, source } = claim;
  return (
    <section className="last-report" aria-label="报完成的内容" data-testid="claim">
      <p className="muted">{unitName}于{dateText(on)}报完成（{dateText(recordedOn)}录入{source && `，办公室代填，来源：${source}`}）</p>
      <p>自报完成日期：<strong>{dateText(completedOn)}</strong></p>
      <p className="prose">完成情况：{text}</p>
      <p>依据：{basis ? [basis.title, basis.documentNumber, basis.issuedOn && dateText(basis.issuedOn)].filter(Boolean).join('，') : '未附依据文件'}</p>
    </section>
  );
}
