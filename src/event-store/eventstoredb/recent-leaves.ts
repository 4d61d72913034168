const LIMIT = 100_000;

/**
 * What this process has lately seen or sent of the streams on the server. The total order in PostgreSQL, where ids are
 * looked up, is behind by what the follower has not copied; this fills the gap without asking the server.
 */
export class RecentLeaves {
  private readonly streamOfId = new Map<string, string>();
  private readonly places = new Map<string, string>();

  /** A leaf that stands on the server. */
  noteStanding(stream: string, revision: number, id: string): void {
    this.places.set(`${stream} ${revision}`, id);
    this.noteSent(stream, id);
    drop(this.places);
  }

  /** A leaf about to be sent: from now on it may stand there. */
  noteSent(stream: string, id: string): void {
    this.streamOfId.delete(id); // the latest last
    this.streamOfId.set(id, stream);
    drop(this.streamOfId);
  }

  /** The stream in which an id stands or may stand. */
  streamOf(id: string): string | undefined {
    return this.streamOfId.get(id);
  }

  /**
   * Whether all revisions from one to another, both included, are known, and none of the ids stands there. The ids are compared
   * here because `streamOf` forgets one independently of its place.
   */
  lacks(ids: readonly string[], stream: string, from: number, to: number): boolean {
    for (let revision = to; revision >= from; revision -= 1) {
      const standing = this.places.get(`${stream} ${revision}`);
      if (standing === undefined || ids.includes(standing)) return false;
    }
    return true;
  }
}

function drop(entries: Map<string, string>): void {
  if (entries.size <= LIMIT) return;
  entries.delete(entries.keys().next().value!);
}
