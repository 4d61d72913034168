import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { canonicalize } from '../../../src/event-store/canonical-json.js';
import type { FactToAppend, Leaf } from '../../../src/event-store/event-store.js';
import { buildLeaf, commitmentHolds, leafHash, MAX_LEAF_BYTES, parseLeaf } from '../../../src/event-store/leaf.js';
import { sampleFact } from '../../contract/sample-facts.js';

interface Example {
  leaf: string;
  length: number;
  leafHash: string;
  opened: { field: string; salt: string; canonicalValue: string };
}

const example = JSON.parse(readFileSync(new URL('../../vectors/leaf/example.json', import.meta.url), 'utf8')) as Example;
const bytes = Buffer.from(example.leaf, 'utf8');
const PLACE = { origin: 'taizhang.example/test', stream: 'measure-1', revision: 0, recordedAt: '2021-07-01T00:00:00.000Z' };

const changed = (changes: Record<string, unknown>) => canonicalize({ ...(JSON.parse(example.leaf) as Leaf), ...changes });

describe('the example leaf', () => {
  test('has the length and leaf hash computed elsewhere', () => {
    expect(bytes).toHaveLength(example.length);
    expect(leafHash(bytes).toString('hex')).toBe(example.leafHash);
  });

  test('is read and written again to the same bytes', () => {
    expect(canonicalize(parseLeaf(bytes)).equals(bytes)).toBe(true);
  });

  test('is what buildLeaf makes of its fact', () => {
    const { format, origin, stream, revision, recordedAt, sealed, ...fact } = parseLeaf(bytes);
    const built = buildLeaf(fact, { origin, stream, revision, recordedAt });
    expect(JSON.parse(built.bytes.toString())).toEqual({ ...JSON.parse(example.leaf), sealed: {} });
    expect(format).toBe('taizhang-leaf/1');
    expect(Object.keys(sealed)).toEqual(['contact']);
  });

  test('opens its sealed value with the right salt and value only', () => {
    const { field, salt, canonicalValue } = example.opened;
    const leaf = parseLeaf(bytes);
    const value: unknown = JSON.parse(canonicalValue);
    expect(commitmentHolds(leaf, field, Buffer.from(salt, 'hex'), value)).toBe(true);
    expect(commitmentHolds(leaf, field, Buffer.from(salt, 'hex'), `${String(value)} `)).toBe(false);
    expect(commitmentHolds(leaf, field, Buffer.alloc(32), value)).toBe(false);
    expect(commitmentHolds(leaf, 'other', Buffer.from(salt, 'hex'), value)).toBe(false);
    // A shorter salt could shift bytes between salt and value.
    expect(commitmentHolds(leaf, field, Buffer.from(salt, 'hex').subarray(0, 31), value)).toBe(false);
  });
});

