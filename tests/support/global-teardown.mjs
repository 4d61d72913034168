export default async function endRun() {
  const [cluster, programs] = [globalThis.taizhangTestCluster, globalThis.taizhangTestPrograms];
  globalThis.taizhangTestCluster = undefined;
  globalThis.taizhangTestPrograms = undefined;
  await cluster?.stop();
  await programs?.remove();
}
