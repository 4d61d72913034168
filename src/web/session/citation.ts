import { useLedger } from './ledger.js';
import { planWords } from './shown-plans.js';
import { useView } from './view.js';

/** A measure as cited in its own plan. */
interface Cited {
  cite: string;
  plan: string | null;
}

/** How a measure is cited here: 「开办企业第4项」, and 潍坊市「开办企业第4项」 where it is not plain of which plan it is. */
export function useCitation(): (one: Cited) => string {
  const { plans } = useLedger();
  const { plan: shown } = useView();
  return ({ cite, plan }) => {
    const own = plans.length > 1 && plan !== shown?.id ? plans.find(({ id }) => id === plan) : undefined;
    return own ? `${planWords(own, plans)}${cite}` : cite;
  };
}
