import { useEffect, type RefObject } from 'react';

/** What is that far below the upper edge of a pane counts as what a person reads there: below the heads that stay. */
const READING_LINE_PX = 92;
/** Rows far away have only an estimated height: each one drawn on the way shifts the place once more. */
const ATTEMPTS = 5;

/** Moves the pane, and nothing but the pane, until the element stands at its reading line; not where it is seen anyway. */
export function bringIntoPane(pane: HTMLElement, element: Element, attempts = ATTEMPTS): void {
  const { top, bottom } = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const seen = top >= frame.top + READING_LINE_PX - 8 && Math.min(bottom, top + 120) <= frame.bottom;
  if (!seen) pane.scrollTop += top - frame.top - READING_LINE_PX;
  if (attempts > 0) requestAnimationFrame(() => bringIntoPane(pane, element, attempts - 1));
}

/** The measure or duty that stands at the reading line of a pane, or next below it. */
function atReadingLine(pane: HTMLElement): string | null {
  const frame = pane.getBoundingClientRect();
  const element = document.elementFromPoint(frame.left + frame.width / 2, frame.top + READING_LINE_PX + 4);
  if (!element || !pane.contains(element)) return null;
  const of = element.closest<HTMLElement>('[data-of]')?.dataset['of'];
  if (of !== undefined) return of;
  let line = element.closest<HTMLElement>('[data-line]');
  while (line && line.dataset['of'] === undefined) line = line.nextElementSibling as HTMLElement | null;
  return line?.dataset['of'] ?? null;
}

export const partOf = (pane: HTMLElement, key: string): Element | null => pane.querySelector(`[data-of="${CSS.escape(key)}"], [data-section="${CSS.escape(key)}"]`);

/** Scrolling one of two panes takes the other along to the same measure. Only the pane under a hand leads, else they would chase each other. */
export function useScrollTogether(one: RefObject<HTMLElement | null>, other: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const panes = [one.current, other.current];
    let leading: HTMLElement | null = null;
    let frame = 0;
    const take = (event: Event): void => { leading = event.currentTarget as HTMLElement; };
    const follow = (event: Event): void => {
      if (event.currentTarget !== leading || frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        const following = panes.find((pane) => pane !== leading);
        const key = leading && atReadingLine(leading);
        const part = key && following ? partOf(following, key) : null;
        if (part && following && following.clientHeight > 0) following.scrollTop += part.getBoundingClientRect().top - following.getBoundingClientRect().top - READING_LINE_PX;
      });
    };
    // Not on focus or click: choosing a row moves the other pane by itself.
    const LEADING = ['wheel', 'touchmove', 'keydown'] as const;
    for (const pane of panes) {
      LEADING.forEach((name) => pane?.addEventListener(name, take, { passive: true }));
      pane?.addEventListener('pointerdown', take);
      pane?.addEventListener('scroll', follow, { passive: true });
    }
    return () => {
      cancelAnimationFrame(frame);
      for (const pane of panes) {
        LEADING.forEach((name) => pane?.removeEventListener(name, take));
        pane?.removeEventListener('pointerdown', take);
        pane?.removeEventListener('scroll', follow);
      }
    };
  }, [one, other]);
}
