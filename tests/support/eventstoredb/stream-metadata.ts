/** The revision of a tombstone, and $tb of a soft-deleted stream: EventNumber.DeletedStream of the server, the largest long. */
export const DELETED_STREAM = 9_223_372_036_854_775_807n;

export const metaStreamOf = (stream: string): string => `$$${stream}`;

/** What a stream's `$$` stream says of it (server documentation, "Stream metadata": $tb, $maxCount; SystemMetadata.cs). */
export interface StreamMetadata {
  readonly truncateBefore?: bigint;
  readonly maxCount?: number;
}

/** Reads `$tb` as digits, not as a number: a soft delete writes the largest long, which a double cannot hold. */
export function parseStreamMetadata(data: Uint8Array): StreamMetadata {
  const text = Buffer.from(data).toString('utf8');
  const truncateBefore = /"\$tb"\s*:\s*(\d+)/.exec(text)?.[1];
  const maxCount = /"\$maxCount"\s*:\s*(\d+)/.exec(text)?.[1];
  return {
    ...(truncateBefore === undefined ? {} : { truncateBefore: BigInt(truncateBefore) }),
    ...(maxCount === undefined ? {} : { maxCount: Number(maxCount) }),
  };
}
