import { FollowerStoppedError, StoreRefusedError, StoreUnavailableError, WrongExpectedRevisionError } from '../errors.js';
import { NEW_STREAM } from '../event-store.js';

/** gRPC status codes, by their number in the protocol. */
const UNIMPLEMENTED = 12;
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

/**
 * Errors are told by their members, not by instanceof: the client throws its own classes (`type`), gRPC's bare status (`code`
 * only: the first append while the server is down) and plain errors (a failed discovery), and some come from another realm.
 */
interface ClientError {
  type?: unknown;
  code?: unknown;
  message?: unknown;
  actualVersion?: unknown;
}

/** Answers to one call: the connection is well, and repeating the call would bring the same. */
const ANSWERS: ReadonlySet<unknown> = new Set(['wrong-expected-version', 'stream-not-found', 'stream-deleted', 'maximum-append-size-exceeded', 'access-denied', 'invalid-argument']);
/** The client says it as the server being away: gRPC knows of the failed handshake only its text. */
const CERTIFICATE = /certificate|self.signed|ERR_TLS|CERT_|ERR_SSL|wrong version number|packet length too long|tls_|alert number/i;
const NO_EVENT_STORE = /Received HTTP status code 4\d\d|Protocol error|Parse Error/i;

/** Whether trying again later may succeed without anybody changing a setting. */
export function isPassing(error: unknown): boolean {
  if (error instanceof StoreUnavailableError) return true;
  const { type, code, message } = membersOf(error);
  if (ANSWERS.has(type) || refusalOf(error) !== undefined) return false;
  return typeof code === 'number' || typeof type === 'string' || /^Failed to discover/.test(String(message));
}

/** Whether the server has answered this very call, as opposed to a connection that failed under it. */
export function isAnswer(error: unknown): boolean {
  const { type, code } = membersOf(error);
  // A wrong password fails the stream that all appends share; a missing right on one event stream fails one call.
  return ANSWERS.has(type) && code !== UNAUTHENTICATED;
}

/** Whether no node of a cluster could be found: the client then repeats the failure to appends for ever. */
export function isFailedDiscovery(error: unknown): boolean {
  return /^Failed to discover/.test(String(membersOf(error).message));
}

export function isMissingStream(error: unknown): boolean {
  return membersOf(error).type === 'stream-not-found';
}

/** The revision a refused append met, −1 for no stream; undefined for other errors. The client's message is empty. */
export function actualRevisionOf(error: unknown): number | undefined {
  const { type, actualVersion } = membersOf(error);
  if (type !== 'wrong-expected-version') return undefined;
  return typeof actualVersion === 'bigint' ? Number(actualVersion) : NEW_STREAM;
}

/** The port's typed error for what the client threw; errors of the port and those that are not the client's pass unchanged. */
export function asPortError(error: unknown, at: { stream: string; expectedRevision?: number }): unknown {
  const { type, message } = membersOf(error);
  const actual = actualRevisionOf(error);
  if (actual !== undefined && at.expectedRevision !== undefined) return new WrongExpectedRevisionError(at.stream, at.expectedRevision, actual);
  if (type === 'stream-deleted') return new FollowerStoppedError(`stream ${at.stream} was deleted on the server`, { cause: error });
  const refused = refusalOf(error);
  if (refused) return refused;
  if (error instanceof StoreUnavailableError || !isPassing(error)) return error;
  return new StoreUnavailableError(String(message || type), { cause: error });
}

function refusalOf(error: unknown): StoreRefusedError | undefined {
  if (error instanceof StoreRefusedError) return error;
  const { type, code, message } = membersOf(error);
  const refused = (reason: StoreRefusedError['reason']) => new StoreRefusedError(reason, String(message || type), { cause: error });
  if (code === UNAUTHENTICATED) return refused('credentials');
  if (type === 'access-denied' || code === PERMISSION_DENIED) return refused('rights');
  if (typeof code !== 'number') return undefined;
  if (code === UNIMPLEMENTED || NO_EVENT_STORE.test(String(message))) return refused('protocol');
  if (CERTIFICATE.test(String(message))) return refused('certificate');
  return undefined;
}

function membersOf(error: unknown): ClientError {
  return typeof error === 'object' && error !== null ? error : {};
}
