import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A TCP relay before PostgreSQL that can lose answers and refuse connections, as networks do. */
export class CuttableConnection {
  private readonly sockets = new Set<Socket>();
  private losingAnswers = false;
  private refusing = false;

  private constructor(private readonly server: Server, readonly url: string) {}

  static async before(databaseUrl: string): Promise<CuttableConnection> {
    const target = new URL(databaseUrl);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = new URL(databaseUrl);
    const address = server.address();
    url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const relay = new CuttableConnection(server, url.href);
    server.on('connection', (socket) => relay.relay(socket, target));
    return relay;
  }

  /** From now on what the server answers is dropped, until `cut`. */
  loseAnswers(): void {
    this.losingAnswers = true;
  }

  /** Breaks all connections; new ones work again. */
  cut(): void {
    this.losingAnswers = false;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Breaks all connections and lets none come up until `accept`. */
  refuse(): void {
    this.refusing = true;
    this.cut();
  }

  accept(): void {
    this.refusing = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private relay(socket: Socket, target: URL): void {
    if (this.refusing) {
      socket.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    for (const one of [socket, upstream]) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.sockets.delete(one);
        socket.destroy();
        upstream.end();
      });
    }
    socket.on('data', (bytes) => upstream.write(bytes));
    upstream.on('data', (bytes) => {
      if (!this.losingAnswers) socket.write(bytes);
    });
  }
}
