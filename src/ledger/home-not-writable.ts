import { dirname, relative } from 'node:path';
import { EXIT_CODES, StartError } from '../config/start-error.js';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: '当前用户没有读写权限',
  EPERM: '系统不允许写入',
  EROFS: '所在磁盘是只读的',
  ENOTDIR: '路径中有一段是文件，不是文件夹',
  EEXIST: '同名的文件已经存在，不是文件夹',
  EISDIR: '应当是文件的地方是文件夹',
  ENOSPC: '磁盘空间已满',
  EDQUOT: '当前用户的磁盘限额已用完',
};

/** What PostgreSQL's programs write where Node would give a code. */
const SAID_BY_POSTGRES: readonly (readonly [RegExp, string])[] = [
  [/No space left on device/, 'ENOSPC'],
  [/Disk quota exceeded/, 'EDQUOT'],
  [/Read-only file system/, 'EROFS'],
  [/could not .*(?:file|directory).*: Permission denied/, 'EACCES'],
];
/** SQLSTATE disk_full. */
const DISK_FULL = '53100';

interface WritingFailure {
  code: string;
  path: string | null;
}

/** The error for people where a file of the ledger's folder could not be written; any other error comes back as it is. */
export function writingError(folder: string, error: unknown): unknown {
  const failure = fileFailure(error);
  return failure === null ? error : notWritable(folder, failure, error);
}

/** The same for a ledger whose database lies in its folder: PostgreSQL writes there too, and says in its own words that it cannot. */
export function databaseWritingError(folder: string, error: unknown): unknown {
  const failure = fileFailure(error) ?? databaseFailure(error);
  return failure === null ? error : notWritable(folder, failure, error);
}

function notWritable(folder: string, { code, path }: WritingFailure, cause: unknown): StartError {
  return new StartError(
    'HOME_NOT_WRITABLE',
    `台账目录 ${path === null || isBelow(folder, path) ? folder : dirname(path)} 不可写：${REASONS[code]}。请修改权限、腾出空间，或用 TAIZHANG_HOME 指定其他目录。`,
    EXIT_CODES.usage,
    { cause },
  );
}

/** Only what Node says of a file: a program that could not be run or a port that was refused has the same codes. */
function fileFailure(error: unknown): WritingFailure | null {
  const { code, path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  const isOfFile = code !== undefined && code in REASONS && !/^(?:spawn|connect|listen|bind)/.test(syscall ?? '');
  return isOfFile ? { code, path: path ?? null } : null;
}

function databaseFailure(error: unknown): WritingFailure | null {
  const { code, message, cause } = (error ?? {}) as { code?: unknown; message?: string; cause?: unknown };
  if (code === DISK_FULL) return { code: 'ENOSPC', path: null };
  const said = SAID_BY_POSTGRES.find(([words]) => words.test(message ?? ''));
  if (said) return { code: said[1], path: null };
  return cause === undefined ? null : databaseFailure(cause);
}

function isBelow(folder: string, path: string): boolean {
  return !relative(folder, path).startsWith('..');
}
