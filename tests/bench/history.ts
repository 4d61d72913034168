import { readFileSync } from 'node:fs';
import { v5 as uuid } from 'uuid';
import type { EventStore, FactToAppend } from '../../src/event-store/event-store.js';
import type { Actor } from '../../src/ledger/roles.js';
import { addDays } from '../../src/ledger/local-date.js';

/** One append of a made-up plan year, in the order it is entered. */
export interface HistoricEntry {
  stream: string;
  expectedRevision: number;
  fact: FactToAppend;
  /** When it is entered: the injected clock shows it. */
  recordedAt: Date;
}

export interface HistoryOptions {
  events: number;
  milestones: number;
  seed?: number;
  /** Shares of the entries made after the day they tell of, and of corrections. */
  backdated?: number;
  corrected?: number;
}

const NAMESPACE = '6f1c3a52-6f0e-4d6e-9c1c-0f6f5b0a2c11';
const YEAR_BEGINS = '2021-01-01';
const PLAN = 'bench-plan';
const OFFICE: Actor = { account: 'local:office', role: 'office', department: null };
const DEPARTMENTS = 60;
const INDICATORS = 18;

/** mulberry32: small, fast, the same on every machine. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Tracked {
  measure: string;
  lead: string;
  milestone: string;
  due: string;
  status: 'in-progress' | 'reported' | 'returned' | 'suspended' | 'closed';
  request: string | null;
}

/**
 * A deterministic plan year: 5 % back-dated, 1 % corrections, seven of ten entries progress reports; the same options give the
 * same entries.
 */
export function* benchHistory({ events, milestones, seed = 1, backdated = 0.05, corrected = 0.01 }: HistoryOptions): Generator<HistoricEntry> {
  const random = randomOf(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const revisions = new Map<string, number>();
  const corrigible: { stream: string; id: string; milestone: string }[] = [];
  let made = 0;
  let day = YEAR_BEGINS;

  const entry = (stream: string, type: string, version: number, data: Record<string, unknown>, actor = OFFICE, occurredOn = day): HistoricEntry => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    made++;
    const recordedAt = new Date(Date.parse(`${day}T01:00:00.000Z`) + (made % 36_000) * 1000);
    const id = uuid(`${seed}/${stream}/${revision}`, NAMESPACE);
    return {
      stream, expectedRevision: revision - 1, recordedAt,
      fact: { id, type, version, occurredOn, actor, basis: null, correlation: null, causation: null, data },
    };
  };

  yield entry('ledger', 'ledger-opened', 1, { name: '基准台账', kind: 'demo', hostUnit: null });
  const { edition, ...rules } = JSON.parse(readFileSync(new URL('../../seeds/rules/lights.json', import.meta.url), 'utf8')) as { edition: string };
  yield entry('rules-lights', 'rules-adopted', 1, { name: 'lights', edition, from: YEAR_BEGINS, rules });
  for (let index = 0; index < DEPARTMENTS; index++) {
    yield entry(`department-d${index}`, 'department-registered', 1, {
      jurisdiction: '示例市', name: `示例市第${index + 1}局`, aliases: [], class: 'government', order: index + 1, rankingGroup: null,
    });
  }
  yield entry(`plan-${PLAN}`, 'plan-registered', 1, {
    title: '示例市优化营商环境行动方案', shortTitle: '示例方案', jurisdiction: '示例市', issuer: null, issued: YEAR_BEGINS, year: 2021, ends: '2021-12-31',
    indicators: Array.from({ length: INDICATORS }, (_, index) => ({ ordinal: index + 1, name: `指标${index + 1}`, coordinator: null })),
    measureCount: Math.ceil(milestones / 3), source: { documentSha256: null, textSha256: null },
  });

  const tracked: Tracked[] = [];
  for (let measure = 0; tracked.length < milestones; measure++) {
    const lead = `d${measure % DEPARTMENTS}`;
    const count = Math.min(3, milestones - tracked.length);
    const dues = Array.from({ length: count }, (_, index) => addDays('2021-04-30', index * 80 + below(60)));
    const id = `b${measure}`;
    yield entry(`measure-${id}`, 'measure-registered', 2, {
      plan: PLAN, indicator: { ordinal: (measure % INDICATORS) + 1, name: `指标${(measure % INDICATORS) + 1}` }, item: null, number: Math.floor(measure / INDICATORS) + 1,
      title: `推行第${measure + 1}项改革`, text: null, planEnds: '2021-12-31',
      milestones: dues.map((date, index) => ({
        milestone: `m${index + 1}`, label: `第${index + 1}个结果`, deadline: { kind: 'by', raw: '按期', date, from: null, every: null, day: null }, targets: [],
      })),
      units: [
        { unit: lead, printedName: '牵头局', role: 'lead', group: 1, derived: false },
        { unit: `d${(measure + 7) % DEPARTMENTS}`, printedName: '责任局', role: 'responsible', group: 1, derived: false },
      ],
      source: { documentSha256: null, textSha256: null, reference: `第${measure + 1}项` },
    });
    for (const [index, due] of dues.entries()) tracked.push({ measure: id, lead, milestone: `m${index + 1}`, due, status: 'in-progress', request: null });
  }
  const filers = new Map<string, Actor>();
  const filerOf = (unit: string): Actor => {
    const known = filers.get(unit) ?? { account: `local:department-filer:${unit}`, role: 'department-filer', department: unit };
    filers.set(unit, known);
    return known;
  };
  for (let measure = 0; measure * 3 < milestones; measure++) {
    const lead = `d${measure % DEPARTMENTS}`;
    yield entry(`measure-b${measure}`, 'measure-acknowledged', 1, { unit: lead, implied: false }, filerOf(lead));
  }

  const before = made;
  while (made < events) {
    day = addDays('2021-01-04', Math.floor(((made - before) / Math.max(1, events - before)) * 361));
    if (corrigible.length > 0 && random() < corrected) {
      const target = corrigible[below(corrigible.length)]!;
      yield entry(target.stream, 'entry-corrected', 1, { target: target.id, reason: '日期填写有误', occurredOn: addDays(day, -below(5)), changes: {} });
      continue;
    }
    const one = tracked[below(tracked.length)]!;
    if (one.status === 'closed' && random() < 0.9) continue;
    const late = random() < backdated ? 1 + below(20) : 0;
    const occurredOn = addDays(day, -late);
    const [type, data, actor] = step(one, occurredOn, random, below);
    const next = entry(`measure-${one.measure}`, type, 1, { milestone: one.milestone, ...data }, actor === 'lead' ? filerOf(one.lead) : OFFICE, occurredOn);
    if (type === 'extension-requested') one.request = next.fact.id;
    if (type === 'progress-reported' || type === 'completion-reported') {
      corrigible[corrigible.length < 5000 ? corrigible.length : below(5000)] = { stream: next.stream, id: next.fact.id, milestone: one.milestone };
    }
    yield next;
  }
}

