import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { IntakeError } from '../intake-error.js';
import type { DraftReading } from './draft.js';
import type { ReadingAnswers } from './read-draft.js';
import type { ReadingAnswer, ReadingTask } from './reading-worker.js';

/** Memory of the thread, in MB: the largest document that the limits let through takes half of it. */
const MEMORY_MB = 1_536;

interface Waiting {
  bytes: Uint8Array;
  answers: ReadingAnswers;
  resolve(reading: DraftReading): void;
  reject(error: Error): void;
}

/**
 * Reads uploaded documents in a thread of its own: a document of 10 MB takes seconds, in which the server would answer nobody. The
 * thread is started with the first document and kept: loading what reads Word and Excel takes longer than most documents.
 */
@Injectable()
export class PlanReader implements OnModuleDestroy {
  private worker: Worker | null = null;
  private tasks = 0;
  /** One at a time: a document that ends the thread takes no other with it. */
  private readonly waiting: Waiting[] = [];
  private running: (Waiting & { timer: NodeJS.Timeout }) | null = null;
  /** Milliseconds for one document; those of 10 MB take less than ten seconds. */
  timeLimit = 60_000;

  /** @throws IntakeError where the document cannot be read, or not within time and memory */
  read(bytes: Uint8Array, answers: ReadingAnswers): Promise<DraftReading> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ bytes, answers, resolve, reject });
      this.next();
    });
  }

  async onModuleDestroy(): Promise<void> {
    for (const { reject } of this.waiting.splice(0)) reject(ended());
    await this.worker?.terminate();
  }

  private next(): void {
    const asked = this.running ? undefined : this.waiting.shift();
    if (!asked) return;
    const worker = (this.worker ??= this.start());
    this.running = { ...asked, timer: setTimeout(() => this.lose(worker, tooSlow(this.timeLimit)), this.timeLimit) };
    this.tasks += 1;
    // A copy: what the bytes are part of would go with them.
    const copy = new Uint8Array(asked.bytes);
    worker.postMessage({ task: this.tasks, bytes: copy, answers: asked.answers } satisfies ReadingTask, [copy.buffer]);
  }

  /** Whoever waits for the document that is being read; the next one has its turn. */
  private done(): Waiting | null {
    const { running } = this;
    clearTimeout(running?.timer);
    this.running = null;
    return running;
  }

  private start(): Worker {
    // Options of this process, so that the thread runs from sources wherever the program does.
    const worker = new Worker(new URL(`./reading-worker${extname(import.meta.url)}`, import.meta.url), { execArgv: process.execArgv, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    // A server that stops does not wait for it.
    worker.unref();
    worker.on('message', (answer: ReadingAnswer) => this.take(answer));
    worker.on('error', (error) => this.lose(worker, isOutOfMemory(error) ? tooLarge() : error));
    worker.on('exit', () => this.lose(worker, ended()));
    return worker;
  }

  private take(answer: ReadingAnswer): void {
    // A thread that was given up may still have answered.
    if (answer.task !== this.tasks) return;
    const asked = this.done();
    if ('reading' in answer) asked?.resolve(JSON.parse(answer.reading) as DraftReading);
    else if ('refusal' in answer) asked?.reject(new IntakeError(answer.refusal.code, answer.refusal.message, answer.refusal.details));
    else asked?.reject(new Error(`a document could not be read: ${answer.failure}`));
    this.next();
  }

  /** The next document starts another thread. */
  private lose(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    void worker.terminate();
    this.done()?.reject(error);
    this.next();
  }
}

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const ended = (): Error => new Error('the thread that reads documents has ended');

const tooSlow = (limit: number): IntakeError => new IntakeError('DOCUMENT_TOO_LARGE', `这份文件读了 ${limit / 1_000} 秒还没有读完，没有导入。请拆成几份，或只保留措施部分后再导入。`);

const tooLarge = (): IntakeError => new IntakeError('DOCUMENT_TOO_LARGE', '这份文件的内容过多，无法读取，没有导入。请拆成几份，或只保留措施部分后再导入。');
