import { describe, expect, test } from '@jest/globals';
import { StoreUnavailableError } from '../../../src/event-store/errors.js';
import { databaseWritingError, writingError } from '../../../src/ledger/home-not-writable.js';
import { PostgresError } from '../../../src/postgres/errors.js';

const FOLDER = '/srv/taizhang/office';
const ofFile = (code: string, path: string, syscall = 'open'): Error => Object.assign(new Error(`${code}: ${syscall} '${path}'`), { code, path, syscall });

describe('a file that cannot be written', () => {
  test.each([
    ['EACCES', '没有读写权限'], ['EPERM', '系统不允许'], ['EROFS', '只读'], ['ENOSPC', '空间已满'], ['EDQUOT', '限额'],
    ['ENOTDIR', '有一段是文件'], ['EEXIST', '同名的文件'], ['EISDIR', '是文件夹'],
  ])('%s names the folder, why, and what to do', (code, reason) => {
    expect(writingError(FOLDER, ofFile(code, `${FOLDER}/running.json`))).toMatchObject({
      name: 'StartError', code: 'HOME_NOT_WRITABLE', exitCode: 2, message: expect.stringMatching(new RegExp(`^台账目录 ${FOLDER} 不可写：.*${reason}.*TAIZHANG_HOME`)),
    });
  });

  test('outside the ledger\'s folder, where its database had to go, names that place', () => {
    expect(writingError(FOLDER, ofFile('EROFS', '/var/lib/taizhang/3f/password'))).toMatchObject({ message: expect.stringContaining('台账目录 /var/lib/taizhang/3f 不可写') });
  });

  test.each([
    ['a file that is absent', ofFile('ENOENT', FOLDER)],
    ['a program that may not be run', ofFile('EACCES', '/usr/bin/initdb', 'spawn /usr/bin/initdb')],
    ['a port that may not be used', ofFile('EACCES', '', 'listen')],
    ['anything else', new Error('No space left on device')],
    ['nothing', null],
  ])('%s is another matter', (_, error) => {
    expect(writingError(FOLDER, error)).toBe(error);
  });
});

describe('what PostgreSQL could not write in the ledger\'s folder', () => {
  test.each([
    ['initdb on a full disk', 'initdb: error: could not write to file "x/pg_wal/xlogtemp.33": No space left on device', '空间已满'],
    ['the server on a disk mounted for reading', 'FATAL:  could not create lock file "postmaster.pid": Read-only file system', '只读'],
    ['initdb without permission', 'initdb: error: could not create directory "x/data": Permission denied', '没有读写权限'],
  ])('%s', (_, output, reason) => {
    const failed = new PostgresError('POSTGRES_INIT_FAILED', '未能建立数据库。', { cause: new Error(output) });
    expect(databaseWritingError(FOLDER, failed)).toMatchObject({ code: 'HOME_NOT_WRITABLE', message: expect.stringContaining(reason) });
  });

  test('a statement that met the full disk, also when the store says it in its own words', () => {
    const full = Object.assign(new Error('could not extend file'), { code: '53100' });
    for (const error of [full, new StoreUnavailableError('could not extend file', { cause: full })]) {
      expect(databaseWritingError(FOLDER, error)).toMatchObject({ code: 'HOME_NOT_WRITABLE', message: expect.stringContaining('空间已满') });
    }
  });

  test('a server that does not start for another reason stays what it is', () => {
    const failed = new PostgresError('POSTGRES_START_FAILED', '未能启动。', { cause: new Error('exit 1: FATAL: bogus parameter') });
    expect(databaseWritingError(FOLDER, failed)).toBe(failed);
  });
});
