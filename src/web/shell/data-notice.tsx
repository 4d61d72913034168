import { WarningOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useReadingNow } from '../api/reading.js';
import type { ProjectionStatus } from '../api/types.js';
import { PlacedLink } from '../session/placed-link.js';
import { dataStandsAt, NOTHING_SEEN, nextLook, type Look } from './standing-still.js';

const SOON_MS = 3_000;
const USUALLY_MS = 30_000;

/** Visible on every page as long as a read model does not take in what is entered: nobody may take old figures for today's. */
export function DataNotice() {
  const { data, dataUpdatedAt } = useReadingNow<ProjectionStatus[]>('/projections', {}, {
    every: (views) => (views?.some((one) => one.state !== 'live' || one.behind > 0) ? SOON_MS : USUALLY_MS),
  });
  const [look, setLook] = useState<Look>(NOTHING_SEEN);
  if (data && dataUpdatedAt !== look.at) setLook(nextLook(look, data, dataUpdatedAt));
  if (look.still.length === 0) return null;
  return (
    <div className="strip strip-fault" role="status" data-testid="data-notice">
      <WarningOutlined aria-hidden />
      <span>{dataStandsAt(look.still)}</span>
      <PlacedLink path="/system">查看原因</PlacedLink>
    </div>
  );
}
