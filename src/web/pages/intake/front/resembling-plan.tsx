import { Radio } from 'antd';
import type { PlanAnswer, ResemblingPlan } from '../../../api/intake.types.js';
import { dateText } from '../../../display/dates.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';

const ANSWERS: readonly { value: PlanAnswer; label: string }[] = [
  { value: 'revision', label: '是它的修订稿：只登记与台账不同、经勾选采用的内容' },
  { value: 'other', label: '是另一个方案：整份登记' },
];

const OF_VOIDED: readonly { value: PlanAnswer; label: string }[] = [{ value: 'anew', label: '作为新方案重新登记（不再登记的，请放弃这次导入）' }];

/** A plan that stands in the ledger looks like this one: only a person knows whether the document is its next edition. */
export function ResemblingPlanQuestion({ resembling: { plan, title, measures, alike, voidedOn, answer } }: { resembling: ResemblingPlan }) {
  const { open, edit } = useDraftAtHand();
  return (
    <fieldset className="panel-lead" data-testid="resembling-plan">
      <legend>
        {voidedOn === null
          ? <>台账中已有《{title}》（{measures} 项措施{alike > 0 && `，其中 ${alike} 项与这份文件同名`}）。这份文件是：</>
          : <>台账中的《{title}》（{measures} 项措施）已于{dateText(voidedOn)}作废。这份文件：</>}
      </legend>
      <Radio.Group
        vertical disabled={!open} value={answer} options={[...(voidedOn === null ? ANSWERS : OF_VOIDED)]}
        onChange={({ target }) => void edit([{ about: 'standing', key: plan, value: target.value as PlanAnswer }])}
      />
    </fieldset>
  );
}
