import { v5 as uuidV5 } from 'uuid';

/** What an appender process (appender.ts) is told to do. */
export type AppenderTask =
  | { kind: 'at-once'; count: number }
  | { kind: 'one-stream'; stream: string; writer: string; count: number };

const NAMESPACE = '8f2d9d8e-6a5c-4c1e-9a39-5d7c9a8f1b11';

/** The id of the index-th fact: the same in every run, as if derived from an idempotency key. */
export function idOf(writer: string, index: number): string {
  return uuidV5(`${writer}/${index}`, NAMESPACE);
}
