import { Metadata, status, type ServerErrorResponse } from '@grpc/grpc-js';

/** Errors as the server sends them: code, text and the trailers the client tells them apart by (RpcExceptions.cs, Constants.cs of version 23.10.7). */
function rpcError(code: status, details: string, trailers: Record<string, string> = {}): ServerErrorResponse {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export const notLeader = (host: string, port: number): ServerErrorResponse =>
  rpcError(status.NOT_FOUND, 'Leader info available', { exception: 'not-leader', 'leader-endpoint-host': host, 'leader-endpoint-port': String(port) });

export const unknown = (what: string): ServerErrorResponse => rpcError(status.UNKNOWN, what);

export const accessDenied = (): ServerErrorResponse => rpcError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

/** Wrong password or unknown user: an answer of HTTP, not of gRPC (seen on 23.10.7: AccessDeniedError, code 16). */
export const unauthenticated = (): ServerErrorResponse => rpcError(status.UNAUTHENTICATED, 'Received HTTP status code 401');

export const streamDeleted = (stream: string): ServerErrorResponse =>
  rpcError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, { exception: 'stream-deleted', 'stream-name': stream });

export const wrongExpectedVersion = (stream: string, expected: bigint, actual: bigint): ServerErrorResponse =>
  rpcError(status.FAILED_PRECONDITION, `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': String(expected),
    'actual-version': String(actual),
  });

export const appendTooLarge = (limit: number): ServerErrorResponse =>
  rpcError(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, { exception: 'maximum-append-size-exceeded', 'maximum-append-size': String(limit) });

export const timedOut = (what: string): ServerErrorResponse => rpcError(status.ABORTED, `Operation timed out: ${what}`);

export const serverNotReady = (): ServerErrorResponse => rpcError(status.UNAVAILABLE, 'Server Is Not Ready');

export const invalidArgument = (what: string): ServerErrorResponse => rpcError(status.INVALID_ARGUMENT, what);

/** A call that a server ends by going away orderly: INTERNAL at the client (seen on SIGTERM of 23.10.7: UnknownError, code 13). */
export const endedWithoutStatus = (): ServerErrorResponse => rpcError(status.INTERNAL, 'Received RST_STREAM with code 0 (Call ended without gRPC status)');