/** What happens next to a milestone, and who enters it. */
function step(one: Tracked, day: string, random: () => number, below: (limit: number) => number): [string, Record<string, unknown>, 'lead' | 'office'] {
  if (one.status === 'closed') {
    one.status = 'in-progress';
    return ['milestone-reopened', { reason: '核查发现成效反弹' }, 'office'];
  }
  if (one.status === 'suspended') {
    one.status = 'in-progress';
    return ['milestone-resumed', { reason: null }, 'office'];
  }
  if (one.request !== null) {
    const request = one.request;
    one.request = null;
    if (random() < 0.2) return ['extension-refused', { request, reason: '理由不充分' }, 'office'];
    const from = one.due;
    one.due = addDays(from, 10 + below(30));
    return ['extension-granted', { request, from, date: one.due, opinion: null }, 'office'];
  }
  if (one.status === 'reported') {
    if (random() < 0.3) {
      one.status = 'returned';
      return ['completion-returned', { reason: '佐证材料不足', limit: addDays(day, 15) }, 'office'];
    }
    one.status = 'closed';
    return ['completion-verified', { completedOn: addDays(day, -below(4)), opinion: null }, 'office'];
  }
  const draw = random();
  if (day >= addDays(one.due, -15) && draw < 0.12) {
    one.status = 'reported';
    return ['completion-reported', { unit: one.lead, text: '任务已全部完成，相关系统已上线运行。', completedOn: day, enteredFor: null }, 'lead'];
  }
  if (draw > 0.97) return ['extension-requested', { unit: one.lead, reason: '上级系统尚未贯通', progress: '已完成六成', proposedDate: addDays(one.due, 20) }, 'lead'];
  if (draw > 0.955) {
    one.status = 'suspended';
    return ['milestone-suspended', { reason: '政策调整' }, 'office'];
  }
  if (draw > 0.88) return ['pace-assessed', { pace: random() < 0.5 ? 'on-pace' : 'behind', reason: null }, 'office'];
  return ['progress-reported', {
    unit: one.lead, text: `本期完成流程梳理和数据对接，累计办理${below(9000)}件，企业满意度持续提升。`, cumulative: `${below(100)}`,
    problems: null, nextSteps: '继续推进系统联调', enteredFor: null,
  }, 'lead'];
}

/** Appends the history; entries of different streams go together, so that the store commits them in groups. `setNow` moves the store's clock. */
export async function appendHistory(store: EventStore, entries: Iterable<HistoricEntry>, setNow: (now: Date) => void): Promise<number> {
  let group: HistoricEntry[] = [];
  let streams = new Set<string>();
  let appended = 0;
  const appendGroup = async (): Promise<void> => {
    if (group.length === 0) return;
    setNow(group[group.length - 1]!.recordedAt);
    await Promise.all(group.map(({ stream, expectedRevision, fact }) => store.append(stream, expectedRevision, [fact])));
    appended += group.length;
    group = [];
    streams = new Set();
  };
  for (const entry of entries) {
    if (streams.has(entry.stream) || group.length === 256) await appendGroup();
    group.push(entry);
    streams.add(entry.stream);
  }
  await appendGroup();
  return appended;
}
