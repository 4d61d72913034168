import { createDatabaseIn, type ClusterAddresses, type TestDatabase } from './test-cluster.js';

export type { TestCluster, TestDatabase } from './test-cluster.js';
export { startTestCluster } from './test-cluster.js';

/**
 * A fresh, role-separated, unmigrated database on the one PostgreSQL of this Jest run (started by tests/support/global-setup.mjs).
 * The caller drops it, or leaves it to the end of the run.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const addresses = process.env['TAIZHANG_TEST_CLUSTER'];
  if (!addresses) throw new Error('no test cluster: this suite needs globalSetup, see tests/jest.config.mjs');
  return createDatabaseIn(JSON.parse(addresses) as ClusterAddresses);
}
