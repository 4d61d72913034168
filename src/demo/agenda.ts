/** What somebody does at a moment of the demo's year; it may put further acts on the agenda. */
export type Act = (at: Date) => void;

interface Planned {
  at: number;
  order: number;
  act: Act;
}

/** Acts in the order of their moments; those of one moment in the order they were planned (a binary heap). */
export class Agenda {
  private readonly heap: Planned[] = [];
  private planned = 0;
  /** Moment of the act being carried out; nothing can be planned before it. */
  now = new Date(0);

  /** @param until acts after this moment are never reached and are not kept */
  constructor(private readonly until: Date) {}

  plan(at: Date, act: Act): void {
    if (at < this.now) throw new Error(`an act planned for ${at.toISOString()}, when it is ${this.now.toISOString()} already`);
    if (at > this.until) return;
    this.heap.push({ at: at.getTime(), order: this.planned++, act });
    this.rise(this.heap.length - 1);
  }

  /** Carries out every act, also those planned meanwhile. */
  run(): void {
    for (let next = this.take(); next; next = this.take()) {
      this.now = new Date(next.at);
      next.act(this.now);
    }
  }

  private take(): Planned | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first && last && this.heap.length > 0) {
      this.heap[0] = last;
      this.sink(0);
    }
    return first;
  }

  private rise(from: number): void {
    for (let at = from, above = (at - 1) >> 1; at > 0 && this.precedes(at, above); at = above, above = (at - 1) >> 1) this.swap(at, above);
  }

  private sink(from: number): void {
    for (let at = from; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let first = at;
      if (left < this.heap.length && this.precedes(left, first)) first = left;
      if (right < this.heap.length && this.precedes(right, first)) first = right;
      if (first === at) return;
      this.swap(at, first);
      at = first;
    }
  }

  private precedes(one: number, other: number): boolean {
    const [a, b] = [this.heap[one]!, this.heap[other]!];
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  private swap(one: number, other: number): void {
    [this.heap[one], this.heap[other]] = [this.heap[other]!, this.heap[one]!];
  }
}
