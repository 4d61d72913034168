import type { QueryParams } from '../../api/client.js';
import type { Dashboard } from '../../api/types.js';
import { Explained } from '../../display/explained.js';
import { LightTag } from '../../display/light-tag.js';
import { PlacedLink } from '../../session/placed-link.js';

/** Several words share a colour; these open exactly their own list, the others the list of their colour. */
const LIST_OF_WORD: Record<string, QueryParams> = {
  待核验: { status: 'reported' }, 已销号: { status: 'closed' }, 暂停: { status: 'suspended' }, 终止: { status: 'terminated' },
  无时限: { deadline: 'undated-open' }, 待触发: { deadline: 'untriggered' },
};

/** The total 无时限 counts closed and suspended ones as well: the light, which does not, says so. */
const wordOf = (label: string): string => (label === '无时限' ? '未办结无时限' : label);

/** Lights of all time nodes, as one bar with the words under it. */
export function Lights({ data: { lights, milestones } }: { data: Dashboard }) {
  const total = milestones.total || 1;
  const shown = lights.filter((one) => one.milestones > 0 || one.light === 'red' || one.light === 'yellow');
  return (
    <section className="panel lights" data-testid="lights-panel" aria-label="亮灯">
      <h2>亮灯<Explained label="亮灯" text="按截至日期逐个时间节点计算，不预先存储。颜色旁的文字为准。" /></h2>
      <div className="lights-bar" aria-hidden>
        {shown.filter((one) => one.milestones > 0).map((one) => (
          <span key={one.label} className={`lights-part lights-${one.light}`} style={{ flexGrow: one.milestones / total }} title={`${wordOf(one.label)} ${one.milestones}个`} />
        ))}
      </div>
      <ul className="lights-words">
        {shown.map((one) => (
          <li key={one.label}>
            <PlacedLink path="/measures" params={LIST_OF_WORD[one.label] ?? { light: one.light }} data-testid={`light-${one.label}`}>
              <LightTag light={one.light} label={wordOf(one.label)} /> <strong>{one.milestones}</strong> 个
            </PlacedLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
