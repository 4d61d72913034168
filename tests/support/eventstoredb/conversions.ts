import type { StreamIdentifier as StreamIdentifierMessage, UUID as UuidMessage } from '@eventstore/db-client/generated/shared_pb.js';
import type { BatchAppendReq, ReadResp as ReadRespMessage } from '@eventstore/db-client/generated/streams_pb.js';
import type { ProposedEvent, StoredEvent } from './log.js';
import { Empty, ReadResp, StreamIdentifier, UUID } from './wire.js';

const TICKS_PER_MILLISECOND = 10_000n;

export function streamName(identifier: StreamIdentifierMessage | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

export function streamIdentifier(stream: string): StreamIdentifierMessage {
  return new StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}

/** Ids come as text or as two halves, as the client likes (Uuid.cs of the server). */
export function idOf(uuid: UuidMessage | undefined): string {
  if (uuid === undefined) throw new Error('Required field Id not set.');
  if (!uuid.hasStructured()) return uuid.getString().toLowerCase();
  const halves = [uuid.getStructured()?.getMostSignificantBits(), uuid.getStructured()?.getLeastSignificantBits()];
  const hex = halves.map((half) => BigInt.asUintN(64, BigInt(half ?? '0')).toString(16).padStart(16, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function proposedEvent(message: Pick<BatchAppendReq.ProposedMessage, 'getId' | 'getMetadataMap' | 'getData_asU8' | 'getCustomMetadata_asU8'>): ProposedEvent {
  const properties = message.getMetadataMap();
  return {
    id: idOf(message.getId()),
    type: String(properties.get('type')),
    isJson: properties.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** Bytes that count towards the limit of an append: the data alone, as Event.SizeOnDisk of the server really counts (its `??` binds weaker than `+`). */
export function countedBytes(event: ProposedEvent): number {
  return event.data.length;
}

function recordedEvent(event: StoredEvent): ReadRespMessage.ReadEvent.RecordedEvent {
  const recorded = new ReadResp.ReadEvent.RecordedEvent()
    .setId(new UUID().setString(event.id))
    .setStreamIdentifier(streamIdentifier(event.stream))
    .setStreamRevision(String(event.revision))
    .setPreparePosition(String(event.position))
    .setCommitPosition(String(event.position))
    .setCustomMetadata(event.metadata)
    .setData(event.data);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('created', String(BigInt(event.created) * TICKS_PER_MILLISECOND))
    .set('content-type', event.isJson ? 'application/json' : 'application/octet-stream');
  return recorded;
}

/** @param resolved what a link points at; undefined where the event is no link or links are not to be resolved */
export function readEvent(event: StoredEvent, resolved?: StoredEvent): ReadRespMessage {
  const read = new ReadResp.ReadEvent().setCommitPosition(String(event.position));
  if (resolved === undefined) read.setEvent(recordedEvent(event));
  else read.setEvent(recordedEvent(resolved)).setLink(recordedEvent(event));
  return new ReadResp().setEvent(read);
}

export const emptyMessage = (): InstanceType<typeof Empty> => new Empty();
