import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Intake, Question } from '../../../api/intake.types.js';

export type Tab = 'columns' | 'measures' | 'front' | 'units' | 'duties' | 'opening' | 'differences' | 'confirm';

/** Where in a draft somebody is: a tab, and there a measure, duty, unit or line, and the field that was asked for. */
export interface Place {
  tab: Tab;
  /** Key of a measure, section or duty, the printed name of a unit, or `L12` for line 12 of the source. */
  at: string | null;
  field: string | null;
}

const isTab = (value: string | null): value is Tab => ['columns', 'measures', 'front', 'units', 'duties', 'opening', 'differences', 'confirm'].includes(value ?? '');

/** The place lives in the address, so that a reload or a link to a colleague opens the same one. */
export function usePlaceInDraft(): { place: Place; go(place: Partial<Place>): void } {
  const [params, setParams] = useSearchParams();
  const asked = params.get('tab');
  const tab: Tab = isTab(asked) ? asked : 'measures';
  const at = params.get('at');
  const field = params.get('field');
  return useMemo(() => ({
    place: { tab, at, field },
    go: (next) => setParams((before) => {
      const after = new URLSearchParams(before);
      const wanted = { tab, at: null, field: null, ...next };
      for (const [name, value] of Object.entries(wanted)) {
        if (value === null) after.delete(name);
        else after.set(name, value);
      }
      return after;
    }, { replace: next.tab === undefined || next.tab === tab }),
  }), [tab, at, field, setParams]);
}

const FRONT_FIELDS = new Set(['title', 'shortTitle', 'jurisdiction', 'issuer', 'documentNumber', 'issued', 'year', 'ends']);

/** Where a question is answered. */
export function placeOfQuestion({ key, field }: Question, intake: Intake): Place {
  if (key !== null && intake.sections.some((section) => section.key === key || section.measures.some((one) => one.key === key))) return { tab: 'measures', at: key, field };
  if (key !== null && intake.duties.some((one) => one.key === key)) return { tab: 'duties', at: key, field };
  if (key !== null && intake.units.some((one) => one.printed === key)) return { tab: 'units', at: key, field };
  if (key !== null && intake.existing?.differences.some((one) => one.key === key)) return { tab: 'differences', at: key, field };
  const warning = intake.warnings.find((one) => one.key === key);
  if (warning) return { tab: 'measures', at: warning.measure ?? `L${warning.line}`, field };
  if (field === 'standing') return { tab: 'front', at: key, field };
  if (field !== null && FRONT_FIELDS.has(field)) return { tab: 'front', at: null, field };
  if (field === 'effectiveOn') return { tab: 'confirm', at: null, field };
  if (field === 'opening') return { tab: 'opening', at: key, field: null };
  if (field === 'units') return { tab: 'units', at: null, field: null };
  if (field === 'duties') return { tab: 'duties', at: null, field: null };
  return { tab: 'measures', at: key, field };
}
