import type { Dashboard } from '../../api/types.js';
import { Explained } from '../../display/explained.js';
import { LightTag } from '../../display/light-tag.js';
import { PlacedLink } from '../../session/placed-link.js';

/** Lights of all time nodes, as one bar with the words under it. */
export function Lights({ data: { lights, milestones } }: { data: Dashboard }) {
  const total = milestones.total || 1;
  return (
    <section className="panel lights" data-testid="lights-panel" aria-label="亮灯">
      <h2>亮灯<Explained label="亮灯" text="按截至日期逐个时间节点计算，不预先存储。颜色旁的文字为准。" /></h2>
      <div className="lights-bar" aria-hidden>
        {lights.filter((one) => one.milestones > 0).map((one) => (
          <span key={one.light} className={`lights-part lights-${one.light}`} style={{ flexGrow: one.milestones / total }} title={`${one.label} ${one.milestones}个`} />
        ))}
      </div>
      <ul className="lights-words">
        {lights.map((one) => (
          <li key={one.light}>
            <PlacedLink path="/measures" params={{ light: one.light }} data-testid={`light-${one.light}`}>
              <LightTag light={one.light} label={one.label} /> <strong>{one.milestones}</strong> 个
            </PlacedLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
