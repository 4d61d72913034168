import { WarningOutlined } from '@ant-design/icons';
import { entryHindrance } from '../display/entry-hindrance.js';
import { PlacedLink } from '../session/placed-link.js';
import { useWatchedStoreStatus } from '../session/store-status.js';

/** Visible on every page as long as nothing can be entered: nobody may learn it only after a whole form. */
export function StoreNotice() {
  const hindrance = entryHindrance(useWatchedStoreStatus().data);
  if (hindrance === null) return null;
  return (
    <div className="strip strip-fault" role="status" data-testid="store-notice">
      <WarningOutlined aria-hidden />
      <span>{hindrance}</span>
      <PlacedLink path="/system">查看原因</PlacedLink>
    </div>
  );
}
