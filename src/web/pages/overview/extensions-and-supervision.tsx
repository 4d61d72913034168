import type { Dashboard } from '../../api/types.js';
import { useDefinitions } from '../../display/definitions.js';
import { Figure } from '../../display/figure.js';
import { Panel } from '../../display/panel.js';

export function ExtensionsAndSupervision({ data: { extensions, accountability } }: { data: Dashboard }) {
  const define = useDefinitions();
  return (
    <Panel title="延期与督促问责" data-testid="extensions-panel">
      <div className="totals-parts four">
        <Figure name="同意延期" value={extensions.granted} unit="次" definition={define('extensions.granted')} path="/audit" params={{ type: 'extension-granted' }} note={`申请${extensions.requested}次 · 共延${extensions.days}天`} testId="figure-extensions.granted" />
        <Figure name="待答复" value={extensions.open} unit="次" definition={define('extensions.open')} path="/audit" params={{ type: 'extension-requested' }} note={`不同意${extensions.refused}次`} tone="soon" testId="figure-extensions.open" />
        <Figure name="督促措施" value={accountability.chaseUps} unit="次" definition={define('accountability.chaseUps')} path="/supervision" params={{ kind: 'chase-up' }} testId="figure-accountability.chaseUps" />
        <Figure name="问责处理" value={accountability.accountability} unit="次" definition={define('accountability.accountability')} path="/supervision" params={{ kind: 'accountability' }} note={accountability.reversed > 0 ? `另有撤销${accountability.reversed}次` : undefined} testId="figure-accountability.accountability" />
      </div>
    </Panel>
  );
}
