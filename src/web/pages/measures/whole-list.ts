import { App } from 'antd';
import { useEffect, useState } from 'react';
import { ApiProblem, get } from '../../api/client.js';
import type { MatchingMeasure, MeasurePage } from '../../api/types.js';
import { useActing } from '../../session/acting-person.js';
import { useReceipt } from '../../session/receipt.js';
import { useView } from '../../session/view.js';
import { useFilters } from './filters.js';

const AT_ONCE = 200;

/**
 * Printing shows every measure that matches, not the page on screen: all are loaded and drawn first, and the page comes back
 * after the printer's dialogue is closed.
 */
export function usePrinting() {
  const { plan, asOf, knownAt } = useView();
  const { filters } = useFilters();
  const { person } = useActing();
  const { receipt } = useReceipt();
  const { message } = App.useApp();
  const [loading, setLoading] = useState(false);
  const [whole, setWhole] = useState<MatchingMeasure[] | null>(null);
  useEffect(() => {
    if (whole === null) return;
    const comeBack = () => setWhole(null);
    window.addEventListener('afterprint', comeBack);
    window.print();
    return () => window.removeEventListener('afterprint', comeBack);
  }, [whole]);
  const load = async (): Promise<MatchingMeasure[]> => {
    const items: MatchingMeasure[] = [];
    for (let page = 1; ; page++) {
      const answer = await get<MeasurePage>('/measures', { plan: plan?.id, ...filters, asOf, knownAt, minPosition: receipt, pageSize: AT_ONCE, page }, person);
      items.push(...answer.items);
      if (answer.items.length === 0 || items.length >= answer.total) return items;
    }
  };
  const print = async () => {
    setLoading(true);
    try {
      setWhole(await load());
    } catch (error) {
      message.error(error instanceof ApiProblem ? error.problem.detail : '没有读到全部清单，请重试。');
    }
    setLoading(false);
  };
  return { print: () => void print(), loading, whole, comeBack: () => setWhole(null) };
}
