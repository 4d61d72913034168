import { Empty } from 'antd';
import type { UnitMeasure } from '../../api/types.js';
import { LightTag } from '../../display/light-tag.js';
import { UnitsIncomplete } from '../../display/units-incomplete.js';
import { ViaGroups } from '../../display/via-groups.js';
import { useCitation } from '../../session/citation.js';
import { PlacedLink } from '../../session/placed-link.js';
import { MilestonesCell } from './milestones-cell.js';

interface MeasureCardsProps {
  measures: (UnitMeasure & { matching?: string[] })[];
  year: number | null;
}

export function MeasureCards({ measures, year }: MeasureCardsProps) {
  const cited = useCitation();
  if (measures.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有符合条件的措施" />;
  return (
    <ul className="measure-cards" data-testid="measures-table">
      {measures.map((row) => (
        <li key={row.measure} className="measure-card">
          <div className="measure-card-head"><span className="cite">{cited(row)}</span><LightTag light={row.light} label={row.lightLabel} /></div>
          <PlacedLink path={`/measures/${encodeURIComponent(row.measure)}`} className="measure-card-title" data-testid="measure-link">{row.title}</PlacedLink>
          <div className="muted small">{row.lead.map((one) => one.name).join('、') || '未明确牵头单位'}</div>
          <UnitsIncomplete row={row} />
          <ViaGroups via={row.via} />
          <MilestonesCell milestones={row.milestones} matching={row.matching} year={year} />
        </li>
      ))}
    </ul>
  );
}
