import type { Streams } from './streams.js';
import type { StoredEvent } from './log.js';
import type { From, ReadRequest } from './read-request.js';
import type { ReadCall } from './read-service.js';
import { Subscription } from './subscription.js';

/** All subscriptions that are open on a node. */
export class Subscriptions {
  /** Where each subscription to $all began that was ever opened. */
  readonly starts: From[] = [];
  private readonly open_ = new Set<Subscription>();

  constructor(private readonly streams: Streams) {}

  get count(): number {
    return this.open_.size;
  }

  open(call: ReadCall, request: ReadRequest): void {
    const subscription = new Subscription(call, request, this.streams, (event) => this.target(event));
    if (request.stream === null) this.starts.push(request.from);
    this.open_.add(subscription);
    const forget = (): void => {
      subscription.close();
      this.open_.delete(subscription);
    };
    for (const over of ['cancelled', 'close', 'error']) call.on(over, forget);
    void subscription.run();
  }

  /** As under a burst: every live subscriber is told that it was too slow. */
  dropAll(): void {
    for (const subscription of this.open_) subscription.drop();
  }

  /** As a server that is stopped: what is open ends without a status of its own. */
  endAll(): void {
    for (const subscription of this.open_) subscription.endWithoutStatus();
  }

  /** What a link event points at; undefined where the event is no link or its target is gone (SubscriptionsService.ResolveLinkToEvent). */
  target(event: StoredEvent): StoredEvent | undefined {
    if (event.type !== '$>') return undefined;
    const [revision, stream] = Buffer.from(event.data).toString('utf8').split(/@(.*)/s);
    return this.streams.events(stream ?? '').find((one) => String(one.revision) === revision);
  }
}
