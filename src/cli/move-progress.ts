import { SingleBar } from 'cli-progress';
import type { MigrationProgress } from '../event-store/migration/migration.js';

const PHASE_WORDS: Record<MigrationProgress['phase'], string> = { compare: '核对已搬记录', copy: '搬迁记录', verify: '逐条核对' };
/** How often a line is written where the output is no terminal, in milliseconds. */
const LINE_EVERY_MS = 5_000;

/** Shows how far a move is: a bar on a terminal, elsewhere a line at each phase and now and then. */
export class MoveProgress {
  private readonly bar = new SingleBar({ format: '{phase} {bar} {value}/{total}', stream: process.stderr, gracefulExit: false });
  private phase: MigrationProgress['phase'] | null = null;
  private saidAt = 0;
  private moved: { done: number; total: number } | null = null;

  readonly show = (progress: MigrationProgress): void => {
    this.noteMoved(progress);
    if (process.stderr.isTTY) this.draw(progress);
    else this.say(progress);
    this.phase = progress.phase;
  };

  /** How much stands at the new place, in words; null before anything was looked at. */
  get standing(): string | null {
    return this.moved && `${this.moved.done}/${this.moved.total}`;
  }

  /** Gives the terminal back as it was. */
  end(): void {
    this.bar.stop();
  }

  /** Reading back comes after copying: what it has not come to is moved all the same. */
  private noteMoved({ done, total }: MigrationProgress): void {
    this.moved = { done: Math.max(done, this.moved?.done ?? 0), total };
  }

  private draw({ phase, done, total }: MigrationProgress): void {
    if (phase === this.phase) return this.bar.update(done);
    if (this.phase !== null) this.bar.stop();
    this.bar.start(total, done, { phase: PHASE_WORDS[phase] });
  }

  private say({ phase, done, total }: MigrationProgress): void {
    if (phase === this.phase && done < total && Date.now() - this.saidAt < LINE_EVERY_MS) return;
    this.saidAt = Date.now();
    process.stderr.write(`${PHASE_WORDS[phase]} ${done}/${total}\n`);
  }
}
