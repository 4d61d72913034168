import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { PostgresError } from './errors.js';

/** The system user PostgreSQL runs as. */
export interface ServerAccount {
  name: string;
  uid: number;
  gid: number;
}

const run = promisify(execFile);

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as the system user `postgres` where one exists, else as
 * `taizhang`, which is made on the spot; started by anyone else, as that person (null).
 */
export async function serverAccount(): Promise<ServerAccount | null> {
  if (process.getuid?.() !== 0) return null;
  const existing = (await lookUp('postgres')) ?? (await lookUp('taizhang'));
  if (existing) return existing;
  await createAccount();
  const made = await lookUp('taizhang');
  if (made) return made;
  throw new PostgresError(
    'POSTGRES_ACCOUNT_MISSING',
    '内置数据库不能以 root 身份运行，也未能自动创建系统用户 taizhang。请先创建该用户，或换用普通用户启动。',
  );
}

async function lookUp(name: string): Promise<ServerAccount | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function createAccount(): Promise<void> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'taizhang']);
  } catch {
    // Alpine has BusyBox's adduser and no useradd.
    await run('adduser', ['-S', '-D', '-H', 'taizhang']).catch(() => undefined);
  }
}

/** Environment of the PostgreSQL programs: nothing of ours leaks in, and an unset LANG changes nothing. */
export const SERVER_ENVIRONMENT = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };

export function identityOf(account: ServerAccount | null): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** Runs a program to its end as the account; `output` is what it wrote to both streams. */
export function runAs(account: ServerAccount | null, program: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...identityOf(account),
      cwd: '/',
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, output }));
  });
}
