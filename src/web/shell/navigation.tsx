import { useLocation } from 'react-router';
import { useActing } from '../session/acting-person.js';
import { PlacedLink } from '../session/placed-link.js';

/** `role`: only to whom it is of use; the page itself tells others why not. */
const DESTINATIONS: readonly { path: string; label: string; role?: string }[] = [
  { path: '/', label: '总览' },
  { path: '/measures', label: '台账' },
  { path: '/departments', label: '部门' },
  { path: '/comparison', label: '省市对照' },
  { path: '/supervision', label: '督促问责' },
  { path: '/audit', label: '审计' },
  { path: '/intake', label: '导入', role: 'office' },
  { path: '/system', label: '系统' },
];

export function Navigation({ onChoose }: { onChoose?: () => void }) {
  const { pathname } = useLocation();
  const { person } = useActing();
  return (
    <nav aria-label="主导航" className="navigation">
      {DESTINATIONS.filter(({ role }) => role === undefined || role === person.role).map(({ path, label }) => {
        const here = path === '/' ? pathname === '/' : pathname.startsWith(path);
        return (
          <PlacedLink key={path} path={path} className={here ? 'navigation-link here' : 'navigation-link'} aria-current={here ? 'page' : undefined} onClick={onChoose}>
            {label}
          </PlacedLink>
        );
      })}
    </nav>
  );
}
