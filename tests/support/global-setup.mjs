// One embedded PostgreSQL and one set of compiled programs for a whole Jest run. Plain JavaScript: Jest loads this file itself,
// outside its transforms.
import './typescript.mjs';
import { compilePrograms } from './compiled-programs.mjs';

/** Also called by the setup of the browser suites: whichever comes first starts them. */
export default async function prepareRun() {
  if (globalThis.taizhangTestCluster) return;
  const { startTestCluster } = await import('./test-cluster.ts');
  const cluster = await startTestCluster();
  globalThis.taizhangTestCluster = cluster;
  process.env.TAIZHANG_TEST_CLUSTER = JSON.stringify(cluster.addresses);
  const programs = await compilePrograms();
  globalThis.taizhangTestPrograms = programs;
  process.env.TAIZHANG_TEST_PROGRAMS = programs.folder;
}
