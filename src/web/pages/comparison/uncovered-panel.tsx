import type { ComparedSide, Coverage } from '../../api/types.js';
import { Panel } from '../../display/panel.js';
import { PlacedLink } from '../../session/placed-link.js';
import { ComparedMilestones } from './compared-milestones.js';

interface UncoveredPanelProps {
  uncovered: readonly ComparedSide[];
  of: Coverage['province'];
}

/** Measures of the province that the city's plan leaves out. */
export function UncoveredPanel({ uncovered, of }: UncoveredPanelProps) {
  if (uncovered.length === 0) return null;
  return (
    <Panel title={<>市级方案没有对应的省级措施<span className="panel-count">{uncovered.length} 项（省级共 {of.measures} 项）</span></>} data-testid="uncovered">
      <ul className="uncovered-list">
        {uncovered.map((one) => (
          <li key={one.measure}>
            <PlacedLink path={`/measures/${encodeURIComponent(one.measure)}`} className="row-title"><span className="cite">{one.cite}</span>{one.title}</PlacedLink>
            <ComparedMilestones milestones={one.milestones} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
