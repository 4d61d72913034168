import pg from 'pg';
import { connectionConfig } from './connection.js';

/** The one connection that appends: opened when it is needed, again after it broke. Statements are sent without waiting for those before. */
export class AppendConnection {
  private opened: Promise<pg.Client> | undefined;

  constructor(private readonly url: string) {}

  /** @throws what pg throws when PostgreSQL cannot be reached */
  client(): Promise<pg.Client> {
    return (this.opened ??= this.connect());
  }

  /** Ends a connection that failed, at once: whatever else is under way on it fails with it. */
  async drop(failed: Promise<pg.Client>): Promise<void> {
    if (this.opened === failed) this.opened = undefined;
    const client = await failed.catch(() => undefined);
    client?.connection.stream.destroy();
  }

  /** Ends the connection after what is under way. */
  async end(): Promise<void> {
    const client = await this.opened?.catch(() => undefined);
    await client?.end();
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...connectionConfig(this.url, 'append'), pipeline: true });
    const forget = () => void this.forget(client);
    // Without a listener a connection that breaks while idle would end the process.
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    return client;
  }

  private async forget(client: pg.Client): Promise<void> {
    const opened = this.opened;
    if ((await opened?.catch(() => undefined)) === client && this.opened === opened) this.opened = undefined;
  }
}
