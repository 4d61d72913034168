import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * The wire before the server: a relay that can break, stall and refuse connections, as processes that are killed, stopped
 * with SIGSTOP or not yet started do. What was committed behind it stays committed.
 */
export class Front {
  private server: Server | null = null;
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private frozen = false;
  private bytesUntilCut: number | null = null;

  constructor(private readonly upstreamPort: number) {}

  get isListening(): boolean {
    return this.server !== null;
  }

  /** @param port 0 takes any free one @returns the port */
  async listen(port: number): Promise<number> {
    const server = createServer((socket) => this.relay(socket));
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    this.server = server;
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  /** All connections break at once; new ones come up. */
  cut(): void {
    this.bytesUntilCut = null;
    for (const [client, upstream] of this.pairs) {
      client.resetAndDestroy();
      upstream.destroy();
    }
  }

  /** Breaks all connections once the clients have sent so many bytes more: in the middle of a message, as likely as not. */
  cutAfter(bytes: number): void {
    this.bytesUntilCut = bytes;
  }

  /** Connections stay and come up, and nothing is read or answered any more. */
  freeze(): void {
    this.frozen = true;
    for (const pair of this.pairs) for (const socket of pair) socket.pause();
  }

  /** What was sent meanwhile is served now, however late. */
  thaw(): void {
    this.frozen = false;
    for (const pair of this.pairs) for (const socket of pair) socket.resume();
  }

  /** Breaks all connections and refuses new ones until `listen`. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    this.frozen = false;
    this.cut();
    if (server !== null) await new Promise((resolve) => server.close(resolve));
  }

  /**
   * Refuses new connections until `listen` and waits until the server has closed those there are. After `longestMs` the rest
   * is cut: a connection that reached the server while it was closing the others would stay for ever.
   */
  async drain(longestMs: number): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    const rest = setTimeout(() => this.cut(), longestMs);
    await new Promise((resolve) => server.close(resolve));
    clearTimeout(rest);
  }

  private relay(client: Socket): void {
    const upstream = connect(this.upstreamPort, '127.0.0.1');
    const pair = [client, upstream] as const;
    this.pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        for (const one of pair) one.destroySoon();
        // The other one may still have something to send: until then it can be cut.
        if (pair.every((one) => one.destroyed)) this.pairs.delete(pair);
      });
      if (this.frozen) socket.pause();
    }
    client.on('data', (bytes) => this.forward(upstream, client, this.upToTheCut(bytes)));
    upstream.on('data', (bytes) => this.forward(client, upstream, bytes));
    if (this.frozen) for (const socket of pair) socket.pause();
  }

  private forward(to: Socket, from: Socket, bytes: Buffer): void {
    if (to.write(bytes) || this.frozen) return;
    from.pause();
    to.once('drain', () => {
      if (!this.frozen) from.resume();
    });
  }

  private upToTheCut(bytes: Buffer): Buffer {
    if (this.bytesUntilCut === null) return bytes;
    const passing = bytes.subarray(0, this.bytesUntilCut);
    this.bytesUntilCut -= passing.length;
    if (this.bytesUntilCut === 0) setImmediate(() => this.cut());
    return passing;
  }
}
