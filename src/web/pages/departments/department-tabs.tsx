import { useLocation } from 'react-router';
import { PlacedLink } from '../../session/placed-link.js';

const TABS = [{ path: '/departments', label: '履职情况' }, { path: '/departments/register', label: '单位名录' }];

/** What units have to do and did, and which units there are. */
export function DepartmentTabs() {
  const { pathname } = useLocation();
  return (
    <nav className="page-tabs" aria-label="部门">
      {TABS.map(({ path, label }) => (
        <PlacedLink key={path} path={path} className={pathname === path ? 'page-tab here' : 'page-tab'} aria-current={pathname === path ? 'page' : undefined}>{label}</PlacedLink>
      ))}
    </nav>
  );
}
