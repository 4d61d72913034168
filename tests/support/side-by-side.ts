import { beforeAll, test } from '@jest/globals';

interface SideBySide<Place> {
  /** More than fit on the machine would miss their deadlines. */
  atOnce: number;
  /** What each test has to itself; all are made before the first begins. */
  open(): Promise<Place>;
  close(place: Place): Promise<void>;
}

/** A test that runs beside others takes longer, and is waited for from the moment the one before it is told. */
const LIMIT_MS = 240_000;

/**
 * In place of Jest's `test` for those that mostly wait, for a program to start or for a deadline: several of a `describe` run at
 * once, each in a place of its own, and are told one after the other. Jest's own `test.concurrent` knows no preparation for each,
 * and what it runs before its turn may import nothing.
 */
export function sideBySide<Place>({ atOnce, open, close }: SideBySide<Place>): (name: string, prove: (place: Place) => Promise<void>) => void {
  const proofs: { name: string; prove: (place: Place) => Promise<void> }[] = [];
  const outcomes = new Map<string, Promise<void>>();
  beforeAll(async () => {
    const places = await Promise.all(proofs.map(() => open()));
    const waiting = proofs.map(({ name, prove }, index) => ({ name, begin: () => prove(places[index]!).finally(() => close(places[index]!)) }));
    for (const { name, outcome } of inLanes(waiting, atOnce)) outcomes.set(name, outcome);
  }, LIMIT_MS);
  return (name, prove) => {
    proofs.push({ name, prove });
    test(name, () => outcomes.get(name), LIMIT_MS);
  };
}

/** Each begins, in the order given, once one of the `lanes` is free. */
function inLanes(waiting: readonly { name: string; begin: () => Promise<void> }[], lanes: number): { name: string; outcome: Promise<void> }[] {
  const outcomes = waiting.map(({ name, begin }) => {
    let settle!: (outcome: Promise<void>) => void;
    const outcome = new Promise<void>((resolve) => { settle = resolve; });
    outcome.catch(() => undefined); // its test tells
    return { name, outcome, start: () => { settle(begin()); return outcome.catch(() => undefined); } };
  });
  const left = [...outcomes];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) await next.start();
  };
  for (let count = 0; count < lanes; count += 1) void lane();
  return outcomes;
}
