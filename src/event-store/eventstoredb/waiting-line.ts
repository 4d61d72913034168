import { StoreUnavailableError } from '../errors.js';
import type { CallDeadline } from './call-deadline.js';

interface Waiting {
  bytes: number;
  leave(): void;
}

/** Calls that wait for room, in order of arrival: who has no room yet is not overtaken by a smaller one. */
export class WaitingLine {
  private readonly line: Waiting[] = [];

  get isEmpty(): boolean {
    return this.line.length === 0;
  }

  /**
   * Returns once `admit` let the call go.
   *
   * @param place 'first' for a call that was on its way already
   * @throws StoreUnavailableError when its time is up
   */
  wait(bytes: number, deadline: CallDeadline, place: 'first' | 'last'): Promise<void> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout;
      const waiting: Waiting = {
        bytes,
        leave() {
          clearTimeout(timer);
          resolve();
        },
      };
      const look = () => {
        const left = deadline.left();
        if (left > 0) {
          timer = setTimeout(look, left);
          return;
        }
        const at = this.line.indexOf(waiting); // the oldest are at the head, and are the first whose time is up
        if (at >= 0) this.line.splice(at, 1);
        reject(new StoreUnavailableError('the server did not take the call in time'));
      };
      look();
      if (place === 'first') this.line.unshift(waiting);
      else this.line.push(waiting);
    });
  }

  /** Lets go one after the other, as long as `enter` takes the bytes of the next. */
  admit(enter: (bytes: number) => boolean): void {
    while (this.line.length > 0 && enter(this.line[0]!.bytes)) this.line.shift()!.leave();
  }
}
