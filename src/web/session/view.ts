import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { beijingDay } from '../display/dates.js';
import { dayFault, momentFault, type AddressCheck, type AddressFault } from './address-faults.js';
import { useLedger } from './ledger.js';
import { shownPlans, type ShownPlans } from './shown-plans.js';

/** The part of the address that every page shares: plan (none = all together), day (D) and moment of knowledge (K). */
export const SHARED_PARAMS = ['plan', 'asOf', 'knownAt'] as const;

export interface View extends ShownPlans {
  /** As in the address; null = the default day and the latest knowledge. */
  asOf: string | null;
  knownAt: string | null;
  /** Day shown: the chosen one, else today, else the last day of the plans shown once all of them are over. */
  day: string;
  /** Day shown where none is chosen. */
  defaultDay: string;
  /** 按当时掌握: a moment of knowledge is set. */
  asKnownThen: boolean;
  /** A moment other than the end of the day shown is set under 高级. */
  exactMoment: boolean;
  inPast: boolean;
  /** What of day and knowledge has not come yet; the past is told as `inPast`. */
  ahead: 'day' | 'knowledge' | null;
  /** What of plan, day and knowledge in the address cannot be taken. */
  faults: AddressFault[];
}

export interface ViewControls {
  /** null: all together. */
  choosePlan(id: string | null): void;
  chooseDay(day: string | null): void;
  chooseKnowledge(knowledge: 'then' | 'now'): void;
  chooseMoment(instant: string): void;
  backToToday(): void;
}

export function useView(): View {
  const [params] = useSearchParams();
  const ledger = useLedger();
  return useMemo(() => {
    const shown = shownPlans(ledger.plans, params.get('plan'));
    const checks: { name: (typeof SHARED_PARAMS)[number]; label: string; check: AddressCheck }[] = [
      { name: 'plan', label: '方案', check: (id) => (ledger.plans.some((one) => one.id === id) ? null : '不在这个台账里') },
      { name: 'asOf', label: '截至日期', check: dayFault }, { name: 'knownAt', label: '掌握时点', check: momentFault },
    ];
    const faults = checks.flatMap(({ name, label, check }): AddressFault[] => {
      const value = params.get(name);
      const fault = value ? check(value) : null;
      return value && fault !== null ? [{ name, label, value, fault }] : [];
    });
    const sound = (name: string): string | null => (faults.some((one) => one.name === name) ? null : params.get(name) || null);
    const asOf = sound('asOf');
    const knownAt = sound('knownAt');
    const defaultDay = shown.ended && shown.ends !== null ? shown.ends : ledger.today;
    const day = asOf ?? defaultDay;
    return {
      ...shown, asOf, knownAt, day, defaultDay, faults,
      asKnownThen: knownAt !== null,
      exactMoment: knownAt !== null && knownAt !== day,
      ahead: aheadOf(ledger.today, day, knownAt),
      inPast: knownAt !== null || (asOf !== null && asOf < ledger.today && asOf !== defaultDay),
    };
  }, [params, ledger]);
}

/** A moment of knowledge is ahead by its Beijing day: 按当时掌握 of today is the end of today. */
export function aheadOf(today: string, day: string, knownAt: string | null): View['ahead'] {
  if (day > today) return 'day';
  return knownAt !== null && beijingDay(knownAt) > today ? 'knowledge' : null;
}

type Change = Partial<Record<(typeof SHARED_PARAMS)[number], string | null>>;

export function useViewControls(): ViewControls {
  const [, setParams] = useSearchParams();
  const view = useView();
  return useMemo(() => {
    const change = (changes: Change) => setParams((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        if (value) after.set(name, value);
        else after.delete(name);
      }
      after.delete('page');
      return after;
    });
    return {
      choosePlan: (id) => change({ plan: id }),
      // 按当时掌握 follows the day: the knowledge of the end of that day.
      chooseDay: (day) => change({ asOf: day, knownAt: day !== null && view.asKnownThen ? day : null }),
      chooseKnowledge: (knowledge) => change(knowledge === 'then' ? { asOf: view.day, knownAt: view.day } : { knownAt: null }),
      chooseMoment: (instant) => change({ asOf: view.day, knownAt: instant }),
      backToToday: () => change({ asOf: null, knownAt: null }),
    };
  }, [setParams, view]);
}

/**
 * What a page is about may belong to another plan than the one chosen: the address then follows, and with it header, day and
 * links. Where all plans are shown it is among them.
 */
export function usePlanOf(plan: string | undefined): void {
  const [params, setParams] = useSearchParams();
  const ledger = useLedger();
  const named = shownPlans(ledger.plans, params.get('plan')).plan?.id;
  const known = ledger.plans.some((one) => one.id === plan);
  useEffect(() => {
    if (!plan || !known || named === undefined || named === plan) return;
    setParams((before) => {
      const after = new URLSearchParams(before);
      after.set('plan', plan);
      return after;
    }, { replace: true });
  }, [plan, known, named, setParams]);
}
