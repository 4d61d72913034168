import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalize, canonicalizeRfc8785, canonicalTextOfInput, MAX_DEPTH, parseCanonical } from '../../../src/event-store/canonical-json.js';
import { LeafRefusedError } from '../../../src/event-store/errors.js';

function refusal(run: () => unknown): { code: string; path: string } | 'accepted' {
  try {
    run();
    return 'accepted';
  } catch (error) {
    if (!(error instanceof LeafRefusedError)) throw error;
    return { code: error.code, path: error.path };
  }
}

const refused = (path: string) => ({ code: 'LEAF_NOT_CANONICAL', path });
const parseText = (text: string) => parseCanonical(Buffer.from(text, 'utf8'));

/** Values a leaf can hold. */
const { leafValue } = fc.letrec((tie) => ({
  leafValue: fc.oneof({ maxDepth: 4 }, leafText(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null), fc.array(tie('leafValue'), { maxLength: 5 }), fc.dictionary(memberName(), tie('leafValue'), { maxKeys: 6 })),
}));

function memberName() {
  return fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_]{0,8}$/);
}

function leafText() {
  return fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.normalize('NFC'));
}

describe('a leaf holds only what every language reads back alike', () => {
  test.each<[string, unknown, string]>([
    ['a float', { a: 0.5 }, '/a'],
    ['NaN', [Number.NaN], '/0'],
    ['infinity', Number.POSITIVE_INFINITY, ''],
    ['2^53', { a: { b: [1, 2 ** 53] } }, '/a/b/1'],
    ['−2^53', -(2 ** 53), ''],
    ['a bigint', { a: 1n }, '/a'],
    ['an undefined member', { a: undefined }, '/a'],
    ['a hole', [1, , 2], '/1'],  
    ['a function', { a: () => 1 }, '/a'],
    ['a symbol', { a: Symbol('x') }, '/a'],
    ['a member named by a symbol', { a: { [Symbol('x')]: 1 } }, '/a'],
    ['a date', { a: new Date(0) }, '/a'],
    ['a map', { a: new Map() }, '/a'],
    ['a buffer', { a: Buffer.from('x') }, '/a'],
    ['a boxed string', { a: new String('x') }, '/a'],
    ['a class instance', { a: new (class Basis { title = 'x'; })() }, '/a'],
    ['a lone high surrogate', { a: '\ud800' }, '/a'],
    ['a lone low surrogate', { a: 'x\udead' }, '/a'],
    ['surrogates the wrong way round', { a: '\udc00\ud800' }, '/a'],
    ['a lone surrogate as a name', { '\udc00': 1 }, '/\ufffd'],
    ['an integer-like name', { 1: 'x' }, '/1'],
    ['an empty name', { '': 1 }, '/'],
    ['a name in Chinese', { 名: 1 }, '/名'],
    ['a name that begins with an underscore', { _a: 1 }, '/_a'],
    ['a name with / and ~', { 'a/b~c': 1 }, '/a~1b~0c'],
    ['__proto__', JSON.parse('{"__proto__":1}'), '/__proto__'],
    ['text outside NFC', { a: ['cafe\u0301'] }, '/a/0'],
    ['a character that NFC replaces', { a: '\u212b' }, '/a'],
  ])('%s is refused at its place', (_, value, path) => {
    expect(refusal(() => canonicalize(value))).toEqual(refused(path));
  });

  test('toJSON is not asked', () => {
    expect(refusal(() => canonicalize({ a: { toJSON: () => 'x' } }))).toEqual(refused('/a/toJSON'));
  });

  test('nesting has an end, also for a value that holds itself', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    expect(canonicalize(nested(MAX_DEPTH)).toString()).toBe(`${'['.repeat(MAX_DEPTH)}1${']'.repeat(MAX_DEPTH)}`);
    expect(refusal(() => canonicalize(nested(MAX_DEPTH + 1)))).toEqual(refused('/0'.repeat(MAX_DEPTH)));
    const itself: Record<string, unknown> = {};
    itself['a'] = itself;
    expect(refusal(() => canonicalize(itself))).toEqual(refused('/a'.repeat(MAX_DEPTH)));
  });

  test('members are sorted by UTF-16 code units, whatever order they came in', () => {
    expect(canonicalize({ b: 1, B: 2, a_: 3, a: 4, aB: 5, a1: 6 }).toString()).toBe('{"B":2,"a":4,"a1":6,"aB":5,"a_":3,"b":1}');
  });

  test('input text is brought to NFC instead of refused', () => {
    expect(canonicalTextOfInput({ a: 'cafe\u0301' })).toBe('{"a":"caf\u00e9"}');
    expect(refusal(() => canonicalTextOfInput({ a: '\ud800' }))).toEqual(refused('/a'));
  });

  test('the characters that spare the full check are in NFC beside any other of them', () => {
    const spared = [[0, 0x2ff], [0x2010, 0x2027], [0x3000, 0x3029], [0x4e00, 0x9fff], [0xff00, 0xffef]] as const;
    for (const [first, last] of spared) {
      const all = String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
      expect(all.normalize('NFC') === all).toBe(true);
      const reversed = [...all].reverse().join('');
      expect(reversed.normalize('NFC') === reversed).toBe(true);
    }
  });
});

