import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { canonicalize, canonicalizeRfc8785 } from '../../../src/event-store/canonical-json.js';
import { LeafRefusedError } from '../../../src/event-store/errors.js';
import { reportNotRun, sharedVectors } from '../../support/shared-vectors.js';

interface Transcribed {
  files: { name: string; input: string; expectedHex: string }[];
  numbers: [bits: string, expected: string][];
}

const FULL_SET = ['arrays', 'french', 'structures', 'unicode', 'values', 'weird'];
/** Files and number samples of the full set, and the must-fail cases: what stays unproved where the set is absent. */
const ONLY_IN_FULL_SET = 2 + 4 + 3;
const transcribed = JSON.parse(readFileSync(new URL('../../vectors/jcs/rfc8785.json', import.meta.url), 'utf8')) as Transcribed;
const full = sharedVectors('jcs');

describe('vectors of RFC 8785, transcribed', () => {
  test.each(transcribed.files)('$name', ({ input, expectedHex }) => {
    expect(canonicalizeRfc8785(JSON.parse(input)).toString('hex')).toBe(expectedHex);
  });

  test.each(transcribed.numbers)('the number with bits %s is written %s', (bits, expected) => {
    expect(canonicalizeRfc8785(numberOf(bits)).toString()).toBe(expected);
  });
});

describe('vectors of RFC 8785, the full set', () => {
  if (!full) reportNotRun('RFC 8785', ONLY_IN_FULL_SET);

  (full ? test : test.skip)('every file gives its canonical bytes, every must-fail case is refused', () => {
    for (const name of FULL_SET) {
      const expected = readFileSync(`${full}/outhex/${name}.txt`, 'utf8').replace(/\s/g, '');
      expect([name, canonicalizeRfc8785(JSON.parse(readFileSync(`${full}/input/${name}.json`, 'utf8'))).toString('hex')]).toEqual([name, expected]);
    }
    const mustFail = JSON.parse(readFileSync(`${full}/must-fail.json`, 'utf8')) as { json: string[]; values: string[] };
    expect(mustFail.json.length + mustFail.values.length).toBe(7);
    for (const value of [...mustFail.json.map((text) => JSON.parse(text) as unknown), ...mustFail.values.map(Number)]) {
      expect(() => canonicalizeRfc8785(value)).toThrow(LeafRefusedError);
      expect(() => canonicalize(value)).toThrow(LeafRefusedError);
    }
  });
});

function numberOf(bits: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
}
