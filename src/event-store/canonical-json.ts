import { LeafRefusedError } from './errors.js';

/** Deeper nesting is refused: no fact needs it, and it would exhaust the stack of whoever reads the leaf. */
export const MAX_DEPTH = 64;

/**
 * Canonical bytes of a value under the leaf profile (RFC 8785, stricter): only strings, booleans, null, arrays, plain objects
 * and integers within ±(2^53−1); member names `[a-zA-Z][a-zA-Z0-9_]*`; well-formed text in NFC.
 *
 * @throws LeafRefusedError LEAF_NOT_CANONICAL with the JSON pointer of the offending value
 */
export function canonicalize(value: unknown): Buffer {
  return Buffer.from(canonicalText(value), 'utf8');
}

/** As `canonicalize`, but the text, before it is encoded. */
export function canonicalText(value: unknown): string {
  return serialise(value, LEAF_PROFILE);
}

/** As `canonicalText`, but text is brought to NFC instead of refused: for values that people have just entered. */
export function canonicalTextOfInput(value: unknown): string {
  return serialise(value, INPUT_PROFILE);
}

/**
 * Canonical bytes of any JSON value by RFC 8785 alone: all finite numbers, any member name, text as it is.
 *
 * @throws LeafRefusedError for NaN, infinities, lone surrogates (RFC 8785 §3.2.2) and values JSON cannot hold
 */
export function canonicalizeRfc8785(value: unknown): Buffer {
  return Buffer.from(serialise(value, RFC_8785), 'utf8');
}

/**
 * The value of canonical bytes; refuses every other spelling: canonical(parse(bytes)) = bytes. So white space, a byte order
 * mark, other member order, duplicate names, needless escapes, `1.0` and `-0` are all refused.
 *
 * @throws LeafRefusedError LEAF_NOT_CANONICAL with a JSON pointer where one value is to blame
 */
export function parseCanonical(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes);
  const value = parseJson(text);
  const canonical = serialise(value, LEAF_PROFILE);
  if (canonical !== text) {
    throw new LeafRefusedError('LEAF_NOT_CANONICAL', '', `not in canonical form from character ${firstDifference(canonical, text)} on (white space, member order, a duplicate name or another spelling)`);
  }
  return value;
}

/** What a profile lets through; each function answers the JSON spelling or throws a Refusal. */
interface Profile {
  number(value: number): string;
  text(value: string): string;
  name(value: string): string;
}

const RFC_8785: Profile = {
  number(value) {
    if (!Number.isFinite(value)) throw new Refusal(`${value} is no JSON number`);
    return JSON.stringify(value);
  },
  text: quoteWellFormed,
  name: quoteWellFormed,
};

const LEAF_PROFILE: Profile = {
  number(value) {
    if (!Number.isSafeInteger(value)) throw new Refusal(`${value} is no integer within ±(2^53−1); write rates and amounts as decimal strings`);
    return String(value);
  },
  text(value) {
    if (PLAIN.test(value)) return `"${value}"`;
    const quoted = quoteWellFormed(value);
    if (!isNfc(value)) throw new Refusal('text is not in Unicode normal form C');
    return quoted;
  },
  name(value) {
    if (!MEMBER_NAME.test(value)) throw new Refusal('member name does not match [a-zA-Z][a-zA-Z0-9_]*');
    return `"${value}"`;
  },
};

const INPUT_PROFILE: Profile = {
  ...LEAF_PROFILE,
  text: (value) => (PLAIN.test(value) ? `"${value}"` : quoteWellFormed(isNfc(value) ? value : value.normalize('NFC'))),
};

const MEMBER_NAME = /^[a-zA-Z][a-zA-Z0-9_]*$/;
/** Characters that are in NFC whatever stands beside them: Latin, CJK ideographs, CJK and full-width punctuation. Spares most text the full check. */
const ALWAYS_NFC = /^[\u0000-\u02ff\u2010-\u2027\u3000-\u3029\u4e00-\u9fff\uff00-\uffef]*$/;

/** Nearly all text: of those characters, and none that JSON escapes, so that one look spares three. */
const PLAIN = /^[ !#-[\]-~\u00a0-\u02ff\u2010-\u2027\u3000-\u3029\u4e00-\u9fff\uff00-\uffef]*$/;

function isNfc(value: string): boolean {
  return ALWAYS_NFC.test(value) || value.normalize('NFC') === value;
}

/** ECMAScript's own escaping is that of RFC 8785 §3.2.2.2, except that it would escape lone surrogates instead of refusing them. */
function quoteWellFormed(value: string): string {
  if (!value.isWellFormed()) throw new Refusal('text holds a lone surrogate');
  return JSON.stringify(value);
}

/** A refusal on its way up; each level adds its step to the pointer, so that the good case pays nothing for it. */
class Refusal extends Error {
  readonly steps: string[] = [];
}

function serialise(value: unknown, profile: Profile): string {
  try {
    return write(value, profile, 0);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const pointer = error.steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    throw new LeafRefusedError('LEAF_NOT_CANONICAL', pointer.isWellFormed() ? pointer : pointer.toWellFormed(), error.message);
  }
}

function write(value: unknown, profile: Profile, depth: number): string {
  switch (typeof value) {
    case 'string':
      return profile.text(value);
    case 'number':
      return profile.number(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= MAX_DEPTH) throw new Refusal(`nested deeper than ${MAX_DEPTH} levels`);
      return Array.isArray(value) ? writeArray(value, profile, depth) : writeObject(value, profile, depth);
    default:
      throw new Refusal(`a value of type ${typeof value} has no JSON form`);
  }
}

function writeArray(values: unknown[], profile: Profile, depth: number): string {
  let text = '[';
  let index = 0;
  try {
    for (; index < values.length; index += 1) {
      if (index > 0) text += ',';
      text += write(values[index], profile, depth + 1);
    }
  } catch (error) {
    throw oneStepUp(error, String(index));
  }
  return `${text}]`;
}

function writeObject(value: object, profile: Profile, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null && !isPlainOfOtherRealm(prototype)) throw new Refusal(`an instance of ${nameOfClass(value)} is no plain object`);
  if (Object.getOwnPropertySymbols(value).length > 0) throw new Refusal('a member is named by a symbol');
  const names = Object.keys(value);
  if (!areSorted(names)) names.sort(); // by UTF-16 code units: RFC 8785 §3.2.3
  let text = '{';
  let name = '';
  try {
    for (name of names) {
      if (text.length > 1) text += ',';
      text += `${profile.name(name)}:${write((value as Record<string, unknown>)[name], profile, depth + 1)}`;
    }
  } catch (error) {
    throw oneStepUp(error, name);
  }
  return `${text}}`;
}

function oneStepUp(error: unknown, step: string): unknown {
  if (error instanceof Refusal) error.steps.unshift(step);
  return error;
}

/** `Object.prototype` of another realm (a worker, a vm context) is as plain as our own. */
function isPlainOfOtherRealm(prototype: unknown): boolean {
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'isPrototypeOf');
}

function nameOfClass(value: object): string {
  const constructor: unknown = value.constructor;
  return typeof constructor === 'function' && constructor.name ? constructor.name : 'a class';
}

function areSorted(names: string[]): boolean {
  for (let index = 1; index < names.length; index += 1) {
    if (names[index - 1]! > names[index]!) return false;
  }
  return true;
}

/** Fatal, and a byte order mark stays in the text, where the JSON grammar refuses it. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw new LeafRefusedError('LEAF_NOT_CANONICAL', '', 'not UTF-8');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LeafRefusedError('LEAF_NOT_CANONICAL', '', `not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function firstDifference(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index += 1;
  return index;
}
