import { describe, expect, it } from '@jest/globals';
import type { StoredLeaf } from '../../../src/event-store/event-store.js';
import { EVENT_CATALOGUE, eventLabel } from '../../../src/ledger/event-catalogue.js';
import { toRecordedEvent, toStreamEvent, UnknownEventError } from '../../../src/ledger/read-events.js';
import { validateFact } from '../../../src/ledger/validate-fact.js';

function stored(type: string, version: number, data: Record<string, unknown>): StoredLeaf {
  const leaf = {
    format: 'taizhang-leaf/1', origin: 'taizhang.example/test', id: '00000000-0000-5000-8000-000000000001', stream: 'measure-1', revision: 0, type, version,
    recordedAt: '2021-05-10T00:00:00.000Z', occurredOn: '2021-05-10', actor: { account: 'a', role: 'system' as const, department: null }, basis: null,
    correlation: null, causation: null, data, sealed: {},
  };
  return { position: 7, bytes: new Uint8Array(), leaf };
}

const milestone = (name: string) => ({ milestone: name, label: `成果${name}`, deadline: null });
const target = { raw: '100件', unit: '件', direction: 'at-least', baseline: null, value: '100' };
const versionOne = {
  plan: 'plan', indicator: { ordinal: 1, name: '开办企业' }, item: null, number: 4, title: '压缩时间', text: null, planEnds: '2021-12-31',
  milestones: [milestone('m1'), milestone('m2')], targets: [target], units: [], source: { documentSha256: null, textSha256: null, reference: '一、4' },
};

describe('reading stored leaves', () => {
  it('upcasts measure-registered version 1: the measure\'s targets belong to its first milestone', () => {
    const leaf = stored('measure-registered', 1, versionOne);
    const event = toRecordedEvent(leaf);
    expect(event).toMatchObject({ position: 7, version: 4, data: { kind: 'numbered', unitsIncomplete: false, changedByHand: [], occurrencesFrom: null, milestones: [{ milestone: 'm1', targets: [target] }, { milestone: 'm2', targets: [] }] } });
    expect(event.data).not.toHaveProperty('targets');
    expect(() => validateFact(event)).not.toThrow();
  });

  it('does not rewrite the leaf', () => {
    const leaf = stored('measure-registered', 1, versionOne);
    toRecordedEvent(leaf);
    expect(leaf.leaf).toMatchObject({ version: 1, data: versionOne });
  });

  it('gives an event a place in the total order only where its leaf has one', () => {
    const { bytes, leaf } = stored('measure-registered', 1, versionOne);
    const { position, ...event } = toRecordedEvent({ position: 7, bytes, leaf });
    expect([position, toStreamEvent({ leaf })]).toEqual([7, event]);
  });

  it('upcasts what units filed before members of groups could: each filed for itself', () => {
    expect(toRecordedEvent(stored('measure-acknowledged', 1, { unit: 'tax', implied: false })).data).toEqual({ unit: 'tax', implied: false, memberOf: null });
    const report = { milestone: 'm1', unit: 'tax', text: '已完成', completedOn: '2021-06-01', enteredFor: null };
    expect(toRecordedEvent(stored('completion-reported', 1, report))).toMatchObject({ version: 2, data: { ...report, memberOf: null } });
    const request = { milestone: 'm1', unit: 'tax', reason: '改造推迟', progress: '过半', proposedDate: '2021-08-31' };
    expect(toRecordedEvent(stored('extension-requested', 1, request))).toMatchObject({ version: 2, data: { ...request, memberOf: null } });
  });

  it('upcasts a revision that does not say whether the units are all named: it leaves that as it stands', () => {
    const revised = { title: null, text: null, textSha256: null, milestones: null, units: [], documentSha256: null };
    expect(toRecordedEvent(stored('measure-revised', 1, revised))).toMatchObject({ version: 2, data: { ...revised, unitsIncomplete: null } });
  });

  it('reads the newest version as it stands', () => {
    const data = { text: '全文', textSha256: 'a'.repeat(64), documentSha256: 'b'.repeat(64) };
    expect(toRecordedEvent(stored('measure-text-attached', 1, data))).toMatchObject({ type: 'measure-text-attached', version: 1, data });
  });

  it('stops at an unknown type and at a newer version', () => {
    expect(() => toRecordedEvent(stored('measure-forgotten', 1, {}))).toThrow(UnknownEventError);
    expect(() => toRecordedEvent(stored('measure-registered', 5, {}))).toThrow(expect.objectContaining({ code: 'UNKNOWN_EVENT', type: 'measure-registered', version: 5, stream: 'measure-1', revision: 0 }));
    expect(() => toRecordedEvent(stored('measure-registered', 0, versionOne))).toThrow(UnknownEventError);
  });
});

describe('the event catalogue', () => {
  it('has a Chinese label and an upcast from every older version for each type', () => {
    for (const { type, version, label, upcasts } of EVENT_CATALOGUE.values()) {
      expect(label).toMatch(/^[\u4e00-\u9fff]+$/u);
      expect([type, Object.keys(upcasts)]).toEqual([type, Array.from({ length: version - 1 }, (_, index) => String(index + 1))]);
    }
  });

  it('labels an unknown type with its own name', () => {
    expect(eventLabel('extension-granted')).toBe('同意延期');
    expect(eventLabel('measure-forgotten')).toBe('measure-forgotten');
  });
});
