import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isSupportedNode } from '../../config/node-version.js';
import type { Settings } from '../../config/settings.js';
import type { Check } from './check.js';

const LEAST_FREE_BYTES = 1024 ** 3;

/** What can be said without the database. */
export async function checkMachine(settings: Settings, ledgerFolder: string): Promise<Check[]> {
  return [
    {
      name: 'node',
      title: 'Node.js 版本',
      result: isSupportedNode(process.versions.node) ? 'PASS' : 'FAIL',
      detail: process.versions.node,
    },
    await checkWritable(settings.home),
    await checkPasswordFile(ledgerFolder),
    await checkDisk(settings.home),
  ];
}

async function checkWritable(home: string): Promise<Check> {
  const named = { name: 'home', title: '台账目录' };
  const existing = await nearestExisting(home);
  try {
    await access(existing, constants.R_OK | constants.W_OK | constants.X_OK);
    return { ...named, result: 'PASS', detail: home };
  } catch {
    return { ...named, result: 'FAIL', detail: `${existing} 不可写，请修改权限或用 TAIZHANG_HOME 指定其他目录` };
  }
}

async function checkPasswordFile(ledgerFolder: string): Promise<Check> {
  const named = { name: 'passwords', title: '数据库密码文件' };
  const file = join(ledgerFolder, 'database-passwords.json');
  const found = await stat(file).catch(() => null);
  if (!found) return { ...named, result: 'NOT CHECKED', detail: '尚未生成' };
  if ((found.mode & 0o077) === 0) return { ...named, result: 'PASS', detail: '只有运行本程序的用户可读' };
  return { ...named, result: 'FAIL', detail: `其他用户可读 ${file}，请运行 chmod 600 "${file}"` };
}

async function checkDisk(home: string): Promise<Check> {
  const { bavail, bsize } = await statfs(await nearestExisting(home));
  const free = bavail * bsize;
  const detail = `剩余 ${(free / 1024 ** 3).toFixed(1)} GiB`;
  return { name: 'disk', title: '磁盘空间', result: free >= LEAST_FREE_BYTES ? 'PASS' : 'FAIL', detail };
}

async function nearestExisting(path: string): Promise<string> {
  for (let folder = path; ; folder = dirname(folder)) {
    if (await stat(folder).catch(() => null)) return folder;
  }
}
