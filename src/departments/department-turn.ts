import { Injectable } from '@nestjs/common';

/**
 * Submissions on units one after another. Names and mergers are rules across units (rule 6), and each unit is a stream of its
 * own: decided at once, two submissions could take one name or merge two units into each other.
 */
@Injectable()
export class DepartmentTurn {
  private last: Promise<unknown> = Promise.resolve();

  /** Does `work` once everything given before is done, whether it succeeded or not. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
