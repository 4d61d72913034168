import pg from 'pg';
import { PostgresError } from './errors.js';
import { APP_ROLE } from './provision-database.js';

/** The oldest PostgreSQL this program's tests have run on. */
const OLDEST_MAJOR = 15;
const CONNECT_TIMEOUT_MS = 5_000;

/** What a PostgreSQL given by address turned out to be. */
export interface ExternalPostgres {
  appUrl: string;
  ownerUrl: string;
  /** False where the application's role could also change what it has appended. */
  rolesSeparated: boolean;
}

interface RoleFacts {
  version: number;
  role: string;
  superuser: boolean;
}

/**
 * Looks whether a given PostgreSQL can be used; starts nothing.
 * @throws PostgresError POSTGRES_UNREACHABLE, POSTGRES_TOO_OLD, POSTGRES_ROLE_NAME
 */
export async function checkExternalPostgres(appUrl: string, ownerUrl: string | null): Promise<ExternalPostgres> {
  const app = await roleFacts('TAIZHANG_DATABASE_URL', appUrl);
  if (Math.floor(app.version / 10_000) < OLDEST_MAJOR) {
    throw new PostgresError(
      'POSTGRES_TOO_OLD',
      `TAIZHANG_DATABASE_URL 指定的数据库是 PostgreSQL ${Math.floor(app.version / 10_000)}，本程序需要 ${OLDEST_MAJOR} 或更新的版本。`,
    );
  }
  if (!ownerUrl) return { appUrl, ownerUrl: appUrl, rolesSeparated: false };
  const owner = await roleFacts('TAIZHANG_DATABASE_OWNER_URL', ownerUrl);
  const rolesSeparated = !app.superuser && app.role !== owner.role && !(await mayBecome(appUrl, owner.role));
  if (rolesSeparated && app.role !== APP_ROLE) {
    throw new PostgresError(
      'POSTGRES_ROLE_NAME',
      `TAIZHANG_DATABASE_URL 使用的数据库账户是「${app.role}」，应为「${APP_ROLE}」：权限按此名称授予。请新建该账户后改用它连接。`,
    );
  }
  return { appUrl, ownerUrl, rolesSeparated };
}

async function roleFacts(setting: string, url: string): Promise<RoleFacts> {
  return asked(setting, url, async (client) => {
    const { rows } = await client.query<RoleFacts>(
      `select current_setting('server_version_num')::int as version, current_user as role, rolsuper as superuser
       from pg_roles where rolname = current_user`,
    );
    return rows[0]!;
  });
}

async function mayBecome(url: string, role: string): Promise<boolean> {
  return asked('TAIZHANG_DATABASE_URL', url, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(`select pg_has_role(current_user, $1, 'MEMBER') as may`, [role]);
    return rows[0]!.may;
  });
}

async function asked<Answer>(setting: string, url: string, ask: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // Without a listener a connection that breaks would end the program instead of the query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await ask(client);
  } catch (cause) {
    const { host, pathname } = new URL(url);
    throw new PostgresError(
      'POSTGRES_UNREACHABLE',
      `连不上 ${setting} 指定的数据库（${host}${pathname}）：${reasonOf(cause)}。`,
      { cause },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reasonOf(cause: unknown): string {
  const code = (cause as { code?: string }).code ?? '';
  if (code === 'ECONNREFUSED') return '该地址没有数据库在运行，请先启动数据库或改正地址';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return '找不到这台主机，请检查主机名';
  if (code === '28P01' || code === '28000') return '用户名或密码不正确';
  if (code === '3D000') return '该数据库不存在，请先新建';
  return `${(cause as Error).message || '没有应答'}，请检查地址、网络和数据库状态`;
}
