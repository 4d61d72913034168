import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { packageRoot } from '../../../src/config/package-root.js';
import { parsePlanDocument } from '../../../src/intake/parse-plan-document.js';
import type { ParsedMeasure, ParsedPlan } from '../../../src/intake/parsed-plan.js';
import { readDocument } from '../../../src/intake/read-document.js';
import { documentFingerprint } from '../../support/document-fingerprint.js';

/** The published texts stand beside the project or where TAIZHANG_PLANS points (a folder or one file). */
const place = process.env['TAIZHANG_PLANS'] ?? join(packageRoot(), '../shared/plans');

const ROLES = { lead: '牵头', responsible: '责任', supporting: '配合' } as const;
const hash = (facts: unknown) => createHash('sha256').update(JSON.stringify(facts)).digest('hex');
const measuresOf = (plan: ParsedPlan) => plan.sections.flatMap(({ name, measures }) => measures.map((measure) => ({ section: name, measure })));

/** Deadlines as 「by 2021-06-30」, groups as 「牵头 甲局、乙局 责任 丙局」. */
const deadlinesOf = ({ deadlines }: ParsedMeasure) => deadlines.map(({ kind, date, every, day, from }) => [kind, date, every, day, from && `from ${from}`].filter((one) => one !== undefined).join(' '));
const groupsOf = ({ groups }: ParsedMeasure) =>
  groups.map((group) => (['lead', 'responsible', 'supporting'] as const).filter((role) => group[role].length > 0).map((role) => `${ROLES[role]} ${group[role].join('、')}`).join(' '));

/** Section or item number, number, title, deadlines, groups. */
export type Sample = [string | number, number, string, string[], string[]];

function tally(words: readonly string[]): Record<string, number> {
  const count: Record<string, number> = {};
  for (const word of [...words].sort()) count[word] = (count[word] ?? 0) + 1;
  return count;
}

/** A published plan that is not part of the project: its checks are skipped, and say so, where the text is absent. */
export function publishedPlan(name: string) {
  const file = existsSync(place) && statSync(place).isFile() && place.endsWith(`${name}.txt`) ? place : join(place, `${name}.txt`);
  const present = existsSync(file);
  let parsed: ParsedPlan | undefined;
  const plan = () => (parsed ??= parsePlanDocument(readFileSync(file), { fileName: `${name}.txt` }));
  return {
    plan,
    bytes: () => readFileSync(file),
    check: (title: string, run: () => void | Promise<void>) => (present ? test : test.skip)(`${title}${present ? '' : ` (NOT RUN: ${file} is absent)`}`, run),
    fingerprint: () => documentFingerprint(readFileSync(file), readDocument(readFileSync(file))).sha256,
    /** Hashes of the reading that was checked against the text, measure by measure: a reading that differs is to be checked anew. */
    pins: () => {
      const all = measuresOf(plan()).map(({ section, measure }) => ({ place: [section, measure.item?.number ?? null, measure.number], measure }));
      return {
        titles: hash(all.map(({ place: at, measure }) => [...at, measure.title])),
        deadlines: hash(all.map(({ place: at, measure }) => [...at, ...deadlinesOf(measure)])),
        units: hash(all.map(({ place: at, measure }) => [...at, ...groupsOf(measure)])),
      };
    },
    totals: () => {
      const all = measuresOf(plan()).map(({ measure }) => measure);
      return {
        sections: plan().sections.map(({ name: section, measures }) => [section, measures.length]),
        measures: all.length,
        undated: all.filter(({ deadlines }) => deadlines.length === 0).length,
        kinds: tally(all.flatMap(({ deadlines }) => deadlines.map(({ kind }) => kind))),
        warnings: tally(plan().warnings.map(({ code }) => code)),
        targets: all.reduce((sum, { targets }) => sum + targets.length, 0),
      };
    },
    /** Each sample as the parser reads it. */
    read: (samples: readonly Sample[]): Sample[] => samples.map(([at, number]) => {
      const found = measuresOf(plan()).find(({ section, measure }) => measure.number === number && (typeof at === 'string' ? section === at : measure.item?.number === at));
      if (!found) throw new Error(`no measure ${at} ${number}`);
      return [at, number, found.measure.title, deadlinesOf(found.measure), groupsOf(found.measure)];
    }),
  };
}

const factsOf = (plan: ParsedPlan) => measuresOf(plan).map(({ section, measure: { item, number, title, deadlines, groups, targets } }) => ({
  at: [section, item?.number ?? null, number], title, deadlines, groups, targets: targets.map(({ value, unit, direction }) => [value, unit, direction]),
}));

/** A page end in each line of each measure, at places that a seed chooses: never behind the title, where a paragraph may begin, nor within `**`. */
export function expectPageEndsToChangeNothing({ plan, bytes }: Pick<ReturnType<typeof publishedPlan>, 'plan' | 'bytes'>): void {
  const lines = readDocument(bytes()).split('\n');
  const cut = new Set(measuresOf(plan()).flatMap(({ measure: { source } }) => [...new Set(source.marks.map(({ line }) => line))]));
  const fileName = `${plan().year}.txt`;
  let seed = 20_210_510;
  for (let round = 0; round < 3; round += 1) {
    const torn = lines.map((line, index) => {
      if (!cut.has(index + 1) || line.length < 30) return line;
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      let at = 5 + (seed % (line.length - 8));
      while (/[*。]/.test(line.slice(at - 1, at + 1))) at += 1;
      return `${line.slice(0, at)}\n\n— ${round} —\n\n${line.slice(at)}`;
    });
    expect(factsOf(parsePlanDocument(new TextEncoder().encode(torn.join('\n')), { fileName }))).toEqual(factsOf(plan()));
  }
}

/** Every mark covers words of its line, and the marks of titles and deadlines say what was read. */
export function expectMarksToSayWhatWasRead({ plan, bytes }: Pick<ReturnType<typeof publishedPlan>, 'plan' | 'bytes'>): void {
  const lines = readDocument(bytes()).split('\n');
  const bare = (words: string) => words.replace(/[\s\u3000*]+/g, '');
  for (const { measure: { title, deadlines, targets, source } } of measuresOf(plan())) {
    const marked = (kind: string) => bare(source.marks.filter((mark) => mark.kind === kind).map(({ line, from, to }) => lines[line - 1]!.slice(from, to)).join(''));
    expect(marked('title')).toBe(bare(title));
    expect(marked('deadline')).toBe(bare(deadlines.map(({ raw }) => raw).join('')));
    expect(marked('target')).toBe(bare(targets.map(({ raw }) => raw).join('')));
  }
}
