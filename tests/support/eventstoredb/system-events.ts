import { randomUUID } from 'node:crypto';
import type { Streams } from './streams.js';

/** Events of our own between two of the server's; the real one writes statistics by the clock, every 30 seconds (StatsPeriodSec). */
const STATISTICS_EVERY = 40;

/** What the server writes of itself, and $all shows to everybody who reads it: users, statistics, metadata of its own streams. */
export class SystemEvents {
  private since = 0;

  constructor(private readonly streams: Streams) {}

  /** Seen in $all of a fresh 23.10.7: metadata of $stats, $users and $user-… events before anything was appended. */
  start(): void {
    this.write('$$$stats-127.0.0.1:2113', '$metadata', '{"$maxAge":86400}');
    this.write('$$$user-admin', '$metadata', '{"$acl":{"$r":"$admins"}}');
    this.write('$user-admin', '$UserCreated', '{"loginName":"admin","fullName":"Event Store Administrator"}');
    this.write('$users', '$User', '"admin"');
    this.statistics();
    this.streams.log.onWritten(({ stream }) => {
      if (stream.startsWith('$')) return;
      this.since += 1;
      if (this.since % STATISTICS_EVERY === 0) this.statistics();
    });
  }

  private statistics(): void {
    this.write('$stats-127.0.0.1:2113', '$statsCollected', '{"proc-id":1,"es-queue-MainQueue-length":0}');
  }

  private write(stream: string, type: string, json: string): void {
    this.streams.append(stream, 'any', [{ id: randomUUID(), type, isJson: true, data: Buffer.from(json), metadata: new Uint8Array() }]);
  }
}
