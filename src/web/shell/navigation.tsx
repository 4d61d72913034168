import { useLocation } from 'react-router';
import { PlacedLink } from '../session/placed-link.js';

const DESTINATIONS = [
  { path: '/', label: '总览' },
  { path: '/measures', label: '台账' },
  { path: '/departments', label: '部门' },
  { path: '/supervision', label: '督促问责' },
  { path: '/audit', label: '审计' },
  { path: '/system', label: '系统' },
] as const;

export function Navigation({ onChoose }: { onChoose?: () => void }) {
  const { pathname } = useLocation();
  return (
    <nav aria-label="主导航" className="navigation">
      {DESTINATIONS.map(({ path, label }) => {
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
