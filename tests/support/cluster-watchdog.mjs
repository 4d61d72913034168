// Stops a test cluster and removes its folder when whoever started it ends, however that happens (Ctrl-C, kill -9, a crash):
// its standard input is a pipe held by the starter, and closes with it. Arguments: the folders to remove, the cluster's first.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const folders = process.argv.slice(2);

process.stdin.resume();
process.stdin.on('end', () => {
  stopServer();
  waitUntilStopped();
});

function serverPid() {
  const file = join(folders[0], 'data', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

function stopServer() {
  const pid = serverPid();
  if (!pid) return;
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // Already gone, killed by a test.
    removeFolders();
  }
}

function waitUntilStopped() {
  if (serverPid()) setTimeout(waitUntilStopped, 50);
  else removeFolders();
}

function removeFolders() {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
