/** Work that shares a name never overlaps and begins in the order it was given. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Does the work once all earlier work under any of the names has ended, well or not. */
  async take<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = new Set(names.flatMap((name) => this.last.get(name) ?? []));
    // Whoever comes waits only for those who came before: nobody waits in a circle.
    const turn = before.size === 0 ? work() : Promise.all(before).then(work);
    const ended = turn.catch(() => undefined);
    for (const name of names) this.last.set(name, ended);
    try {
      return await turn;
    } finally {
      for (const name of names) if (this.last.get(name) === ended) this.last.delete(name);
    }
  }
}