describe('canonical(parse(bytes)) = bytes, or the bytes are refused', () => {
  test.each<[string, string]>([
    ['white space', '{"a": 1}'],
    ['a line break at the end', '{"a":1}\n'],
    ['members out of order', '{"b":1,"a":2}'],
    ['a duplicate name', '{"a":1,"a":1}'],
    ['a duplicate name, spelt with an escape', '{"a":1,"\\u0061":1}'],
    ['a needless escape', '"\\u0061"'],
    ['an escaped solidus', '"\\/"'],
    ['upper-case hexadecimal', '"\\u000F"'],
    ['a long form of a short escape', '"\\u000a"'],
    ['1.0', '1.0'],
    ['1e2', '1e2'],
    ['-0', '-0'],
    ['9007199254740993', '9007199254740993'],
    ['1e400', '1e400'],
    ['a byte order mark', '\ufeff{}'],
    ['an escaped surrogate pair', '"\\ud842\\udfb7"'],
    ['NaN', 'NaN'],
    ['a trailing comma', '[1,]'],
    ['nothing', ''],
    ['two values', '{}{}'],
    ['a depth bomb', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['an open depth bomb', '['.repeat(100_000)],
    ['a depth bomb of objects', '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)],
  ])('%s', (_, text) => {
    expect(refusal(() => parseText(text))).toMatchObject({ code: 'LEAF_NOT_CANONICAL' });
  });

  test.each<[string, number[]]>([
    ['an overlong encoding', [0x22, 0xc0, 0x80, 0x22]],
    ['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a cut sequence', [0x22, 0xe4, 0xb8, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
  ])('%s is no UTF-8', (_, bytes) => {
    expect(refusal(() => parseCanonical(Uint8Array.from(bytes)))).toEqual(refused(''));
  });

  test('round trip: what is written is read back, and written again gives the same bytes', () => {
    fc.assert(fc.property(leafValue, (value) => {
      const bytes = canonicalize(value);
      const read = parseCanonical(bytes);
      expect(canonicalize(read).equals(bytes)).toBe(true);
      expect(JSON.stringify(sorted(read))).toBe(JSON.stringify(sorted(value)));
    }), { numRuns: 300 });
  });

  test('bringing to NFC is idempotent and its output is always canonical', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-composite' }), (text) => {
      const bytes = Buffer.from(canonicalTextOfInput({ text }), 'utf8');
      expect(canonicalTextOfInput(parseCanonical(bytes))).toBe(bytes.toString('utf8'));
    }));
  });

  test('garbage never throws anything untyped', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.json().map((text) => Buffer.from(text)), fc.stringMatching(/^[[\]{}",:\\u0-9a-e. -]{0,30}$/).map((text) => Buffer.from(text))), (bytes) => {
      refusal(() => parseCanonical(bytes));
    }), { numRuns: 2_000 });
    fc.assert(fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true, withSparseArray: true, withTypedArray: true }), (value) => {
      const outcome = refusal(() => canonicalize(value));
      if (outcome === 'accepted') parseCanonical(canonicalize(value));
    }), { numRuns: 1_000 });
  });

  test('every single-byte change of a leaf is refused or gives another value', () => {
    const bytes = canonicalize({ actor: null, list: [1, 'é', '长'], text: 'a"b' });
    for (let index = 0; index < bytes.length; index += 1) {
      for (const flip of [1, 32, 128]) {
        const changed = Buffer.from(bytes);
        changed[index]! ^= flip;
        if (refusal(() => parseCanonical(changed)) === 'accepted') expect(parseCanonical(changed)).not.toEqual(parseCanonical(bytes));
      }
    }
  });
});

describe('RFC 8785 itself', () => {
  test('numbers and names beyond the leaf profile are written by the same code', () => {
    expect(canonicalizeRfc8785({ 10: 1e30, 1: 4.5, '': -0 }).toString()).toBe('{"":0,"1":4.5,"10":1e+30}');
    expect(canonicalizeRfc8785('A\u030a').toString()).toBe('"A\u030a"');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d is refused', (value) => {
    expect(refusal(() => canonicalizeRfc8785({ a: value }))).toEqual(refused('/a'));
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sorted(one)]));
}
