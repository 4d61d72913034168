import { randomUUID } from 'node:crypto';
import type { Streams } from './streams.js';

/** Events of our own between two of the server's; the real one writes statistics by the clock, every 30 seconds (StatsPeriodSec). */
const STATISTICS_EVERY = 40;

/** What the server writes of itself, and $all shows to everybody who reads it: users, statistics, metadata of its own streams. */
export class SystemEvents {
  private since = 0;

  constructor(private readonly streams: Streams) {}

  /** The first event in $all of a fresh 23.10.7, then what one with users and `WriteStatsToDb` adds (server documentation, "Diagnostics", statistics). */
  start(): void {
    this.write('$$$scavenges', '$metadata', '{"$maxAge":2592000,"$acl":{"$r":"$ops","$w":[],"$d":[],"$mr":[],"$mw":[]}}');
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
