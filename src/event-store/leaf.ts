import { createHash, randomBytes } from 'node:crypto';
import { ROLES, type Role } from '../ledger/roles.js';
import { canonicalize, canonicalTextOfInput, parseCanonical } from './canonical-json.js';
import { LeafRefusedError } from './errors.js';
import type { FactToAppend, Leaf } from './event-store.js';

export const LEAF_FORMAT = 'taizhang-leaf/1';
/** The largest leaf in bytes: entry bundles of C2SP tlog-tiles carry a 16-bit length. */
export const MAX_LEAF_BYTES = 65_535;
const SALT_BYTES = 32;

/** A personal value and its salt as kept beside the ledger, per subject, so that both can be erased. */
export interface SealedValue {
  eventId: string;
  field: string;
  salt: Buffer;
  /** Canonical JSON of the value. */
  value: Buffer;
}

export interface BuiltLeaf {
  bytes: Buffer;
  sealed: SealedValue[];
}

/** Where a leaf stands: what the fact itself does not say. */
export interface LeafPlace {
  origin: string;
  stream: string;
  revision: number;
  /** UTC with milliseconds. */
  recordedAt: string;
}

/**
 * The leaf of one fact (architecture.md, "The leaf"): text is brought to NFC, personal values become salted commitments.
 *
 * @throws LeafRefusedError LEAF_MALFORMED (a member of the wrong shape), LEAF_NOT_CANONICAL (a value that leaves cannot hold),
 *   LEAF_TOO_LARGE (above 65,535 bytes)
 */
export function buildLeaf(fact: FactToAppend, place: LeafPlace): BuiltLeaf {
  refuseMalformed(fact);
  const sealed = sealPersonal(fact);
  const { account, role, department } = fact.actor;
  const text = canonicalTextOfInput({
    actor: { account, department, role },
    basis: fact.basis,
    causation: fact.causation,
    correlation: fact.correlation,
    data: fact.data,
    format: LEAF_FORMAT,
    id: fact.id,
    occurredOn: fact.occurredOn,
    origin: place.origin,
    recordedAt: place.recordedAt,
    revision: place.revision,
    sealed: Object.fromEntries(sealed.map((one) => [one.field, commitment(one.salt, one.value)])),
    stream: place.stream,
    type: fact.type,
    version: fact.version,
  } satisfies Leaf);
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > MAX_LEAF_BYTES) throw new LeafRefusedError('LEAF_TOO_LARGE', '', `${bytes.length} bytes, at most ${MAX_LEAF_BYTES}`);
  return { bytes, sealed };
}

/**
 * The leaf that bytes hold; refuses bytes that are not the canonical form of a complete leaf.
 *
 * @throws LeafRefusedError
 */
export function parseLeaf(bytes: Uint8Array): Leaf {
  if (bytes.length > MAX_LEAF_BYTES) throw new LeafRefusedError('LEAF_TOO_LARGE', '', `${bytes.length} bytes, at most ${MAX_LEAF_BYTES}`);
  return checkedLeaf(parseCanonical(bytes));
}

/**
 * As `parseLeaf`, where the caller has the value already and has seen to its bytes.
 *
 * @throws LeafRefusedError
 */
export function checkedLeaf(value: unknown): Leaf {
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== LEAF_MEMBERS) {
    throw new LeafRefusedError('LEAF_MALFORMED', '', `a leaf has exactly the members ${LEAF_MEMBERS}`);
  }
  const leaf = value as Leaf;
  if (leaf.format !== LEAF_FORMAT) throw new LeafRefusedError('LEAF_MALFORMED', '/format', `unknown format ${String(leaf.format)}`);
  if (!Number.isInteger(leaf.revision) || leaf.revision < 0) throw new LeafRefusedError('LEAF_MALFORMED', '/revision', 'no revision');
  if (typeof leaf.recordedAt !== 'string' || !isInstant(leaf.recordedAt)) throw new LeafRefusedError('LEAF_MALFORMED', '/recordedAt', 'no UTC instant with milliseconds');
  refuseMalformedStream(leaf.stream);
  refuseMalformed(leaf);
  return leaf;
}

