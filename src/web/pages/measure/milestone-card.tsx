import type { Action, MilestoneDetail } from '../../api/types.js';
import { ClaimText } from '../../display/claim-text.js';
import { dateText } from '../../display/dates.js';
import { DueIn, isRevised, overdueReckoning, ReportedLate } from '../../display/deadline.js';
import { LightTag } from '../../display/light-tag.js';
import { ActionButtons } from './action-buttons.js';
import { ExtensionHistory } from './extension-history.js';
import { GroupStandings } from './group-standings.js';
import { StatusSteps } from './status-steps.js';

interface MilestoneCardProps {
  milestone: MilestoneDetail;
  actions: Action[];
  onAction(action: Action): void;
}

/** One time node: its deadline as printed, originally and now; where it stands; what it has to reach. */
export function MilestoneCard({ milestone, actions, onAction }: MilestoneCardProps) {
  const extended = milestone.extensions > 0 && milestone.originalDue !== milestone.due;
  return (
    <article className={`milestone-card milestone-card-${milestone.light}`} data-testid={`milestone-${milestone.milestone}`}>
      <header className="milestone-card-head">
        <h3>{milestone.label}</h3>
        <LightTag light={milestone.light} label={milestone.lightLabel} />
        <DueIn row={milestone} />
        <ReportedLate row={milestone} />
      </header>
      <div className="milestone-card-body">
        <dl className="facts">
          <div><dt>{extended ? '现定时限' : '完成时限'}</dt><dd className="fact-strong" data-testid="current-due">{dateText(milestone.due, milestone.deadlineLabel ?? '方案未写明时限')}</dd></div>
          {milestone.daysOverdue !== null && <div><dt>逾期天数</dt><dd data-testid="overdue-reckoning">{overdueReckoning(milestone)}</dd></div>}
          {isRevised(milestone) && <div><dt>原定时限</dt><dd data-testid="first-due"><s>{dateText(milestone.firstDue)}</s><span className="deadline-extended">文件修订{extended ? `为${dateText(milestone.originalDue)}` : ''}</span></dd></div>}
          {extended && <div><dt>{isRevised(milestone) ? '延期前时限' : '原定时限'}</dt><dd data-testid="original-due"><s>{dateText(milestone.originalDue)}</s><span className="deadline-extended">延期{milestone.extensions}次</span></dd></div>}
          {milestone.deadline && <div><dt>方案写法</dt><dd>{milestone.deadline.raw}</dd></div>}
          {milestone.targets.length > 0 && <div><dt>量化目标</dt><dd>{milestone.targets.map((one) => one.raw).join('；')}</dd></div>}
          {milestone.cumulative && <div><dt>累计完成数</dt><dd data-testid="cumulative">{milestone.cumulative.value}<span className="muted">（{dateText(milestone.cumulative.on)}填报）</span></dd></div>}
          {milestone.paceLabel && <div><dt>进度评定</dt><dd>{milestone.paceLabel}</dd></div>}
          {milestone.claimedOn && milestone.status === 'reported' && <div><dt>报称完成</dt><dd>{dateText(milestone.claimedOn)}（{dateText(milestone.reportedOn)}报送，待核验）</dd></div>}
          {milestone.completedOn && <div><dt>认定完成</dt><dd>{dateText(milestone.completedOn)}</dd></div>}
          {milestone.status === 'returned' && <div><dt>整改期限</dt><dd className={milestone.reworkOverdue ? 'overdue-days' : undefined}>{dateText(milestone.reworkLimit)}{milestone.reworkOverdue && '（整改逾期）'}</dd></div>}
          {milestone.returns > 0 && <div><dt>退回</dt><dd>{milestone.returns}次</dd></div>}
        </dl>
        <StatusSteps status={milestone.status} label={milestone.statusLabel} />
      </div>
      {milestone.lastReport && <p className="last-report"><span className="muted">{dateText(milestone.lastReport.on)}{milestone.groups.length > 0 && milestone.lastReport.unitName}填报{milestone.lastReport.cumulative ? ` · 累计${milestone.lastReport.cumulative}` : ''}：</span>{milestone.lastReport.text}</p>}
      <GroupStandings groups={milestone.groups} />
      {milestone.lastClaim && <ClaimText claim={milestone.lastClaim} />}
      <ExtensionHistory requests={milestone.requests} />
      <ActionButtons actions={actions} onAction={onAction} testPrefix={`action-${milestone.milestone}`} />
    </article>
  );
}
