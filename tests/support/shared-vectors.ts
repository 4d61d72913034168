import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the full vector sets, or undefined where they are absent (a fresh clone); TAIZHANG_VECTORS names another place. */
export function sharedVectors(set: string): string | undefined {
  const root = process.env['TAIZHANG_VECTORS'] ?? fileURLToPath(new URL('../../../shared/vectors', import.meta.url));
  const folder = `${root}/${set}`;
  return existsSync(folder) ? folder : undefined;
}

/** Says on the console how many vectors a run left out, so that nobody takes them for passed. */
export function reportNotRun(set: string, count: number): void {
  if (count > 0) process.stderr.write(`NOT RUN: ${count} vectors of ${set} (the full set is not on this machine; set TAIZHANG_VECTORS)\n`);
}
