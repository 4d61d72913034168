import type { ReactNode } from 'react';
import type { QueryParams } from '../api/client.js';
import { PlacedLink } from '../session/placed-link.js';
import { Explained } from './explained.js';

interface FigureProps {
  name: string;
  value: number;
  unit: string;
  definition: string;
  /** Denominator or further reading beneath the number. */
  note?: ReactNode;
  /** The list behind the figure. */
  path: string;
  params?: QueryParams;
  tone?: 'overdue' | 'soon' | 'done' | 'plain';
  testId: string;
}

/** One number with what it means, and the list it was counted from behind it. */
export function Figure({ name, value, unit, definition, note, path, params, tone = 'plain', testId }: FigureProps) {
  return (
    <div className={`figure figure-${value === 0 ? 'plain' : tone}`}>
      <div className="figure-name">{name}<Explained text={definition} label={name} /></div>
      <PlacedLink path={path} params={params} className="figure-value" data-testid={testId} aria-label={`${name} ${value}${unit}，打开清单`}>
        <span className="figure-number">{value.toLocaleString('en-US')}</span><span className="figure-unit">{unit}</span>
      </PlacedLink>
      {note && <div className="figure-note">{note}</div>}
    </div>
  );
}
