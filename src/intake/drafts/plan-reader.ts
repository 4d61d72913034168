import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { IntakeError } from '../intake-error.js';
import type { DraftReading } from './draft.js';
import type { ReadingAnswers } from './read-draft.js';
import type { ReadingAnswer, ReadingTask } from './reading-worker.js';

interface Waiting {
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
  private readonly waiting = new Map<number, Waiting>();

  /** @throws IntakeError where the document cannot be read */
  read(bytes: Uint8Array, answers: ReadingAnswers): Promise<DraftReading> {
    const worker = (this.worker ??= this.start());
    const task = (this.tasks += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(task, { resolve, reject });
      // A copy: what the bytes are part of would go with them.
      const copy = new Uint8Array(bytes);
      worker.postMessage({ task, bytes: copy, answers } satisfies ReadingTask, [copy.buffer]);
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    // Options of this process, so that the thread runs from sources wherever the program does.
    const worker = new Worker(new URL(`./reading-worker${extname(import.meta.url)}`, import.meta.url), { execArgv: process.execArgv });
    // A server that stops does not wait for it.
    worker.unref();
    worker.on('message', (answer: ReadingAnswer) => this.take(answer));
    worker.on('error', (error) => this.lose(worker, isOutOfMemory(error) ? tooLarge() : error));
    worker.on('exit', () => this.lose(worker, new Error('the thread that reads documents has ended')));
    return worker;
  }

  private take(answer: ReadingAnswer): void {
    const asked = this.waiting.get(answer.task);
    this.waiting.delete(answer.task);
    if ('reading' in answer) asked?.resolve(JSON.parse(answer.reading) as DraftReading);
    else if ('refusal' in answer) asked?.reject(new IntakeError(answer.refusal.code, answer.refusal.message, answer.refusal.details));
    else asked?.reject(new Error(`a document could not be read: ${answer.failure}`));
  }

  /** The next document starts another thread. */
  private lose(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const tooLarge = (): IntakeError => new IntakeError('DOCUMENT_TOO_LARGE', '这份文件的内容过多，无法读取，没有导入。请拆成几份，或只保留措施部分后再导入。');
