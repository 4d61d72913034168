import { isDeepStrictEqual } from 'node:util';
import { chineseDate, isRealDate } from '../../ledger/local-date.js';
import type { ParsedDeadline, ParsedGroup, ParsedTarget } from '../parsed-plan.js';
import type { DraftWork } from './draft.js';
import type { KeyedDuty, KeyedMeasure, ReviewedDocument } from './reviewed-document.js';

/** One field that the person changed against the reading, in words. */
export interface Change {
  /** `front`, or the key of the section, measure or duty. */
  key: string;
  field: string;
  was: string;
  is: string;
}

const SECTION_FIELDS = ['name', 'leader', 'coordinator'] as const;
const MEASURE_FIELDS = ['number', 'title', 'text', 'deadlines', 'groups', 'unitsIncomplete', 'targets'] as const;
const LONGEST = 200;

/** What the person changed: a field set back to what was read is none. */
export function changesOf(read: ReviewedDocument, now: ReviewedDocument, { front }: DraftWork): Change[] {
  return [
    ...(Object.keys(front) as (keyof typeof front)[]).flatMap((field) => changed('front', field, read.front[field], now.front[field])),
    ...now.sections.flatMap((section, place) => {
      const before = read.sections[place]!;
      return [
        ...SECTION_FIELDS.flatMap((field) => changed(section.key, field, before[field], section[field])),
        ...section.measures.flatMap((measure, index) => changesOfMeasure(before.measures[index]!, measure)),
      ];
    }),
    ...now.duties.flatMap((duty, index) => changesOfDuty(read.duties[index]!, duty)),
  ];
}

function changesOfMeasure(before: KeyedMeasure, now: KeyedMeasure): Change[] {
  return MEASURE_FIELDS.flatMap((field) => changed(now.key, field, before[field], now[field]));
}

function changesOfDuty(before: KeyedDuty, now: KeyedDuty): Change[] {
  return [...changed(now.key, 'units', before.units, now.units), ...changed(now.key, 'deadlines', before.deadlines, now.deadlines)];
}

function changed(key: string, field: string, was: unknown, is: unknown): Change[] {
  return isDeepStrictEqual(was, is) ? [] : [{ key, field, was: inWords(was), is: inWords(is) }];
}

/** A value as people read it. */
function inWords(value: unknown): string {
  const words = wordsOf(value);
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '无';
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map(wordsOf).join('；');
  if (typeof value === 'string') return isRealDate(value) ? chineseDate(value) : value;
  if (typeof value === 'boolean') return value ? '未列全' : '已列全';
  if (typeof value !== 'object') return String(value);
  if ('kind' in value) return deadlineInWords(value as ParsedDeadline);
  if ('lead' in value) return groupInWords(value as ParsedGroup);
  return (value as ParsedTarget).raw;
}

function deadlineInWords({ raw, date }: ParsedDeadline): string {
  return date ? `${raw}（${chineseDate(date)}）` : raw;
}

function groupInWords({ lead, responsible, supporting }: ParsedGroup): string {
  const part = (word: string, names: string[]): string[] => (names.length === 0 ? [] : [`${word}：${names.join('、')}`]);
  return [...part('牵头', lead), ...part('责任', responsible), ...part('配合', supporting)].join('；') || '无';
}
