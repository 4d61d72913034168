import { describe, expect, test } from '@jest/globals';
import eventStoreDb from '@eventstore/db-client';
import { asPortError, isAnswer, isPassing } from '../../../src/event-store/eventstoredb/client-error.js';
import { EsdbConnection } from '../../../src/event-store/eventstoredb/connection.js';

const AT = { stream: 'measure-1', expectedRevision: 9 };
const grpc = (code: number, message: string, type?: string) => Object.assign(new Error(message), { code, ...(type !== undefined && { type }) });

describe('errors of EventStoreDB\'s client', () => {
  test.each<[string, 'no_stream' | bigint, number]>([['a revision', 4n, 4], ['no stream', 'no_stream', -1]])('a conflict carries the actual revision: %s', (_, current, actual) => {
    const thrown = new eventStoreDb.WrongExpectedVersionError(undefined, { streamName: 'taizhang.measure-1', expected: 9n, current });
    expect(asPortError(thrown, AT)).toMatchObject({ code: 'WRONG_EXPECTED_REVISION', stream: 'measure-1', expectedRevision: 9, actualRevision: actual });
    expect([isAnswer(thrown), isPassing(thrown)]).toEqual([true, false]);
  });

  // As observed on 23.10.7 with client 6.2.1.
  test.each([
    ['the first append while the server is down: no type', grpc(14, '14 UNAVAILABLE: No connection established')],
    ['a graceful stop', grpc(13, '13 INTERNAL: Received RST_STREAM with code 0', 'unknown')],
    ['a dead discovery: neither code nor type', new Error('Failed to discover after 10 attempts.')],
    ['a server that is not ready', Object.assign(new Error('Could not recognize Server Is Not Ready'), { type: 'unknown' })],
    ['a timeout with an empty message', Object.assign(new Error(''), { type: 'deadline-exceeded' })],
    ['a node that does not lead', grpc(5, '5 NOT_FOUND: Leader info available', 'not-leader')],
  ])('%s passes, and leaves open whether the call was written', (_, thrown) => {
    expect([isPassing(thrown), isAnswer(thrown)]).toEqual([true, false]);
    expect(asPortError(thrown, AT)).toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  test.each([
    ['credentials', grpc(16, '16 UNAUTHENTICATED: Unauthenticated', 'access-denied')],
    ['rights', grpc(7, '7 PERMISSION_DENIED: Access Denied', 'access-denied')],
    ['certificate', grpc(14, '14 UNAVAILABLE: No connection established. Last error: Error: unable to verify the first certificate.', 'unavailable')],
    ['certificate', grpc(14, '14 UNAVAILABLE: No connection established. Last error: Error: SSL routines:ssl3_get_record:wrong version number', 'unavailable')],
    ['protocol', grpc(12, '12 UNIMPLEMENTED: Received HTTP status code 404')],
  ])('%s do not pass: an operator must act', (reason, thrown) => {
    expect(isPassing(thrown)).toBe(false);
    expect(asPortError(thrown, AT)).toMatchObject({ code: 'STORE_REFUSED', reason });
  });

  test('a stream deleted on the server is tampering', () => {
    expect(asPortError(Object.assign(new Error(''), { type: 'stream-deleted' }), AT)).toMatchObject({ code: 'STORE_TAMPERED' });
  });

  test.each(['esdb://u:secret@h/?&&', 'esdb://u:secret@h?tls=false&tlsVerifyCert=false', 'nonsense://u:secret@h', 'esdb://u:secret@h?tls=maybe'])('%s is refused without a word of the password', (connectionString) => {
    expect(() => new EsdbConnection(connectionString)).toThrow(expect.objectContaining({ code: 'STORE_REFUSED', reason: 'connection-string', message: expect.not.stringContaining('secret') }));
  });
});
