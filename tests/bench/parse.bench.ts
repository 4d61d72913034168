import { readFileSync, readdirSync } from 'node:fs';
import { parsePlanDocument } from '../../src/intake/parse-plan-document.js';
import type { BenchRow } from './bench-row.js';
import { median } from './median.js';

const DOCUMENTS = new URL('../unit/intake/documents/', import.meta.url);
const MEGABYTE = 1_000_000;
const LARGE = 10;
const ROUNDS = 5;

/** Words that a careless pattern reads again and again: twice the text must not take four times as long. */
const REPEATED = ['（', '（牵头部门：', '）', '一、', '1', '《', '牵头单位：', '市发改委、', '等', '5月、', '6月底前，', '印发', '甲\n', '1.甲\n', '牵头单位：甲局\n', '1\t甲\t市局\t6月底前\n', '达到85%以上，', '每', '和'];

/**
 * Reading a plan: how many times as long as only decoding, normalising and splitting its bytes into lines; whether a large document takes
 * as long for each megabyte as a small one; and the same for texts of one word repeated.
 */
export function benchParse(): Promise<BenchRow[]> {
  const small = documentOf(MEGABYTE);
  const large = documentOf(LARGE * MEGABYTE);
  parsePlanDocument(small);
  const reading = Array.from({ length: ROUNDS }, () => [processorTime(() => linesOf(small)), processorTime(() => parsePlanDocument(small))] as const);
  const bare = median(reading.map(([lines]) => lines));
  const parsed = median(reading.map(([, whole]) => whole));
  const parsedLarge = processorTime(() => parsePlanDocument(large));
  const ratio = parsed / bare;
  const growth = parsedLarge / LARGE / parsed;
  return Promise.resolve([
    {
      name: 'parse, to bare decoding', value: ratio, budget: '≤ 300×', ok: ratio <= 300,
      detail: `1 MB of made-up plans: ${(1000 / parsed).toFixed(2)} MB/s parsed, ${(1000 / bare).toFixed(0)} MB/s decoded, normalised and split`,
    },
    {
      name: 'parse, 10 MB to 1 MB, per MB', value: growth, budget: '≤ 1.5×', ok: growth <= 1.5,
      detail: `${(parsedLarge / 1000).toFixed(1)} s for ${LARGE} MB, ${(parsed / 1000).toFixed(2)} s for 1 MB of processor time`,
    },
    worstRepetition(),
  ]);
}

function worstRepetition(): BenchRow {
  const [worst] = REPEATED.map((word) => {
    const [one, four] = [0.25, 1].map((megabytes) => median(Array.from({ length: 3 }, () => processorTime(() => parsePlanDocument(repeated(word, megabytes * MEGABYTE))))));
    return { word, growth: four! / 4 / one!, perMegabyte: four! };
  }).sort((a, b) => b.growth - a.growth);
  const { word, growth, perMegabyte } = worst!;
  return {
    name: 'parse, one word repeated, 1 MB to ¼ MB, per MB', value: growth, budget: '≤ 2×', ok: growth <= 2,
    detail: `worst of ${REPEATED.length}: “${word.replace(/\s/g, ' ').trim()}”, ${(perMegabyte / 1000).toFixed(1)} s of processor time for 1 MB`,
  };
}

function documentOf(bytes: number): Uint8Array {
  const names = readdirSync(DOCUMENTS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt')).sort();
  const text = names.map((name) => readFileSync(new URL(name, DOCUMENTS), 'utf8')).join('\n\n');
  return cut(text.repeat(Math.ceil(bytes / Buffer.byteLength(text))), bytes);
}

const repeated = (word: string, bytes: number) => cut(`某市2021年行动方案\n\n一、甲\n\n1. 甲。${word.repeat(Math.ceil(bytes / Buffer.byteLength(word)))}`, bytes);

/** The first bytes, without half a character at the end. */
const cut = (text: string, bytes: number): Uint8Array => new TextEncoder().encode(new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, bytes)).replace(/\ufffd$/, ''));

const linesOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC').split('\n');

/** Milliseconds of this process's processor time: others on the machine do not count. */
function processorTime(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
