import pg from 'pg';

/** The two roles of a ledger (architecture.md, "PostgreSQL adapter"). */
export const OWNER_ROLE = 'taizhang_owner';
export const APP_ROLE = 'taizhang_app';

/**
 * Makes the two roles or sets their passwords; safe to repeat. Neither may create roles or databases: the owner migrates, the
 * application appends through one function and owns the read models.
 */
export async function provisionRoles(adminUrl: string, passwords: { owner: string; app: string }): Promise<void> {
  await connected(adminUrl, async (client) => {
    for (const [role, password] of [[OWNER_ROLE, passwords.owner], [APP_ROLE, passwords.app]] as const) {
      const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      const verb = found.rowCount ? 'ALTER' : 'CREATE';
      await client.query(
        `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`,
      );
    }
  });
}

/** Makes a database of the owner's where there is none: UTF-8, byte order, closed to everyone but the two roles. */
export async function provisionDatabase(adminUrl: string, name: string): Promise<void> {
  await connected(adminUrl, async (client) => {
    const database = client.escapeIdentifier(name);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!found.rowCount) {
      await client.query(`CREATE DATABASE ${database} OWNER ${OWNER_ROLE} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
    }
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    await client.query(`GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${database} TO ${APP_ROLE}`);
  });
}

export async function connected<Answer>(url: string, use: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: url });
  // Without a listener a connection that breaks would end the program instead of the query.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
