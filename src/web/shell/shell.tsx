import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Skeleton } from 'antd';
import { Suspense, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { PlacedLink } from '../session/placed-link.js';
import { useLedger } from '../session/ledger.js';
import { ActingPersonChooser } from './acting-person-chooser.js';
import { AddressNotice } from '../display/address-notice.js';
import { useView } from '../session/view.js';
import { BeforePlan } from './before-plan.js';
import { DataNotice } from './data-notice.js';
import { Navigation } from './navigation.js';
import { PageBoundary } from './page-boundary.js';
import { PlanSwitch } from './plan-switch.js';
import { StoreNotice } from './store-notice.js';
import { TimeBar } from './time-bar.js';
import { TimeNotice } from './time-notice.js';

export function Shell() {
  const ledger = useLedger();
  const { pathname } = useLocation();
  // A plan on its way into the ledger has no day and no standing yet.
  const placed = !pathname.startsWith('/intake');
  const [menuOpen, setMenuOpen] = useState(false);
  return (
    <div className={ledger.plans.length > 1 ? 'shell several-plans' : 'shell'}>
      <a className="skip-link" href="#content">跳到正文</a>
      {ledger.banner && <div className="ledger-banner" data-testid="ledger-banner">{ledger.banner}{ledger.banner.length <= 4 ? '，不作为工作依据' : ''}</div>}
      <header className="masthead">
        <div className="masthead-inner">
          <PlacedLink path="/" className="brand" aria-label={`台账 ${ledger.name} 回到总览`}>
            <span className="brand-mark">台账</span>
            <span className="brand-name">{ledger.name}</span>
          </PlacedLink>
          <div className="masthead-nav"><Navigation /></div>
          <div className="masthead-acting"><ActingPersonChooser /></div>
          <Button className="masthead-menu" type="text" icon={<MenuOutlined />} aria-label="打开菜单" onClick={() => setMenuOpen(true)} />
        </div>
      </header>
      <Drawer title={ledger.name} open={menuOpen} onClose={() => setMenuOpen(false)} size={300} className="menu-drawer">
        <Navigation onChoose={() => setMenuOpen(false)} />
        <div className="menu-drawer-acting"><ActingPersonChooser /></div>
      </Drawer>
      {placed && (
        <div className="placebar">
          <div className="placebar-inner">
            <PlanSwitch />
            <TimeBar />
          </div>
        </div>
      )}
      <AddressNotice faults={useView().faults} />
      <StoreNotice />
      <DataNotice />
      {placed && <TimeNotice />}
      <main id="content" className="content" tabIndex={-1}>
        <PageBoundary key={pathname}>
          <Suspense fallback={<div className="panel panel-padded"><Skeleton active paragraph={{ rows: 10 }} /></div>}>
            <BeforePlan><Outlet /></BeforePlan>
          </Suspense>
        </PageBoundary>
      </main>
      <footer className="footer">每一次状态变化、延期与问责都作为不可改写的记录入账；更正只会追加，不会删除。</footer>
    </div>
  );
}
