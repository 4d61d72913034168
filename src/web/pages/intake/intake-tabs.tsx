import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { Intake } from '../../api/intake.types.js';
import { isAsked } from './columns/is-asked.js';
import { ColumnsPanel } from './columns/columns-panel.js';
import { Confirmation } from './confirmation/confirmation.js';
import { DifferencesPanel } from './differences/differences-panel.js';
import { useDraftAtHand } from './draft/draft-at-hand.js';
import { doubtsOf } from './draft/doubts-of.js';
import { placeOfQuestion, usePlaceInDraft, type Tab } from './draft/place.js';
import { DutiesPanel } from './duties/duties-panel.js';
import { FrontMatterPanel } from './front/front-matter-panel.js';
import { OpeningPanel } from './opening/opening-panel.js';
import { Review } from './review/review.js';
import { UnitsPanel } from './units/units-panel.js';

interface TabOfDraft {
  key: Tab;
  label: string;
  /** What of it is still to be done. */
  waiting: number;
  content: ReactNode;
}

/** The parts of a review, each with how much of it is left. */
export function IntakeTabs() {
  const { intake, open } = useDraftAtHand();
  const { place, go } = usePlaceInDraft();
  const tabs = tabsOf(intake);
  const shown = tabs.some((one) => one.key === place.tab) ? place.tab : 'measures';
  return (
    <Tabs
      className="intake-tabs"
      activeKey={shown}
      onChange={(key) => go({ tab: key as Tab })}
      items={tabs.map(({ key, label, waiting, content }) => ({ key, label: <TabLabel label={label} waiting={open ? waiting : 0} />, children: content }))}
    />
  );
}

function TabLabel({ label, waiting }: { label: string; waiting: number }) {
  return <span>{label}{waiting > 0 && <span className="tab-count" aria-label={`，${waiting} 处待办`}>{waiting}</span>}</span>;
}

function tabsOf(intake: Intake): TabOfDraft[] {
  const { sheets, units, duties, existing, opening, questions, warnings } = intake;
  const unsure = (sheets ?? []).flatMap((one) => one.columns).filter((one) => isAsked(one, warnings)).length;
  const differences = existing?.differences ?? [];
  const asked = (tab: Tab) => questions.filter((one) => placeOfQuestion(one, intake).tab === tab).length;
  const tabs: (TabOfDraft | false)[] = [
    sheets !== null && { key: 'columns', label: '识别的列', waiting: unsure, content: <ColumnsPanel sheets={sheets} /> },
    { key: 'measures', label: '核对措施', waiting: doubtsOf(intake).filter((one) => !one.settled).length, content: <Review /> },
    { key: 'front', label: '方案信息', waiting: asked('front'), content: <FrontMatterPanel /> },
    { key: 'units', label: '单位', waiting: units.filter((one) => one.choice === null).length, content: <UnitsPanel /> },
    duties.length > 0 && { key: 'duties', label: '正文任务', waiting: duties.filter((one) => one.state === 'open').length, content: <DutiesPanel /> },
    opening !== null && (opening.rows.length > 0 || opening.earliest === null) && { key: 'opening', label: '期初情况', waiting: asked('opening'), content: <OpeningPanel opening={opening} /> },
    existing !== null && { key: 'differences', label: `与台账的差异（${differences.length}）`, waiting: 0, content: <DifferencesPanel existing={existing} /> },
    { key: 'confirm', label: '确认登记', waiting: 0, content: <Confirmation /> },
  ];
  return tabs.filter((one) => one !== false);
}
