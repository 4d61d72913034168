import type { Action, MilestoneDetail } from '../../api/types.js';
import { Panel } from '../../display/panel.js';
import { MilestoneCard } from './milestone-card.js';

interface MilestonesProps {
  milestones: MilestoneDetail[];
  actions: Action[];
  onAction(action: Action): void;
}

export function Milestones({ milestones, actions, onAction }: MilestonesProps) {
  const closed = milestones.filter((one) => one.status === 'closed').length;
  return (
    <Panel title="时间节点" extra={<span className="muted">共 {milestones.length} 个，已销号 {closed} 个</span>} data-testid="milestones">
      <div className="milestone-cards">
        {milestones.map((one) => (
          <MilestoneCard key={one.milestone} milestone={one} actions={actions.filter((action) => action.milestone === one.milestone)} onAction={onAction} />
        ))}
      </div>
    </Panel>
  );
}
