import { Button } from 'antd';
import { useState } from 'react';
import type { Action, MilestoneDetail } from '../../api/types.js';
import { dateText } from '../../display/dates.js';
import { LightTag } from '../../display/light-tag.js';
import { Panel } from '../../display/panel.js';
import { MilestoneCard } from './milestone-card.js';

interface MilestonesProps {
  milestones: MilestoneDetail[];
  actions: Action[];
  onAction(action: Action): void;
}

/** More than these, as recurring ones are, and those already finished are folded into one line each. */
const ALL_OPEN = 4;

const isFinished = (one: MilestoneDetail): boolean => one.status === 'closed' || one.status === 'terminated';

export function Milestones({ milestones, actions, onAction }: MilestonesProps) {
  const [unfolded, setUnfolded] = useState(false);
  const closed = milestones.filter((one) => one.status === 'closed').length;
  const finished = milestones.filter(isFinished);
  const folds = milestones.length > ALL_OPEN && finished.length > 1;
  const shown = folds && !unfolded ? milestones.filter((one) => !isFinished(one)) : milestones;
  return (
    <Panel title="时间节点" extra={<span className="muted">共 {milestones.length} 个，已销号 {closed} 个</span>} data-testid="milestones">
      <div className="milestone-cards">
        {folds && !unfolded && <Finished milestones={finished} />}
        {folds && <Button type="link" className="unfold" onClick={() => setUnfolded(!unfolded)} aria-expanded={unfolded} data-testid="unfold-milestones">{unfolded ? '收起已办结的' : `展开已办结的 ${finished.length} 个`}</Button>}
        {shown.map((one) => (
          <MilestoneCard key={one.milestone} milestone={one} actions={actions.filter((action) => action.milestone === one.milestone)} onAction={onAction} />
        ))}
      </div>
    </Panel>
  );
}

function Finished({ milestones }: Pick<MilestonesProps, 'milestones'>) {
  return (
    <ul className="finished">
      {milestones.map((one) => (
        <li key={one.milestone}>
          <span>{one.label}</span>
          <LightTag light={one.light} label={one.lightLabel} />
          <span className="muted">时限{dateText(one.due, '未写明')}{one.completedOn ? `，${dateText(one.completedOn)}完成` : ''}</span>
        </li>
      ))}
    </ul>
  );
}
