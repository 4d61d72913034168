import { isDeepStrictEqual } from 'node:util';
import type { ConfirmedColumns } from '../documents/plan-file.js';
import type { ParseWarning } from '../parsed-plan.js';
import type { Draft, DraftReading, DraftWork } from './draft.js';
import { openingRowsOf } from './opening.js';
import type { PlanReader } from './plan-reader.js';
import { documentAsRead, warningKey } from './reviewed-document.js';

/** The draft read again with the year that a person gave: dates of deadlines follow from it. What the document itself gives as its year stays known. */
export async function rereadForYear(draft: Draft, document: Uint8Array, year: number, reader: PlanReader): Promise<Draft> {
  const reading = await reader.read(document, { fileName: draft.fileName, year, ...planOf(draft.reading), ...columnsOf(draft.reading) });
  return { ...draft, reading: { ...reading, yearRead: draft.reading.yearRead }, work: { ...draft.work, settled: stillSettled(draft, reading) } };
}

/** Warnings are numbered in the order of the reading: one that stands again keeps the person's mark. */
function stillSettled({ reading, work }: Draft, now: DraftReading): string[] {
  const marked = new Set(reading.file.plan.warnings.filter((_, index) => work.settled.includes(warningKey(index))).map(identityOf));
  return now.file.plan.warnings.flatMap((warning, index) => (marked.has(identityOf(warning)) ? [warningKey(index)] : []));
}

const identityOf = ({ code, line, excerpt }: ParseWarning): string => JSON.stringify([code, line, excerpt]);

const planOf = ({ plan }: DraftReading): { plan?: string } => (plan === undefined ? {} : { plan });

/** The columns a table was last read with. */
function columnsOf({ file }: DraftReading): { columns?: ConfirmedColumns[] } {
  if (!('sheets' in file)) return {};
  return {
    columns: file.sheets.filter(({ headerRows }) => headerRows.length > 0).map(({ sheet, headerRows, columns }) => ({
      sheet, headerRows, meanings: columns.reduce<ConfirmedColumns['meanings']>((meanings, { index, meaning }) => {
        meanings[index] = meaning;
        return meanings;
      }, []),
    })),
  };
}

/** What was decided of rows that the columns now say otherwise is asked anew; the day stays. */
function openingOf({ reading, work: { opening } }: Draft, now: DraftReading): Pick<DraftWork, 'opening'> {
  if (opening === undefined) return {};
  return { opening: isDeepStrictEqual(openingRowsOf(reading), openingRowsOf(now)) ? opening : { ...opening, rows: {} } };
}

const MEASURE_FIELDS = ['title', 'text', 'number', 'deadlines', 'groups', 'unitsIncomplete', 'targets'] as const;

/**
 * A table read again with the columns that a person confirmed. What they changed before stays where the file still gives what it
 * gave then; the rest is dropped and named.
 */
export async function rereadWithColumns(draft: Draft, document: Uint8Array, columns: readonly ConfirmedColumns[], reader: PlanReader): Promise<Draft> {
  const { front: { year } } = draft.work;
  const given = typeof year?.value === 'number' ? { year: year.value } : null;
  const read = await reader.read(document, { fileName: draft.fileName, columns, ...planOf(draft.reading), ...given });
  const reading = given ? { ...read, yearRead: draft.reading.yearRead } : read;
  const before = documentAsRead(draft.reading);
  const now = documentAsRead(reading);
  const measuresNow = new Map(now.sections.flatMap(({ measures }) => measures).map((measure) => [measure.key, measure]));
  const measuresBefore = new Map(before.sections.flatMap(({ measures }) => measures).map((measure) => [measure.key, measure]));
  const dropped: { key: string; field: string }[] = [];
  const measures: DraftWork['measures'] = {};
  for (const [key, changes] of Object.entries(draft.work.measures)) {
    const [was, is] = [measuresBefore.get(key), measuresNow.get(key)];
    for (const field of MEASURE_FIELDS) {
      if (!Object.hasOwn(changes, field)) continue;
      if (was && is && isDeepStrictEqual(was[field], is[field])) measures[key] = { ...measures[key], [field]: changes[field] };
      else dropped.push({ key, field });
    }
  }
  const sections: DraftWork['sections'] = {};
  for (const [key, changes] of Object.entries(draft.work.sections)) {
    const [was, is] = [before, now].map((one) => one.sections.find((section) => section.key === key));
    if (was && is && was.name === is.name) sections[key] = changes;
    else dropped.push(...Object.keys(changes).map((field) => ({ key, field })));
  }
  const stays = ([key]: [string, string[]]): boolean => measuresNow.get(key)?.text !== undefined && measuresNow.get(key)?.text === measuresBefore.get(key)?.text;
  const { apart } = draft.work;
  return { ...draft, reading, work: { ...draft.work, measures, sections, ...(apart ? { apart: Object.fromEntries(Object.entries(apart).filter(stays)) } : {}), settled: stillSettled(draft, reading), dropped, ...openingOf(draft, reading) }, failure: null };
}
