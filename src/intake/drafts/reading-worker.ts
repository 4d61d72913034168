import { parentPort } from 'node:worker_threads';
import { IntakeError } from '../intake-error.js';
import { readDraft, type ReadingAnswers } from './read-draft.js';

/** A document to be read, in a thread of its own (plan-reader.ts). */
export interface ReadingTask {
  task: number;
  bytes: Uint8Array;
  answers: ReadingAnswers;
}

/** Errors lose their class on the way between threads: what a person can mend is told by its members. */
export type ReadingAnswer =
  /** As the draft is kept: JSON. */
  | { task: number; reading: string }
  | { task: number; refusal: Pick<IntakeError, 'code' | 'message' | 'details'> }
  | { task: number; failure: string };

async function answerOf({ task, bytes, answers }: ReadingTask): Promise<ReadingAnswer> {
  try {
    return { task, reading: JSON.stringify(await readDraft(Buffer.from(bytes.buffer), answers)) };
  } catch (error) {
    if (!(error instanceof IntakeError)) return { task, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    const { code, message, details } = error;
    return { task, refusal: { code, message, details } };
  }
}

parentPort?.on('message', (asked: ReadingTask) => {
  void answerOf(asked).then((answer) => parentPort!.postMessage(answer));
});
