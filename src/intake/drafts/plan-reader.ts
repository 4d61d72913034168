import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { IntakeError } from '../intake-error.js';
import type { DraftReading } from './draft.js';
import type { ReadingAnswers } from './read-draft.js';
import type { ReadingAnswer, ReadingTask } from './reading-process.js';

/** Ways in which a process ends that has no memory left: V8 gives up, or the system ends it. */
const OUT_OF_MEMORY: readonly (NodeJS.Signals | null)[] = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL'];

interface Waiting {
  bytes: Uint8Array;
  answers: ReadingAnswers;
  resolve(reading: DraftReading): void;
  reject(error: Error): void;
}

/**
 * Reads documents in a process of its own: one of 10 MB takes seconds, in which the server would answer nobody. A thread would not
 * do: where it asks for much memory at once, V8 ends the process that it is part of. The process is started with the first document
 * and kept: loading what reads Word and Excel takes longer than most documents.
 */
@Injectable()
export class PlanReader implements OnModuleDestroy {
  private reading: ChildProcess | null = null;
  private tasks = 0;
  /** One at a time: a document that ends the process takes no other with it. */
  private readonly waiting: Waiting[] = [];
  private running: (Waiting & { timer: NodeJS.Timeout }) | null = null;
  /** Milliseconds for one document; those of 10 MB take less than ten seconds. */
  timeLimit = 60_000;
  /** Megabytes for the process: the largest document that the limits let through takes half of it. */
  memoryLimit = 1_536;

  /** @throws IntakeError where the document cannot be read, or not within time and memory */
  read(bytes: Uint8Array, answers: ReadingAnswers): Promise<DraftReading> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ bytes, answers, resolve, reject });
      this.next();
    });
  }

  onModuleDestroy(): void {
    this.end();
  }

  /** Whoever still waits is told so. */
  end(): void {
    for (const { reject } of this.waiting.splice(0)) reject(ended());
    if (this.reading !== null) this.lose(this.reading, ended());
  }

  private next(): void {
    const asked = this.running ? undefined : this.waiting.shift();
    if (!asked) return;
    const reading = (this.reading ??= this.start());
    this.running = { ...asked, timer: setTimeout(() => this.lose(reading, tooSlow(this.timeLimit)), this.timeLimit) };
    this.tasks += 1;
    // What could not be sent was not received: the process has ended, and says so itself.
    reading.send({ task: this.tasks, bytes: asked.bytes, answers: asked.answers } satisfies ReadingTask, () => undefined);
  }

  /** Whoever waits for the document that is being read; the next one has its turn. */
  private done(): Waiting | null {
    const { running } = this;
    clearTimeout(running?.timer);
    this.running = null;
    return running;
  }

  private start(): ChildProcess {
    const file = fileURLToPath(new URL(`./reading-process${extname(import.meta.url)}`, import.meta.url));
    // Options of this process, so that the other runs from sources wherever the program does.
    const reading = fork(file, { execArgv: [...process.execArgv, `--max-old-space-size=${this.memoryLimit}`], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    // A program that stops does not wait for it; without the program it ends.
    reading.unref();
    reading.channel?.unref();
    reading.on('message', (answer) => this.take(answer as ReadingAnswer));
    reading.on('error', (error) => this.lose(reading, error));
    reading.on('exit', (_code, signal) => this.lose(reading, OUT_OF_MEMORY.includes(signal) ? tooLarge() : ended()));
    return reading;
  }

  private take(answer: ReadingAnswer): void {
    // A process that was given up may still have answered.
    if (answer.task !== this.tasks) return;
    const asked = this.done();
    if ('reading' in answer) asked?.resolve(JSON.parse(answer.reading) as DraftReading);
    else if ('refusal' in answer) asked?.reject(new IntakeError(answer.refusal.code, answer.refusal.message, answer.refusal.details));
    else asked?.reject(new Error(`a document could not be read: ${answer.failure}`));
    this.next();
  }

  /** The next document starts another process. */
  private lose(reading: ChildProcess, error: Error): void {
    if (this.reading !== reading) return;
    this.reading = null;
    reading.kill('SIGKILL');
    this.done()?.reject(error);
    this.next();
  }
}

const ended = (): Error => new Error('the process that reads documents has ended');

const tooSlow = (limit: number): IntakeError => new IntakeError('DOCUMENT_TOO_LARGE', `这份文件读了 ${limit / 1_000} 秒还没有读完，没有导入。请拆成几份，或只保留措施部分后再导入。`);

const tooLarge = (): IntakeError => new IntakeError('DOCUMENT_TOO_LARGE', '这份文件的内容过多，无法读取，没有导入。请拆成几份，或只保留措施部分后再导入。');
