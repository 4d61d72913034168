import { EXIT_CODES, StartError } from '../config/start-error.js';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '当前用户没有写入权限',
  EPERM: '系统不允许写入',
  EROFS: '所在磁盘是只读的',
  ENOTDIR: '路径中有一段是文件，不是文件夹',
  EEXIST: '同名的文件已经存在，不是文件夹',
  ENOSPC: '磁盘空间已满',
};

/** The error for people where a file of the ledger's folder could not be written; any other error comes back as it is. */
export function writingError(folder: string, error: unknown): unknown {
  const reason = REASONS[(error as NodeJS.ErrnoException | null)?.code ?? ''];
  if (reason === undefined) return error;
  return new StartError(
    'HOME_NOT_WRITABLE',
    `台账目录 ${folder} 不可写：${reason}。请修改权限、腾出空间，或用 TAIZHANG_HOME 指定其他目录。`,
    EXIT_CODES.usage,
    { cause: error },
  );
}
