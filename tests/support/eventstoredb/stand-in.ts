import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { type handleUnaryCall, Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { Administrator } from './administrator.js';
import { AppendService } from './append-service.js';
import { BatchAppendService } from './batch-append-service.js';
import { DeleteService } from './delete-service.js';
import { Faults } from './faults.js';
import { Front } from './front.js';
import { Log } from './log.js';
import { clusterInfo, supportedMethods, type Member } from './node-services.js';
import type { From } from './read-request.js';
import { ReadService } from './read-service.js';
import { Streams } from './streams.js';
import { Subscriptions } from './subscriptions.js';
import { SystemEvents } from './system-events.js';
import { GossipService, ServerFeaturesService, StreamsService } from './wire.js';

/** One message, as 23.10.7 takes it: beyond, RESOURCE_EXHAUSTED and the end of the call. */
const MAX_MESSAGE_BYTES = 16_767_216;
/** Longest time an orderly stop waits for calls that do not end. */
const DRAINING_MS = 1_000;
const HOST = '127.0.0.1';

export interface StandInOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Another node of the same cluster: this one has the same log and follows it. */
  readonly follows?: StandIn;
}

interface Cluster {
  readonly streams: Streams;
  readonly nodes: StandIn[];
}

/** Starts a stand-in for an EventStoreDB node, in this process, on 127.0.0.1 without TLS. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const standIn = new StandIn(options.follows);
  await standIn.open(options.port ?? 0);
  if (options.follows !== undefined) standIn.faults.followLeader(HOST, options.follows.port, 'when-required');
  return standIn;
}

/**
 * EventStoreDB 23.10.7 as far as the client uses it, for machines where no server runs: mounted on the client package's own
 * service definitions, kept in memory, and as unpleasant as the real one. Each part says where its behaviour was taken from.
 */
export class StandIn {
  readonly faults = new Faults();
  readonly administrator: Administrator;
  readonly streams: Streams;
  port = 0;
  private readonly id = randomUUID();
  private readonly cluster: Cluster;
  private readonly server = new Server({ 'grpc.max_receive_message_length': MAX_MESSAGE_BYTES });
  private readonly subscriptions: Subscriptions;
  private readonly reads: ReadService;
  private readonly batches: BatchAppendService;
  private front: Front | null = null;
  private innerPort = 0;

  constructor(leader?: StandIn) {
    this.cluster = leader?.cluster ?? { streams: new Streams(new Log(() => Date.now() + this.faults.clockSkewMs)), nodes: [] };
    this.cluster.nodes.push(this);
    this.streams = this.cluster.streams;
    this.administrator = new Administrator(this.streams);
    this.subscriptions = new Subscriptions(this.streams);
    this.reads = new ReadService(this.streams, this.faults, this.subscriptions);
    this.batches = new BatchAppendService(this.streams, this.faults, () => this.cut());
    this.mount();
    if (leader === undefined) new SystemEvents(this.streams).start();
  }

  get connectionString(): string {
    return `esdb://${HOST}:${this.port}?tls=false`;
  }

  /** How many subscriptions are open on this node. */
  get subscribers(): number {
    return this.subscriptions.count;
  }

  /** Events that reads, subscriptions not counted, were answered with. */
  get eventsRead(): number {
    return this.reads.eventsRead;
  }

  /** Where each subscription to $all began that was ever opened on this node. */
  get subscribedFrom(): readonly From[] {
    return this.subscriptions.starts;
  }

  async open(port: number): Promise<void> {
    this.innerPort = await promisify(this.server.bindAsync.bind(this.server))(`${HOST}:0`, ServerCredentials.createInsecure());
    this.front = new Front(this.innerPort);
    this.port = await this.front.listen(port);
  }

  /** Breaks all connections; new ones work. */
  cut(): void {
    this.front?.cut();
  }

  /** Breaks all connections after so many more bytes from the clients, in the middle of a batch. */
  cutAfter(bytes: number): void {
    this.front?.cutAfter(bytes);
  }

  /** As after SIGSTOP: connections stay, nothing is answered, until `thaw`. */
  freeze(): void {
    this.front?.freeze();
  }

  thaw(): void {
    this.front?.thaw();
  }

  /** As after SIGKILL: connections break, new ones are refused, until `restart`. */
  async kill(): Promise<void> {
    await this.front?.close();
  }

  /** As after SIGTERM: subscriptions are ended with an internal error, then the node is gone, until `restart`. */
  async stop(): Promise<void> {
    this.subscriptions.endAll();
    this.batches.endAll();
    this.server.drain(`${HOST}:${this.innerPort}`, DRAINING_MS);
    await this.front?.drain(2 * DRAINING_MS);
  }

  /** Up again on the same port with what was committed. */
  async restart(): Promise<void> {
    this.streams.forgetIds();
    await this.front?.listen(this.port);
  }

  /** As under a burst: every subscriber is dropped as too slow. */
  dropSubscribers(): void {
    this.subscriptions.dropAll();
  }

  /** Ends the node for good. */
  async close(): Promise<void> {
    await this.front?.close();
    this.server.forceShutdown();
    const index = this.cluster.nodes.indexOf(this);
    if (index >= 0) this.cluster.nodes.splice(index, 1);
  }

  private get member(): Member {
    return { id: this.id, host: HOST, port: this.port, leads: this.faults.leads, alive: this.front?.isListening ?? false };
  }

  private mount(): void {
    const appends = new AppendService(this.streams, this.faults, () => this.cut());
    const deletes = new DeleteService(this.streams, this.faults);
    const methods: UntypedServiceImplementation = {
      read: this.reads.handle.bind(this.reads),
      batchAppend: this.batches.handle.bind(this.batches),
      append: appends.handle.bind(appends),
      delete: deletes.delete.bind(deletes),
      tombstone: deletes.tombstone.bind(deletes),
    };
    this.server.addService(StreamsService, methods);
    this.server.addService(ServerFeaturesService, { getSupportedMethods: answerWith(supportedMethods) });
    this.server.addService(GossipService, { read: answerWith(() => clusterInfo(this.cluster.nodes.map((node) => node.member))) });
  }
}

function answerWith<Request, Response>(answer: () => Response): handleUnaryCall<Request, Response> {
  return (_call, callback) => callback(null, answer());
}
