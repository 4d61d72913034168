import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packageRoot } from '../../../src/config/package-root.js';
import { readNumber } from '../../../src/intake/numbering.js';
import { parsePlanText } from '../../../src/intake/parse-plan-document.js';
import type { ParsedPlan } from '../../../src/intake/parsed-plan.js';
import { readDocument } from '../../../src/intake/read-document.js';

const FOLDER = new URL('./documents/', import.meta.url);
const own = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt')).sort();
/** Published texts stand beside the project or where TAIZHANG_PLANS points. */
const place = process.env['TAIZHANG_PLANS'] ?? join(packageRoot(), '../shared/plans');
const published = existsSync(place) && !place.endsWith('.txt') ? readdirSync(place).filter((name) => name.endsWith('.txt')).sort() : [];

const textOf = (name: string) => readDocument(readFileSync(own.includes(name) ? new URL(name, FOLDER) : join(place, name)));
const measuresOf = (plan: ParsedPlan) => plan.sections.flatMap(({ measures }) => measures);

type Change = (lines: string[], at: number) => string[];
const CHANGES: Readonly<Record<string, Change>> = {
  deleted: (lines, at) => lines.toSpliced(at, 1),
  doubled: (lines, at) => lines.toSpliced(at, 0, lines[at]!),
  swapped: (lines, at) => lines.toSpliced(at, 2, ...lines.slice(at, at + 2).reverse()),
  'cut by a page end': (lines, at) => lines.toSpliced(at, 0, '', '— 3 —', ''),
};

/** The words of a measure that no repair touches, to find it again. */
const headOf = (title: string) => title.replace(/\s/g, '').slice(0, 8);

const chaptersLeftOut = ({ warnings }: ParsedPlan) => warnings.filter(({ message }) => message.includes('按名称不是措施')).length;

/** Everything that a person gets to see of a plan: measures, sections, duties and what is told with a line. */
function shown(plan: ParsedPlan): string {
  return [
    ...plan.sections.flatMap(({ name, measures }) => [name, ...measures.flatMap(({ text, item }) => [item?.title ?? '', text])]),
    ...plan.duties.map(({ text }) => text), ...plan.warnings.map(({ excerpt }) => excerpt), plan.title,
  ].join('\n').replace(/[ \t\u3000]/g, '');
}

describe.each([...own.map((name) => [name, 8] as const), ...published.map((name) => [name, 5] as const)])('%s with one line changed', (name, numRuns) => {
  const text = textOf(name);
  const lines = text.split('\n');
  const unchanged = parsePlanText(text);
  const whole = measuresOf(unchanged);

  test.each(Object.entries(CHANGES))('%s parses, and no measure that still stands there disappears without a word', (_, change) => {
    fc.assert(fc.property(fc.nat(lines.length - 1), (at) => {
      const changed = change([...lines], at);
      const plan = parsePlanText(changed.join('\n'));
      if (plan.warnings.some(({ code }) => code === 'no-measures')) return;
      // a chapter that is left out by its name is told as a whole
      if (chaptersLeftOut(plan) > chaptersLeftOut(unchanged)) return;
      const words = shown(plan);
      const printed = changed.join('\n').replace(/[\s\u3000*|]/g, '');
      // without its number an item is a sentence of the chapter, and so are the paragraphs under it
      const itemGone = change === CHANGES['deleted'] && readNumber(lines[at]!) !== null;
      // and a title that went with its line may stand in another sentence too
      const deleted = change === CHANGES['deleted'] ? lines[at]!.replace(/\s/g, '') : '';
      const lost = whole.filter(({ item }) => !item || !itemGone).map(({ title }) => headOf(title)).filter((head) => !deleted.includes(head)).filter((head) => printed.includes(head) && !words.replace(/\n/g, '').includes(head));
      expect({ at: at + 1, line: lines[at], lost }).toEqual({ at: at + 1, line: lines[at], lost: [] });
    }), { numRuns });
  });
});
