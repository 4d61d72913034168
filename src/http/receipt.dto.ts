/** Answer to a submission: what was recorded and how to read it back. */
export class ReceiptDto {
  /** Stream the entry went to */
  stream: string;
  /** Revision of the stream after the entry; the next If-Match */
  revision: number;
  /** Opaque; min-position of a reading request takes it */
  receipt: string;
  /** Ids of the events recorded */
  events: string[];
  /** True where an earlier submission under the same key is answered again */
  repeated: boolean;
}
