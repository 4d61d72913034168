import { hasOtherTargets, isLater, lacksDate, type ComparedSide, type Comparison, type ComparisonRow } from './comparison.js';

export const SHOWN_ONLY = ['later', 'without-date', 'targets', 'unlinked', 'open'] as const;

/** Which rows a person wants to see. */
export interface ShownQuestion {
  /** later: than the province; without-date: where the province sets one; targets: that differ; unlinked: without a counterpart on either side; open: not looked at yet. */
  only?: (typeof SHOWN_ONLY)[number] | undefined;
  /** Name of an indicator of either plan. */
  section?: string | undefined;
  /** Part of a title or citation of either side. */
  q?: string | undefined;
}

export function shownRows({ rows, uncovered }: Comparison, { only, section, q }: ShownQuestion): Pick<Comparison, 'rows' | 'uncovered'> {
  const words = q?.trim().toLowerCase() ?? '';
  const inSection = ({ indicator }: ComparedSide): boolean => section === undefined || indicator.name === section;
  const named = ({ title, cite }: ComparedSide): boolean => words === '' || `${title} ${cite}`.toLowerCase().includes(words);
  return {
    rows: rows.filter((row) => asked(row, only) && [row, ...row.provincial].some(inSection) && [row, ...row.provincial].some(named)),
    uncovered: only === undefined || only === 'unlinked' ? uncovered.filter((one) => inSection(one) && named(one)) : [],
  };
}

function asked(row: ComparisonRow, only: ShownQuestion['only']): boolean {
  switch (only) {
    case 'later': return isLater(row);
    case 'without-date': return lacksDate(row);
    case 'targets': return hasOtherTargets(row);
    case 'unlinked': return row.state !== 'linked';
    case 'open': return row.state === 'open';
    default: return true;
  }
}