describe('buildLeaf', () => {
  test('seals every personal value under its own salt', () => {
    const fact = sampleFact({ personal: { name: '张三', contact: { phone: '0536-0000000' } } });
    const [first, second] = [buildLeaf(fact, PLACE), buildLeaf(fact, PLACE)];
    const leaf = parseLeaf(first.bytes);
    expect(first.sealed.map((one) => one.field)).toEqual(['name', 'contact']);
    for (const { eventId, field, salt, value } of first.sealed) {
      expect(eventId).toBe(fact.id);
      expect(commitmentHolds(leaf, field, salt, JSON.parse(value.toString()))).toBe(true);
    }
    expect(parseLeaf(second.bytes).sealed).not.toEqual(leaf.sealed);
    expect(first.sealed[0]!.salt.equals(first.sealed[1]!.salt)).toBe(false);
  });

  test('holds up to 65,535 bytes', () => {
    const empty = buildLeaf(sampleFact({ data: { text: '' } }), PLACE).bytes.length;
    const filled = (length: number) => sampleFact({ data: { text: 'x'.repeat(length - empty) } });
    expect(buildLeaf(filled(MAX_LEAF_BYTES), PLACE).bytes).toHaveLength(MAX_LEAF_BYTES);
    expect(() => buildLeaf(filled(MAX_LEAF_BYTES + 1), PLACE)).toThrow(expect.objectContaining({ code: 'LEAF_TOO_LARGE' }));
  });

  test.each<[string, object, string]>([
    ['an upper-case id', { id: '0F8FAD5B-D9CB-569F-A165-70867728950E' }, '/id'],
    ['no type', { type: '' }, '/type'],
    ['a class name as type', { type: 'ProgressReported' }, '/type'],
    ['version 0', { version: 0 }, '/version'],
    ['30 February', { occurredOn: '2021-02-30' }, '/occurredOn'],
    ['a day with a time', { occurredOn: '2021-02-01T00:00' }, '/occurredOn'],
    ['no actor', { actor: undefined }, '/actor/account'],
    ['an unknown role', { actor: { account: 'a', role: 'root', department: null } }, '/actor/role'],
    ['a missing department', { actor: { account: 'a', role: 'office' } }, '/actor/department'],
    ['a missing correlation', { correlation: undefined }, '/correlation'],
    ['a basis of text', { basis: '依据' }, '/basis'],
    ['data that is a list', { data: [] }, '/data'],
  ])('refuses %s', (_, changes, path) => {
    expect(() => buildLeaf(sampleFact(changes as Partial<FactToAppend>), PLACE)).toThrow(expect.objectContaining({ code: 'LEAF_MALFORMED', path }));
  });

  test('29 February is a day in leap years', () => {
    expect(parseLeaf(buildLeaf(sampleFact({ occurredOn: '2020-02-29' }), PLACE).bytes).occurredOn).toBe('2020-02-29');
  });

  test('nothing but the named members of the actor enters', () => {
    const actor = { ...sampleFact().actor, email: 'x@example.org' };
    expect(Object.keys(parseLeaf(buildLeaf(sampleFact({ actor }), PLACE).bytes).actor)).toEqual(['account', 'department', 'role']);
  });
});

describe('parseLeaf', () => {
  test.each(['2020-02-29T23:59:59.999Z', '2021-12-31T00:00:00.000Z', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])('takes the instant %s', (recordedAt) => {
    expect(parseLeaf(changed({ recordedAt })).recordedAt).toBe(recordedAt);
  });

  test.each<[string, Uint8Array, string]>([
    ['another format', changed({ format: 'taizhang-leaf/2' }), 'LEAF_MALFORMED'],
    ['a further member', changed({ position: 1 }), 'LEAF_MALFORMED'],
    ['a negative revision', changed({ revision: -1 }), 'LEAF_MALFORMED'],
    ['a local time', changed({ recordedAt: '2021-09-28T08:15:30.250+08:00' }), 'LEAF_MALFORMED'],
    ...['2021-02-30T10:00:00.000Z', '2021-02-29T10:00:00.000Z', '2021-04-31T10:00:00.000Z', '2021-13-01T10:00:00.000Z', '2021-00-10T10:00:00.000Z', '2021-01-00T10:00:00.000Z',
      '2021-06-30T24:00:00.000Z', '2021-06-30T25:00:00.000Z', '2021-06-30T10:60:00.000Z', '2021-06-30T23:59:60.000Z', '0000-06-30T10:00:00.000Z']
      .map((recordedAt): [string, Uint8Array, string] => [`the instant ${recordedAt}`, changed({ recordedAt }), 'LEAF_MALFORMED']),
    ['a stream name with a blank', changed({ stream: 'measure 1' }), 'LEAF_MALFORMED'],
    ['a list', canonicalize([]), 'LEAF_MALFORMED'],
    ['null', canonicalize(null), 'LEAF_MALFORMED'],
    ['white space', Buffer.from(`${example.leaf} `), 'LEAF_NOT_CANONICAL'],
    ['too many bytes', Buffer.alloc(MAX_LEAF_BYTES + 1, 0x20), 'LEAF_TOO_LARGE'],
  ])('refuses %s', (_, wrong, code) => {
    expect(() => parseLeaf(wrong)).toThrow(expect.objectContaining({ code }));
  });
});
