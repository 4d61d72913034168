/** Readers are told of appends at most this often, in milliseconds; of the first one at once. */
const REST_MS = 5;

/**
 * Tells readers that there is something new. A notification in the transaction of each append would cost a tenth of it; told
 * after the commit, and once for all appends of a moment, it costs next to nothing. One that is lost is not missed for
 * long: whoever waits also looks by itself.
 */
export class Announcement {
  private timer: NodeJS.Timeout | undefined;
  private again = false;

  constructor(private readonly announce: () => Promise<void>) {}

  /** Something was committed. */
  due(): void {
    if (this.timer) {
      this.again = true;
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.again) this.due();
    }, REST_MS);
    this.again = false;
    this.announce().catch(() => undefined);
  }

  /** Says at once what still waits to be said. */
  close(): void {
    if (this.again) this.announce().catch(() => undefined);
    clearTimeout(this.timer);
    this.again = false;
  }
}
