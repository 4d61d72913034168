import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import type { ActingPerson } from '../api/client.js';

const STORAGE_KEY = 'taizhang.acting';
const OFFICE: ActingPerson = { role: 'office', unit: null };

interface Acting {
  person: ActingPerson;
  actAs(person: ActingPerson): void;
}
const ActingContext = createContext<Acting | null>(null);

function remembered(): ActingPerson {
  try {
    const stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null') as Partial<ActingPerson> | null;
    return typeof stored?.role === 'string' ? { role: stored.role, unit: stored.unit ?? null } : OFFICE;
  } catch {
    return OFFICE;
  }
}

function remember(person: ActingPerson): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(person));
  } catch {
    // A browser that keeps nothing: the choice then lasts until the page is closed.
  }
}

/** Until accounts exist, the acting role and unit are chosen in the header and sent with every request. */
export function ActingPersonProvider({ children }: { children: ReactNode }) {
  const [person, setPerson] = useState(remembered);
  const acting = useMemo<Acting>(() => ({
    person,
    actAs(next) {
      remember(next);
      setPerson(next);
    },
  }), [person]);
  return <ActingContext value={acting}>{children}</ActingContext>;
}

export function useActing(): Acting {
  const acting = use(ActingContext);
  if (!acting) throw new Error('useActing outside ActingPersonProvider');
  return acting;
}
