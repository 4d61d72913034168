import { readFile } from 'node:fs/promises';
import { EXIT_CODES, StartError } from '../config/start-error.js';

/** @throws StartError FILE_UNREADABLE */
export async function readInputFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new StartError('FILE_UNREADABLE', `读不了文件「${path}」：${reasonOf(cause)}。`, EXIT_CODES.usage, { cause });
  }
}

function reasonOf(cause: unknown): string {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT') return '文件不存在，请检查路径';
  if (code === 'EISDIR') return '这是一个文件夹，请指定其中的文件';
  if (code === 'EACCES' || code === 'EPERM') return '没有读取权限';
  if (code === 'ERR_FS_FILE_TOO_LARGE') return '文件太大';
  return (cause as Error).message;
}