/** RFC 6962 §2.1 leaf hash: SHA-256(0x00 ‖ bytes). */
export function leafHash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(LEAF_PREFIX).update(bytes).digest();
}

/** The commitment in `sealed`: base64(SHA-256(salt ‖ canonical value)). */
export function commitment(salt: Uint8Array, canonicalValue: Uint8Array): string {
  return createHash('sha256').update(salt).update(canonicalValue).digest('base64');
}

/** Whether a value and salt kept beside the ledger are what the leaf committed to under `field`. */
export function commitmentHolds(leaf: Leaf, field: string, salt: Uint8Array, value: unknown): boolean {
  return salt.length === SALT_BYTES && leaf.sealed[field] === commitment(salt, canonicalize(value));
}

/** @throws LeafRefusedError LEAF_MALFORMED where the name is not `kind` or `kind-id` of architecture.md, "Streams" */
export function refuseMalformedStream(stream: string): void {
  if (typeof stream !== 'string' || !STREAM.test(stream)) throw new LeafRefusedError('LEAF_MALFORMED', '/stream', `no stream name: ${JSON.stringify(stream)}`);
}

const LEAF_PREFIX = Buffer.of(0);
const LEAF_MEMBERS = 'actor,basis,causation,correlation,data,format,id,occurredOn,origin,recordedAt,revision,sealed,stream,type,version';
const STREAM = /^[a-z]+(-[A-Za-z0-9._-]{1,150})?$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TYPE = /^[a-z][a-z0-9-]{0,99}$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** Without year 0, which PostgreSQL's calendar does not have. */
const INSTANT = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const KNOWN_ROLES: ReadonlySet<Role> = new Set(ROLES);

function refuseMalformed(fact: Omit<FactToAppend, 'personal'>): void {
  if (typeof fact.id !== 'string' || !UUID.test(fact.id)) throw malformed('/id', 'no lower-case UUID', fact.id);
  if (typeof fact.type !== 'string' || !TYPE.test(fact.type)) throw malformed('/type', 'no event type', fact.type);
  if (!Number.isSafeInteger(fact.version) || fact.version < 1) throw malformed('/version', 'no version', fact.version);
  if (typeof fact.occurredOn !== 'string' || !isDay(fact.occurredOn)) throw malformed('/occurredOn', 'no calendar day', fact.occurredOn);
  if (typeof fact.actor?.account !== 'string' || fact.actor.account === '') throw malformed('/actor/account', 'no account', fact.actor?.account);
  if (!KNOWN_ROLES.has(fact.actor.role)) throw malformed('/actor/role', 'no known role', fact.actor.role);
  if (!isTextOrNull(fact.actor.department)) throw malformed('/actor/department', 'no department id', fact.actor.department);
  if (!isTextOrNull(fact.correlation)) throw malformed('/correlation', 'no id', fact.correlation);
  if (!isTextOrNull(fact.causation)) throw malformed('/causation', 'no id', fact.causation);
  if (fact.basis !== null && !isRecord(fact.basis)) throw malformed('/basis', 'no document', fact.basis);
  if (!isRecord(fact.data)) throw malformed('/data', 'no object', fact.data);
}

function malformed(path: string, reason: string, value: unknown): LeafRefusedError {
  return new LeafRefusedError('LEAF_MALFORMED', path, `${reason}: ${String(value).slice(0, 100)}`);
}

function isDay(text: string): boolean {
  return DAY.test(text) && isInItsMonth(text);
}

function isInstant(text: string): boolean {
  return INSTANT.test(text) && isInItsMonth(text);
}

/** Whether the month of a text that begins with a day is as long; nearly always told without the calendar. */
function isInItsMonth(text: string): boolean {
  const day = Number(text.slice(8, 10));
  return day <= 28 || day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sealPersonal(fact: FactToAppend): SealedValue[] {
  if (!fact.personal) return [];
  return Object.entries(fact.personal).map(([field, value]) => ({
    eventId: fact.id,
    field,
    salt: randomBytes(SALT_BYTES),
    value: Buffer.from(canonicalTextOfInput(value), 'utf8'),
  }));
}
