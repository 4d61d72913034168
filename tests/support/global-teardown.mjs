export default async function stopCluster() {
  await globalThis.taizhangTestCluster?.stop();
}
