import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parsePlanDocument } from '../../../src/intake/parse-plan-document.js';
import { factLines } from './plan-facts.js';

const FOLDER = new URL('./documents/elsewhere/', import.meta.url);
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.txt')).map((name) => name.replace('.txt', '')).sort();

/** Plans of other bodies, years and topics, each with its facts written by hand beside it. */
describe('plans from elsewhere', () => {
  test.each(names)('%s', (name) => {
    const plan = parsePlanDocument(readFileSync(new URL(`${name}.txt`, FOLDER)));
    expect(factLines(plan)).toEqual(readFileSync(new URL(`${name}.facts`, FOLDER), 'utf8').trim().split('\n'));
  });
});
