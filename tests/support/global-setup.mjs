// One embedded PostgreSQL for a whole Jest run. Plain JavaScript: Jest loads this file itself, outside its transforms.
import './typescript.mjs';

export default async function startCluster() {
  const { startTestCluster } = await import('./test-cluster.ts');
  const cluster = await startTestCluster();
  globalThis.taizhangTestCluster = cluster;
  process.env.TAIZHANG_TEST_CLUSTER = JSON.stringify(cluster.addresses);
}
