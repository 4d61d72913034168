import { IntakeError } from '../intake-error.js';
import { readDraft, type ReadingAnswers } from './read-draft.js';

/** A document to be read, in a process of its own (plan-reader.ts). */
export interface ReadingTask {
  task: number;
  bytes: Uint8Array;
  answers: ReadingAnswers;
}

/** Errors lose their class on the way between processes: what a person can mend is told by its members. */
export type ReadingAnswer =
  /** As the draft is kept: JSON. */
  | { task: number; reading: string }
  | { task: number; refusal: Pick<IntakeError, 'code' | 'message' | 'details'> }
  | { task: number; failure: string };

async function answerOf({ task, bytes, answers }: ReadingTask): Promise<ReadingAnswer> {
  try {
    return { task, reading: JSON.stringify(await readDraft(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), answers)) };
  } catch (error) {
    if (!(error instanceof IntakeError)) return { task, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    const { code, message, details } = error;
    return { task, refusal: { code, message, details } };
  }
}

// Ctrl-C reaches every process of the terminal: whoever asked decides when this one ends.
process.on('SIGINT', () => undefined);
process.on('message', (asked: ReadingTask) => {
  void answerOf(asked).then((answer) => process.send!(answer));
});
