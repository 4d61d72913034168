/** How long a call is tried, in milliseconds. */
const DEADLINE_MS = 10_000;
/** How long one attempt may take: then there is time to read back and try once more. */
export const ATTEMPT_MS = 4_000;
/**
 * How long a call waits at most where the server is well and only has many calls to answer: as many as may wait (20,000) are
 * done by then even at a sixth of the usual speed.
 */
const LONGEST_WAIT_MS = 60_000;

/**
 * Until when a call is tried. Its time begins when it is accepted, so that in an outage the last of a hundred callers of one stream
 * is refused no later than the first. While the server answers others, a call that waits among thousands is not given up for it:
 * refused it would come again and find the queue longer. The last answer then counts as long as an attempt may take.
 */
export class CallDeadline {
  private readonly acceptedAt = Date.now();

  /** @param answeredAt when the server last answered an append, in milliseconds since 1970 */
  constructor(private readonly answeredAt: () => number) {}

  /** Milliseconds left, negative when the time is up. It may grow again while the server answers others. */
  left(): number {
    const whileAnswering = Math.min(this.answeredAt() + ATTEMPT_MS, this.acceptedAt + LONGEST_WAIT_MS);
    return Math.max(this.acceptedAt + DEADLINE_MS, whileAnswering) - Date.now();
  }
}
