import { rm } from 'node:fs/promises';
import endRun from './global-teardown.mjs';

export default async function endBrowserRun() {
  await endRun();
  if (globalThis.taizhangChromiumFolder) await rm(globalThis.taizhangChromiumFolder, { recursive: true, force: true });
}
