import { expect, test } from '@jest/globals';
import type { DraftReading, DraftWork } from '../../../../src/intake/drafts/draft.js';
import { NOTHING_DONE } from '../../../../src/intake/drafts/draft.js';
import { documentAsReviewed } from '../../../../src/intake/drafts/reviewed-document.js';
import { matchUnits, type MatchedUnit } from '../../../../src/intake/drafts/unit-matching.js';
import type { KnownUnit } from '../../../../src/intake/registration/ledger-facts.js';
import { parsePlanText } from '../../../../src/intake/parse-plan-document.js';

/** A city's plan of which no register knows the units. */
const planNaming = (...names: string[]): string =>
  `云川市2024年优化服务行动方案\n\n一、服务\n\n${names.map((name, index) => `${index + 1}. 办理事项之${index + 1}。3月底前，完成。（责任单位：${name}）`).join('\n')}\n`;

function matched(names: readonly string[], { units = {}, known = [] }: { units?: DraftWork['units']; known?: readonly string[] } = {}): MatchedUnit[] {
  const reading = { file: { kind: 'text', lines: [], plan: parsePlanText(planNaming(...names)) }, textSha256: '', yearRead: null } as unknown as DraftReading;
  const work = { ...NOTHING_DONE, units };
  const inLedger = known.map((name): KnownUnit => ({ unit: `id-${name}`, jurisdiction: '云川市', name, aliases: [], class: 'government' } as unknown as KnownUnit));
  return matchUnits(documentAsReviewed(reading, work), work, { jurisdiction: '云川市', known: inLedger, stands: () => true, register: null });
}
const sameAs = (units: readonly MatchedUnit[]) => units.map(({ printed, sameAs: same }) => [printed, same && same.printed, same && same.choice]);
const anew = (name: string) => ({ kind: 'new' as const, name, class: 'government' as const });

test.each([
  ['市自然资规局', '市自然资源和规划局'], ['市城管执法局', '市城市管理和综合执法局'], ['市行政审批局', '市行政审批服务局'],
])('where no registry knows them, %s and %s of one document are offered as one unit of the fuller name', (short, full) => {
  expect(sameAs(matched([short, '市园林局', full]))).toEqual([[short, full, anew(full)], ['市园林局', null, null], [full, short, anew(full)]]);
});

test('what the one was matched to is offered to the other', () => {
  const chosen = { kind: 'existing' as const, unit: 'id-市园林局', jurisdiction: '云川市' };
  const [short] = matched(['市城管执法局', '市城市管理和综合执法局'], { units: { 市城市管理和综合执法局: chosen }, known: ['市园林局'] });
  expect(short!.sameAs).toMatchObject({ printed: '市城市管理和综合执法局', choice: { kind: 'existing', unit: 'id-市园林局' } });
});

test('a unit of the registry is suggested before a name of the document', () => {
  expect(matched(['市发改委', '市发展改革委'], { known: ['市发展和改革委员会'] }).map(({ suggestion, sameAs: same }) => [suggestion?.name, same]))
    .toEqual([['市发展和改革委员会', null], ['市发展和改革委员会', null]]);
});
