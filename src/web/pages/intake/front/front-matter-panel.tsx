import type { FrontField } from '../../../api/intake.types.js';
import { Panel } from '../../../display/panel.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { usePlaceInDraft } from '../draft/place.js';
import { ResemblingPlanQuestion } from './resembling-plan.js';
import { FrontMatterField, type FrontFieldKind } from './front-matter-field.js';

const FIELDS: readonly { field: FrontField; kind: FrontFieldKind; hint?: string }[] = [
  { field: 'title', kind: 'line', hint: '印发文件上的全称，不加书名号' },
  { field: 'shortTitle', kind: 'line', hint: '页面顶部和清单中使用' },
  { field: 'jurisdiction', kind: 'line', hint: '如：潍坊市。单位按地区区分，不同市的同名单位是两个单位' },
  { field: 'issuer', kind: 'line' },
  { field: 'documentNumber', kind: 'line', hint: '如：潍办发〔2021〕8号' },
  { field: 'issued', kind: 'day' },
  { field: 'year', kind: 'year', hint: '文中没有写年份的时限都算在这一年' },
  { field: 'ends', kind: 'day', hint: '计划期的最后一天，之后默认显示这一天的情况' },
];
/** A document may leave these out; the others every plan has. */
const MAY_BE_UNSTATED: readonly FrontField[] = ['issuer', 'documentNumber', 'issued'];

/** 方案信息: what a ledger has to know of the plan as a whole. Missing facts are asked, never guessed. */
export function FrontMatterPanel() {
  const { intake, open } = useDraftAtHand();
  const { place } = usePlaceInDraft();
  const asked = new Map(intake.questions.filter((one) => one.key === null && one.field !== null).map((one) => [one.field, one.message]));
  return (
    <Panel title="方案信息" extra={<span className="muted">逐栏填写，离开一栏即保存</span>}>
      {intake.resembling.map((one) => <ResemblingPlanQuestion key={one.plan} resembling={one} />)}
      <div className="front-fields" data-testid="front-matter">
        {FIELDS.map(({ field, kind, hint }) => (
          <FrontMatterField
            // A value that somebody else or the reading changed is taken into the field.
            key={`${field}|${String(intake.front[field])}`}
            field={field}
            kind={kind}
            hint={hint}
            value={intake.front[field]}
            question={asked.get(field) ?? null}
            notStated={MAY_BE_UNSTATED.includes(field) ? intake.front.notStated.includes(field) : null}
            asked={place.tab === 'front' && place.field === field}
            open={open}
          />
        ))}
      </div>
    </Panel>
  );
}
