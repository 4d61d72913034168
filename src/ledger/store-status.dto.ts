export class StoreStoppedDto {
  /** Stable, e.g. STORE_TAMPERED */
  code: string;
  /** As the log has it */
  message: string;
}

export class StoreStatusDto {
  /** Where events are appended */
  kind: 'postgres' | 'eventstoredb';
  /** Whether the server of the events answered last; with PostgreSQL, whether the database answers */
  connected: boolean;
  /** Number of events in the total order that every answer is made of; null where that cannot be read now */
  events: number | null;
  /** With EventStoreDB: whether this process copies its events into the total order; null with PostgreSQL */
  leads: boolean | null;
  /** Since when events are known that are not yet copied; null where there are none, and with PostgreSQL */
  behindSince: string | null;
  /** Milliseconds between the last copied event's append and its copy; null where none was copied yet, and with PostgreSQL */
  lagMs: number | null;
  /** Events copied per second, of late; null where none was copied yet, and with PostgreSQL */
  eventsPerSecond: number | null;
  /** Why copying has stopped until an operator acts; null where it has not, and with PostgreSQL */
  stopped: StoreStoppedDto | null;
}
