import { describe, expect, it } from '@jest/globals';
import { parsePlanText } from '../../../../src/intake/parse-plan-document.js';
import { decideImport } from '../../../../src/intake/registration/import-decision.js';
import { asEvents } from '../../../../src/intake/registration/import-work.js';
import type { LedgerSnapshot } from '../../../../src/intake/registration/ledger-snapshot.js';
import { pairEdition, type SetApart } from '../../../../src/intake/registration/pair-edition.js';
import { planToRegister } from '../../../../src/intake/registration/plan-to-register.js';
import { documentFingerprint } from '../../../support/document-fingerprint.js';

const SECTIONS = ['开办企业', '办理纳税'];
type Section = readonly [title: string, words: string, unit: string][];

function documentOf(sections: readonly Section[]) {
  const measures = (section: Section) => section.map(([title, words, unit], index) => `${index + 1}.${title}。${words}（牵头单位：${unit}）`).join('\n');
  const text = `示例市2021年营商环境工作方案\n\n示例市人民政府\n2021年2月20日\n\n${sections.map((section, index) => `${'一二'[index]}、${SECTIONS[index]}\n${measures(section)}`).join('\n')}\n`;
  const document = documentFingerprint(Buffer.from(text), text);
  return { plan: planToRegister(parsePlanText(text), document), document, units: null };
}

/** The ledger after a document was registered. */
function ledgerOf(sections: readonly Section[]): LedgerSnapshot {
  const empty = { position: 0, streams: new Map() };
  const { plan, units, measures } = decideImport(documentOf(sections), empty, { today: '2021-03-01', actor: { account: 'test', role: 'office', department: null } });
  return { position: 1, streams: new Map([...plan, ...units, ...measures].map(({ stream, facts }) => [stream, asEvents(stream, facts, 0)])) };
}

/** Title of the ledger's measure that each of the document's is: 办理纳税/加强宣传培训 → 开办企业/加强宣传培训; new: null. */
function pairsOf(first: readonly Section[], second: readonly Section[], apart: SetApart = {}): (string | null)[] {
  const ledger = ledgerOf(first);
  const registered = new Map(documentOf(first).plan.measures.map(({ id, indicator, title }) => [id, `${indicator.name}/${title}`]));
  return pairEdition(documentOf(second).plan, ledger, apart).measures.map(({ id }) => registered.get(id) ?? null);
}

const TRAINING = '加强宣传培训';
const OPENING: Section = [['压缩开办时限', '压缩至1个工作日，6月底前完成。', '市市场监管局'], [TRAINING, '面向新设企业编印办事指南，开展窗口人员轮训，3月底前完成。', '市市场监管局']];
const TAXES: Section = [['推行电子缴税', '推广电子税务局，9月底前完成。', '市税务局']];

describe('measures that bear the title of one in another field', () => {
  it('are another one where neither their words nor their units are the same', () => {
    const second: Section[] = [[OPENING[0]!], [...TAXES, [TRAINING, '组织税收优惠政策网上直播，11月底前完成。', '市税务局']]];
    expect(pairsOf([OPENING, TAXES], second)).toEqual(['开办企业/压缩开办时限', '办理纳税/推行电子缴税', null]);
  });

  it('are the same where their words are: a measure that moves to another field', () => {
    const second: Section[] = [[OPENING[0]!], [...TAXES, [TRAINING, '面向新设企业编印办事指南，开展窗口人员轮训，5月底前完成。', '市税务局']]];
    expect(pairsOf([OPENING, TAXES], second)[2]).toBe('开办企业/加强宣传培训');
  });

  it('are the same where their units are', () => {
    const second: Section[] = [[OPENING[0]!], [...TAXES, [TRAINING, '举办政策宣讲会，11月底前完成。', '市市场监管局']]];
    expect(pairsOf([OPENING, TAXES], second)[2]).toBe('开办企业/加强宣传培训');
  });
});

describe('a measure in the same field and of the same title, under another number', () => {
  const moved = (words: string, unit: string): Section[] => [[['公开办事流程', '公布流程图，4月底前完成。', '市市场监管局'], OPENING[0]!, [TRAINING, words, unit]], TAXES];

  it('is another one where neither words nor units are the same', () => {
    expect(pairsOf([OPENING, TAXES], moved('组织税收优惠政策网上直播，11月底前完成。', '市税务局'))[2]).toBeNull();
  });

  it('is the same where its unit is', () => {
    expect(pairsOf([OPENING, TAXES], moved('举办政策宣讲会，11月底前完成。', '市市场监管局'))[2]).toBe('开办企业/加强宣传培训');
  });
});

describe('a pair that a person has parted', () => {
  it('is made by nothing any more, not even by the whole text', () => {
    const [, training] = documentOf([OPENING, TAXES]).plan.measures;
    const pairs = (apart: SetApart) => pairsOf([OPENING, TAXES], [OPENING, [...TAXES, ['公开退税进度', '公布进度，10月底前完成。', '市税务局']]], apart);
    expect(pairs({})).toEqual(['开办企业/压缩开办时限', '开办企业/加强宣传培训', '办理纳税/推行电子缴税', null]);
    expect(pairs({ [training!.key]: [training!.id] })).toEqual(['开办企业/压缩开办时限', null, '办理纳税/推行电子缴税', null]);
  });

  it('leaves the measure of the ledger to another one of the document', () => {
    const [, training] = documentOf([OPENING, TAXES]).plan.measures;
    const second: Section[] = [[OPENING[0]!, [TRAINING, '组织税收优惠政策网上直播，11月底前完成。', '市税务局'], ['编印办事指南', '面向新设企业编印办事指南，开展窗口人员轮训，3月底前完成。', '市市场监管局']], TAXES];
    expect(pairsOf([OPENING, TAXES], second)).toEqual(['开办企业/压缩开办时限', '开办企业/加强宣传培训', null, '办理纳税/推行电子缴税']);
    expect(pairsOf([OPENING, TAXES], second, { [training!.key]: [training!.id] })).toEqual(['开办企业/压缩开办时限', null, '开办企业/加强宣传培训', '办理纳税/推行电子缴税']);
  });
});

describe('what an edition adds', () => {
  it('bears no number that another measure stands under, whatever the edition gives it', () => {
    const first: Section[] = [[OPENING[0]!, OPENING[1]!], TAXES];
    const second: Section[] = [[OPENING[0]!, ['公开办事流程', '公布开办流程图，4月底前完成。', '市数据局'], ['开展帮办代办', '设立帮办窗口，5月底前完成。', '市数据局'], OPENING[1]!], TAXES];
    const { differences, edition, measures } = decideImport({ ...documentOf(second), accepts: () => true }, ledgerOf(first), { today: '2021-03-01', actor: { account: 'test', role: 'office', department: null } });
    expect(differences.filter(({ field }) => field === 'not-in-ledger').map(({ about, document }) => [document, about])).toEqual([
      ['公开办事流程', '「开办企业第5项」（文件中为「开办企业第2项」）'], ['开展帮办代办', '「开办企业第3项」'],
    ]);
    expect(measures.map(({ facts: [registered] }) => [registered!.data['number'], (registered!.data['source'] as { reference: string }).reference])).toEqual([[5, '「开办企业第5项」'], [3, '「开办企业第3项」']]);
    expect(edition.renumbered).toMatchObject([{ title: TRAINING, registered: '「开办企业第2项」', document: '「开办企业第4项」', standing: '待签收' }]);
  });
});
