import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '../../src/event-store/errors.js';
import { startTestServer, type Answer, type TestServer } from '../support/http.js';
import { reviewOf } from '../support/upload.js';

let server: TestServer;
let review: ReturnType<typeof reviewOf>;
beforeAll(async () => {
  server = await startTestServer();
  review = reviewOf(server);
}, 60_000);
afterAll(async () => { await server?.close(); });

const MEASURES = [
  '1.梳理服务事项。6月底前公布服务清单。（牵头单位：市数据局）', '2.整合服务窗口。9月底前完成窗口整合。（牵头单位：市数据局）',
  '3.延长服务时间。11月底前实行午间服务。（牵头单位：市数据局，责任单位：市税务局）',
];

/** A plan of a place of its own, so that no other test's plan resembles it. */
function planOf(place: string, { topic = '窗口服务', measures = MEASURES }: { topic?: string; measures?: string[] } = {}): string {
  return `${place}人民政府关于印发${place}2021年${topic}工作方案的通知\n\n${place}人民政府\n2021年2月20日\n\n${place}2021年${topic}工作方案\n\n一、服务窗口\n${measures.join('\n')}\n`;
}

const ANSWERS = [
  { about: 'front', field: 'documentNumber', value: null, notStated: true },
  ...['市数据局', '市税务局'].map((name) => ({ about: 'unit', printed: name, choice: { kind: 'new', name, class: 'government' } })),
];

async function reviewed(document: string, edits: object[] = []): Promise<Answer['body']> {
  const { body } = await review.upload(document);
  const answers = ANSWERS.filter(({ about, printed }: { about: string; printed?: string }) => about === 'front' || body.units.some((one: { printed: string; choice: unknown }) => one.printed === printed && one.choice === null));
  return (await review.edit(body.id, body.revision, [...answers, ...edits])).body;
}

/** @param edits of the reviewed upload */
async function registered(document: string, edits: (body: Answer['body']) => object[] = () => []): Promise<Answer['body']> {
  const body = await reviewed(document);
  const { body: { revision } } = await review.edit(body.id, body.revision, edits(body));
  expect(await review.confirm(body.id, revision)).toMatchObject({ status: 202 });
  return review.ended(body.id);
}

const acceptAll = ({ existing }: Answer['body']): object[] => existing.differences.map(({ key }: { key: string }) => ({ about: 'difference', key, accepted: true }));
const fieldsOf = ({ existing }: Answer['body']): string[] => existing.differences.map(({ field }: { field: string }) => field);

describe('two reviews of one plan', () => {
  it('where the other was registered meanwhile: what differs is shown and asked, and nothing of this one is lost', async () => {
    const document = planOf('甲示例市');
    const [first, second] = [await reviewed(document), await reviewed(document, [{ about: 'measure', key: 's1m1', field: 'title', value: '公布窗口服务事项' }])];
    await review.confirm(first.id, first.revision, first.comparison);
    expect(await review.ended(first.id)).toMatchObject({ state: 'registered' });

    expect(await review.confirm(second.id, second.revision, second.comparison)).toMatchObject({ status: 409, body: { code: 'DIFFERENCES_CHANGED' } });
    const { body: now } = await review.read(`/intakes/${second.id}`);
    expect(now).toMatchObject({
      state: 'review', revision: second.revision, changed: [{ key: 's1m1', field: 'title', is: '公布窗口服务事项' }],
      existing: { differences: [{ about: '「服务窗口第1项」', field: 'title', registered: '梳理服务事项', document: '公布窗口服务事项', accepted: false }] },
    });
    const { body: { revision } } = await review.edit(now.id, now.revision, acceptAll(now));
    await review.confirm(now.id, revision);
    expect(await review.ended(now.id)).toMatchObject({ state: 'registered', result: { revised: 1, differing: 0 } });
  });

  it('confirmed at once: the second one finds what the first one has registered', async () => {
    const document = planOf('乙示例市');
    // A title written by hand stands where the document does not say it: each draft writes another, so either may come first.
    const titled = (value: string) => reviewed(document, [{ about: 'measure', key: 's1m2', field: 'title', value }]);
    const drafts = [await titled('窗口整合完毕'), await titled('窗口整合到位')];
    expect((await Promise.all(drafts.map(({ id, revision, comparison }) => review.confirm(id, revision, comparison)))).map(({ status }) => status)).toEqual([202, 202]);
    const ended = await Promise.all(drafts.map(({ id }) => review.ended(id)));
    expect(ended.map(({ state, failure }) => [state, failure?.code ?? null]).sort()).toEqual([['registered', null], ['review', 'DIFFERENCES_CHANGED']]);
    const leaves = (await server.ledger.store.readAll(0, 1_000)).map(({ leaf }) => leaf);
    expect(leaves.filter(({ type, data }) => type === 'department-registered' && data['jurisdiction'] === '乙示例市').map(({ data }) => data['name']).sort()).toEqual(['市数据局', '市税务局']);
  });

  it('that register the same unit under another name at once: it is one unit', async () => {
    const one = await reviewed(planOf('丙示例市'));
    const renamed = planOf('丙示例市', { topic: '绿化养护', measures: ['1.修剪行道树。6月底前完成。（牵头单位：市大数据局）'] });
    const { body: uploaded } = await review.upload(renamed);
    const { body: other } = await review.edit(uploaded.id, 0, [ANSWERS[0]!, { about: 'unit', printed: '市大数据局', choice: { kind: 'new', name: '市数据局', class: 'government' } }]);
    await Promise.all([one, other].map(({ id, revision, comparison }) => review.confirm(id, revision, comparison)));
    expect((await Promise.all([one, other].map(({ id }) => review.ended(id)))).map(({ state }) => state)).toEqual(['registered', 'registered']);
    const leaves = (await server.ledger.store.readAll(0, 1_000)).map(({ leaf }) => leaf).filter(({ data }) => data['jurisdiction'] === '丙示例市');
    expect(leaves.filter(({ type }) => type === 'department-registered').map(({ data }) => data['name']).sort()).toEqual(['市数据局', '市税务局']);
  });
});

describe('a later edition of a plan', () => {
  it('has what was accepted registered, and not what the document says since', async () => {
    const document = planOf('丁示例市');
    await registered(document);
    const later = await reviewed(planOf('丁示例市', { measures: MEASURES.map((one) => one.replace('6月底前', '7月底前')) }));
    expect(fieldsOf(later)).toEqual(['deadlines', 'text']);
    const { body: accepted } = await review.edit(later.id, later.revision, acceptAll(later));
    const { body: edited } = await review.edit(later.id, accepted.revision, [{ about: 'measure', key: 's1m1', field: 'deadlines', value: [{ raw: '8月底前', kind: 'by', date: '2021-08-31' }] }]);
    expect(edited.existing.differences.map(({ field, accepted: is }: { field: string; accepted: boolean }) => [field, is])).toEqual([['deadlines', false], ['text', true]]);
    expect(await review.confirm(edited.id, edited.revision, accepted.comparison)).toMatchObject({ status: 409, body: { code: 'DIFFERENCES_CHANGED' } });
  });

  it('ends a measure that it leaves out, and the next one that holds it again takes it up, every time', async () => {
    const whole = planOf('戊示例市');
    const without = planOf('戊示例市', { measures: MEASURES.slice(0, 2) });
    const { result: { plan } } = await registered(whole);
    const statusOf = async () => {
      await server.ledger.followed();
      const { body: { items } } = await server.get(`/measures?plan=${plan}`);
      const { measure } = items.find(({ title }: { title: string }) => title === '延长服务时间');
      const { body } = await server.get(`/measures/${measure}`);
      return body.measure.milestones.map(({ status, due }: { status: string; due: string }) => [status, due]);
    };
    for (const round of [1, 2]) {
      expect(await registered(without, (body) => { expect(fieldsOf(body)).toEqual(['not-in-document']); return acceptAll(body); })).toMatchObject({ state: 'registered', result: { revised: 1 } });
      expect(await statusOf()).toEqual([['terminated', '2021-11-30']]);
      const due = round === 1 ? '2021-11-30' : '2021-12-31';
      const again = round === 1 ? whole : whole.replace('11月底前', '12月底前');
      expect(await registered(again, (body) => { expect(fieldsOf(body)).toEqual(['ended']); return acceptAll(body); })).toMatchObject({ state: 'registered', result: { revised: 1 } });
      expect(await statusOf()).toEqual([['pending', due]]);
    }
    const { body: { items } } = await server.get('/audit-trail?type=milestone-reopened');
    expect(items.map(({ summary }: { summary: string }) => summary)).toEqual(Array(2).fill('重新启用：《戊示例市2021年窗口服务工作方案》重新列入这项措施'));
  });

  it('that is named otherwise is asked about: an edition of the plan that stands, or another plan', async () => {
    const { result: { plan } } = await registered(planOf('己示例市'));
    const { body } = await review.upload(planOf('己示例市', { topic: '窗口服务提升', measures: MEASURES.map((one) => one.replace('6月底前', '7月底前')) }));
    expect(body).toMatchObject({ existing: null, resembling: [{ plan, title: '己示例市2021年窗口服务工作方案', measures: 3, alike: 3, answer: null }] });
    expect(body.questions[0]).toMatchObject({ code: 'plan-resembles', key: plan, message: expect.stringContaining('修订稿') });
    expect(await review.confirm(body.id, 0)).toMatchObject({ status: 409, body: { code: 'QUESTIONS_OPEN' } });
    expect(await review.edit(body.id, 0, [{ about: 'standing', key: plan, value: 'perhaps' }])).toMatchObject({ status: 422, body: { code: 'EDIT_INVALID' } });
    const { body: edition } = await review.edit(body.id, 0, [{ about: 'standing', key: plan, value: 'revision' }]);
    expect(edition).toMatchObject({ questions: [], existing: { plan }, resembling: [{ answer: 'revision' }] });
    expect(fieldsOf(edition)).toEqual(['plan-title', 'deadlines', 'text']);
    const { body: other } = await review.edit(body.id, 1, [{ about: 'standing', key: plan, value: 'other' }]);
    expect(other).toMatchObject({ existing: null, resembling: [{ answer: 'other' }] });
    expect(other.questions.map(({ code }: { code: string }) => code)).toEqual(['documentNumber-missing']);
  });

  it('names its measures by what was read: a corrected number or heading makes no other measure of it', async () => {
    const document = planOf('庚示例市');
    await registered(document, () => [{ about: 'measure', key: 's1m1', field: 'number', value: 11 }, { about: 'section', key: 's1', field: 'name', value: '政务服务窗口' }]);
    expect(fieldsOf(await reviewed(document))).toEqual([]);
  });
});

describe('what a later edition says of the plan itself', () => {
  const edition = (place: string, { title = `${place}2021年窗口服务工作方案（修订）`, number = `${place.slice(0, 2)}政发〔2021〕9号`, issued = '2021年2月24日', issuer = '' } = {}) =>
    `${number}\n\n${place}人民政府关于印发${title}的通知\n\n${issuer || `${place}人民政府`}\n${issued}\n\n${title}\n\n一、服务窗口\n${MEASURES.join('\n')}\n`;
  const uploadEdition = async (plan: string, document: string): Promise<Answer['body']> => {
    const { body } = await review.upload(document);
    return body.resembling.length === 0 ? body : (await review.edit(body.id, body.revision, [{ about: 'standing', key: plan, value: 'revision' }])).body;
  };
  const planThen = async (plan: string, asOf: string) => {
    const { body: { items } } = await server.get(`/plans?asOf=${asOf}`);
    const { id, title, issued, since } = items.find((one: { id: string }) => one.id === plan);
    return [id, title, issued, since];
  };

  it('is taken over unless the person keeps what stands, from the day given; before that day the plan is named as it was', async () => {
    const { result: { plan } } = await registered(planOf('辛亥示例市'));
    const body = await uploadEdition(plan, edition('辛亥示例市'));
    expect(body.front).toMatchObject({ title: '辛亥示例市2021年窗口服务工作方案（修订）', issued: '2021-02-24' });
    expect(body.existing.differences.map(({ field, registered: was, document: is, accepted }: Record<string, unknown>) => [field, was, is, accepted])).toEqual([
      ['plan-title', '辛亥示例市2021年窗口服务工作方案', '辛亥示例市2021年窗口服务工作方案（修订）', true], ['documentNumber', '', '辛亥政发〔2021〕9号', true], ['issued', '2021年2月20日', '2021年2月24日', true],
    ]);
    const { body: kept } = await review.edit(body.id, body.revision, [{ about: 'difference', key: body.existing.differences[1].key, accepted: false }, { about: 'effective', on: '2021-02-25' }]);
    expect(kept.existing.differences.map(({ accepted }: { accepted: boolean }) => accepted)).toEqual([true, false, true]);
    await review.confirm(kept.id, kept.revision, kept.comparison);
    expect(await review.ended(kept.id)).toMatchObject({ state: 'registered', result: { registeredMeasures: 0, revised: 0, revisedFront: 2, unchanged: 3 } });
    await server.ledger.followed();
    expect(await planThen(plan, '2021-02-24')).toEqual([plan, '辛亥示例市2021年窗口服务工作方案', '2021-02-20', '2021-02-20']);
    expect(await planThen(plan, '2021-02-25')).toEqual([plan, '辛亥示例市2021年窗口服务工作方案（修订）', '2021-02-24', '2021-02-20']);
    const revised = (await server.ledger.store.readAll(0, 2_000)).map(({ leaf }) => leaf).filter(({ type, stream }) => type === 'plan-revised' && stream === `plan-${plan}`);
    expect(revised).toMatchObject([{ version: 2, occurredOn: '2021-02-25', basis: { title: '辛亥示例市2021年窗口服务工作方案（修订）', documentNumber: '辛亥政发〔2021〕9号', issuedOn: '2021-02-24' }, data: { documentNumber: null, issuer: null, ends: null } }]);

    // The same edition again is the same plan, without being asked; the number that was kept out is shown again.
    const again = await uploadEdition(plan, edition('辛亥示例市'));
    expect(again).toMatchObject({ resembling: [], existing: { plan, title: '辛亥示例市2021年窗口服务工作方案（修订）', differences: [{ field: 'documentNumber', accepted: true }], kept: [] } });
    // The first edition is known by its text; back to it everything would be as it was.
    const { body: first } = await review.upload(planOf('辛亥示例市'));
    expect(first).toMatchObject({ resembling: [], existing: { plan, differences: [] } });
  });

  it('and leaves out stays, and is told', async () => {
    const first = await reviewed(edition('壬子示例市', { title: '壬子示例市2021年窗口服务工作方案' }), [{ about: 'reading', key: 'front', field: 'documentNumber' }]);
    await review.confirm(first.id, first.revision);
    const { result: { plan } } = await review.ended(first.id);
    const { body: uploaded } = await review.upload(planOf('壬子示例市', { measures: MEASURES.slice(0, 3).map((one) => one.replace('6月底前', '7月底前')) }));
    const { body } = await review.edit(uploaded.id, 0, [{ about: 'standing', key: plan, value: 'revision' }]);
    expect(body.existing.kept).toEqual([{ field: 'documentNumber', registered: '壬子政发〔2021〕9号' }]);
    expect(fieldsOf(body)).toEqual(['issued', 'deadlines', 'text']);
  });

  it('can be corrected where it was misread, and is then taken over so', async () => {
    const { result: { plan } } = await registered(planOf('癸丑示例市'));
    const body = await uploadEdition(plan, edition('癸丑示例市', { issued: '2021年2月22日' }));
    const { body: corrected } = await review.edit(body.id, body.revision, [{ about: 'front', field: 'issued', value: '2021-02-24' }]);
    expect(corrected.front.issued).toBe('2021-02-24');
    expect(corrected.changed).toEqual([expect.objectContaining({ key: 'front', field: 'issued', was: '2021年2月22日', is: '2021年2月24日' })]);
    expect(corrected.existing.differences.find(({ field }: { field: string }) => field === 'issued')).toMatchObject({ document: '2021年2月24日', accepted: true });
  });

  it('is asked about again where the plan was revised after it was seen', async () => {
    const { result: { plan } } = await registered(planOf('子夜示例市'));
    const [one, other] = [await uploadEdition(plan, edition('子夜示例市')), await uploadEdition(plan, edition('子夜示例市', { number: '子夜政发〔2021〕10号' }))];
    await review.confirm(one.id, one.revision, one.comparison);
    expect(await review.ended(one.id)).toMatchObject({ state: 'registered', result: { revisedFront: 3 } });
    expect(await review.confirm(other.id, other.revision, other.comparison)).toMatchObject({ status: 409, body: { code: 'DIFFERENCES_CHANGED' } });
    const { body: now } = await review.read(`/intakes/${other.id}`);
    expect(now.existing.differences).toMatchObject([{ field: 'documentNumber', registered: '子夜政发〔2021〕9号', document: '子夜政发〔2021〕10号', accepted: true }]);
  });
});

describe('an edition whose numbers run through the document', () => {
  const TITLES = ['推行用地清单制', '压缩审批时限', '推行联合验收', '公开收费目录', '推行电子证照', '简化施工许可', '推行预约办税', '扩大信用贷款'];
  const UNITS = ['市数据局', '市税务局'];
  /** Number, title, unit of each measure. */
  const document = (titles: readonly string[], changed: Record<string, string> = {}, front = '丑示例市人民政府\n2021年2月20日') => {
    const lines = titles.map((title, index) => `${index + 1}.${title}。${changed[title] ?? `自行制定${title}办法，组织${title}培训，10月底前完成。`}（牵头单位：${UNITS[title.length % 2]!}）`);
    return `丑示例市人民政府关于印发丑示例市2021年用地服务工作方案的通知\n\n${front}\n\n丑示例市2021年用地服务工作方案\n\n一、用地服务\n${lines.slice(0, 4).join('\n')}\n二、综合服务\n${lines.slice(4).join('\n')}\n`;
  };

  it('is known by what its measures say: what goes, what comes and what changed, and no measure becomes another', async () => {
    const { result: { plan } } = await registered(document(TITLES));
    const measuresOf = async () => {
      await server.ledger.followed();
      const { body: { items } } = await server.get(`/measures?plan=${plan}`);
      return new Map<string, string>(items.map(({ measure, title }: { measure: string; title: string }) => [title, measure]));
    };
    const before = await measuresOf();
    const second = ['压缩审批时限', '推行联合验收', '公开收费目录', '设立服务专员', '推行电子证照', '简化施工许可', '扩大信用贷款'];
    const changed = { 公开收费目录: '自行制定公开收费目录办法，组织公开收费目录培训，11月底前完成。', 简化施工许可: '施工许可即来即办，10月底前完成。' };
    const later = document(second, changed, '丑示例市人民政府\n2021年8月5日');
    const { body: uploaded } = await review.upload(later);
    const { body } = await review.edit(uploaded.id, 0, [ANSWERS[0]!, { about: 'standing', key: plan, value: 'revision' }]);
    expect(body.existing.differences.map(({ about, field }: { about: string; field: string }) => [about, field])).toEqual([
      ['丑示例市2021年用地服务工作方案', 'issued'], ['「用地服务第4项」（文件中为「用地服务第3项」）', 'deadlines'], ['「用地服务第4项」（文件中为「用地服务第3项」）', 'text'], ['「用地服务第5项」（文件中为「用地服务第4项」）', 'not-in-ledger'],
      ['「综合服务第6项」', 'text'], ['「用地服务第1项」', 'not-in-document'], ['「综合服务第7项」', 'not-in-document'],
    ]);
    expect(body.existing.renumbered.map(({ title, registered: was, document: is }: Record<string, string>) => [title, was, is])).toEqual([
      ['压缩审批时限', '「用地服务第2项」', '「用地服务第1项」'], ['推行联合验收', '「用地服务第3项」', '「用地服务第2项」'], ['公开收费目录', '「用地服务第4项」', '「用地服务第3项」'],
      ['扩大信用贷款', '「综合服务第8项」', '「综合服务第7项」'],
    ]);
    expect(body.existing.differences[0]).toMatchObject({ registered: '2021年2月20日', document: '2021年8月5日', accepted: true });
    expect(body.existing.differences.slice(1).map(({ accepted }: { accepted: boolean }) => accepted)).toEqual(Array(6).fill(false));

    const { body: accepted } = await review.edit(body.id, body.revision, acceptAll(body));
    await review.confirm(body.id, accepted.revision, accepted.comparison);
    expect(await review.ended(body.id)).toMatchObject({ state: 'registered', result: { registeredMeasures: 1, revised: 4, revisedFront: 1, differing: 0 } });
    const after = await measuresOf();
    for (const title of TITLES) expect([title, after.get(title)]).toEqual([title, before.get(title)]);
    expect([...after.keys()].filter((title) => !before.has(title))).toEqual(['设立服务专员']);
    const leaves = (await server.ledger.store.readAll(0, 2_000)).map(({ leaf }) => leaf).filter(({ type, stream }) => type === 'measure-revised' && [...before.values()].includes(stream.slice('measure-'.length)));
    expect(leaves.map(({ basis }) => basis?.issuedOn)).toEqual(['2021-08-05', '2021-08-05']);

    // By the day that it goes by now.
    const { body: again } = await review.upload(later);
    expect(again).toMatchObject({ resembling: [], questions: [], front: { issued: '2021-08-05' }, existing: { plan, differences: [], renumbered: [{}, {}, {}, {}, {}] } });
  });
});

describe('a measure of an edition that was taken for one it is not', () => {
  const later = planOf('寅示例市', { measures: [MEASURES[0]!, MEASURES[1]!, '3.延长服务时间。10月底前延长办税厅服务时间。（牵头单位：市数据局）'] });
  const pairOf = ({ existing }: Answer['body']) => existing.differences[0].pair;
  const apartOf = (pair: object, same = false) => [{ about: 'pair', ...pair, same }];

  it('is parted from it: a new measure, that has nothing of what the other did', async () => {
    const { result: { plan } } = await registered(planOf('寅示例市'));
    const body = await reviewed(later);
    expect(body.existing.differences[0]).toMatchObject({ about: '「服务窗口第3项」', standing: '待签收', pair: { key: 's1m3' } });
    expect(await review.edit(body.id, body.revision, apartOf({ key: 's1m1', measure: pairOf(body).measure }))).toMatchObject({ status: 422, body: { code: 'UNKNOWN_KEY' } });

    const { body: parted } = await review.edit(body.id, body.revision, apartOf(pairOf(body)));
    expect(parted.existing.differences.map(({ about, field }: Record<string, string>) => [about, field])).toEqual([['「服务窗口第4项」（文件中为「服务窗口第3项」）', 'not-in-ledger'], ['「服务窗口第3项」', 'not-in-document']]);
    expect(parted.existing.apart).toMatchObject([{ ...pairOf(body), registered: '「服务窗口第3项」', document: '「服务窗口第3项」' }]);
    // Whoever saw them as one measure has not seen this.
    expect(await review.confirm(body.id, parted.revision, body.comparison)).toMatchObject({ status: 409, body: { code: 'DIFFERENCES_CHANGED' } });
    const { body: together } = await review.edit(body.id, parted.revision, apartOf(pairOf(body), true));
    expect([together.existing.apart, fieldsOf(together)]).toEqual([[], fieldsOf(body)]);

    const { body: again } = await review.edit(body.id, together.revision, apartOf(pairOf(body)));
    const { body: accepted } = await review.edit(body.id, again.revision, acceptAll(again));
    await review.confirm(body.id, accepted.revision, accepted.comparison);
    expect(await review.ended(body.id)).toMatchObject({ state: 'registered', result: { registeredMeasures: 1, revised: 1 } });
    await server.ledger.followed();
    const { body: { items } } = await server.get(`/measures?plan=${plan}`);
    const rows = await Promise.all(items.filter(({ title }: { title: string }) => title === '延长服务时间').map(async ({ measure }: { measure: string }) => (await server.get(`/measures/${measure}`)).body.measure));
    expect(rows.map(({ cite, milestones }) => [cite, milestones[0].status]).sort()).toEqual([['「服务窗口第3项」', 'terminated'], ['「服务窗口第4项」', 'pending']]);
    expect((await reviewed(later)).existing).toMatchObject({ differences: [], apart: [] });
  });
});

describe('the day from which an edition applies', () => {
  it('is the one it states; measures acted on since are named, and change as of their last entry where a person says so', async () => {
    const document = planOf('卯示例市');
    const { result: { plan } } = await registered(document);
    await server.ledger.followed();
    const { body: { items } } = await server.get(`/measures?plan=${plan}`);
    const idOf = (of: string): string => items.find(({ title }: { title: string }) => title === of).measure;
    const { body: { measure: { units: [{ unit }] } } } = await server.get(`/measures/${idOf('整合服务窗口')}`);
    expect(await server.post(`/measures/${idOf('整合服务窗口')}/acknowledgements`, { occurredOn: '2021-02-25' }, { as: 'department-filer', unit, revision: 0 })).toMatchObject({ status: 201 });

    const { body: uploaded } = await review.upload(document.replace('2月20日', '2月22日').replaceAll('底前', '中旬前'));
    const { body: named } = await review.edit(uploaded.id, 0, [ANSWERS[0]!, { about: 'standing', key: plan, value: 'revision' }]);
    expect(named).toMatchObject({ questions: [], effective: { on: null, usual: '2021-02-22', actedSince: [] } });
    const { body: accepted } = await review.edit(named.id, named.revision, acceptAll(named));
    expect(accepted.effective).toMatchObject({ actedSince: [{ measure: idOf('整合服务窗口'), cited: '「服务窗口第2项」', on: '2021-02-25' }], whereActed: null });
    expect(accepted.questions).toMatchObject([{ code: 'acted-since', field: 'effectiveOn', message: expect.stringContaining('「服务窗口第2项」（2021年2月25日）') }]);
    expect(await review.confirm(named.id, accepted.revision, accepted.comparison)).toMatchObject({ status: 409, body: { code: 'QUESTIONS_OPEN' } });

    const left = accepted.existing.differences.filter(({ about }: { about: string }) => about === '「服务窗口第2项」').map(({ key }: { key: string }) => ({ about: 'difference', key, accepted: false }));
    expect((await review.edit(named.id, accepted.revision, left)).body.questions).toEqual([]);
    const { body: later } = await review.edit(named.id, accepted.revision + 1, [...acceptAll(named), { about: 'effective', whereActed: 'from-last-entry' }]);
    expect(later).toMatchObject({ questions: [], effective: { on: null, whereActed: 'from-last-entry' } });
    await review.confirm(named.id, later.revision, later.comparison);
    expect(await review.ended(named.id)).toMatchObject({ state: 'registered', result: { revised: 3 } });
    const leaves = (await server.ledger.store.readAll(0, 5_000)).map(({ leaf }) => leaf).filter(({ type, basis }) => type === 'measure-revised' && basis?.title?.includes('卯示例市'));
    expect(leaves.map(({ stream, occurredOn }) => [stream === `measure-${idOf('整合服务窗口')}`, occurredOn])).toEqual([[false, '2021-02-22'], [true, '2021-02-25'], [false, '2021-02-22']]);
  });
});

describe('units that a plan leaves open by 等 (rule 6)', () => {
  const open = (text: string) => text.replace(/）$/, '等）');
  const said = async (place: string) => (await server.ledger.store.readAll(0, 2_000)).map(({ leaf }) => leaf)
    .filter(({ type, basis }) => (type === 'measure-registered' || type === 'measure-revised') && basis?.title?.includes(place)).map(({ type, data }) => [type, data['unitsIncomplete']]);

  it('stay open where a person edits the units, until somebody says that all are named', async () => {
    const groups = [{ lead: ['市数据局'], responsible: [], supporting: ['市税务局'] }];
    await registered(planOf('戊申示例市', { measures: [MEASURES[0]!, MEASURES[1]!, open(MEASURES[2]!)] }), () => [{ about: 'measure', key: 's1m3', field: 'groups', value: groups }]);
    expect(await said('戊申示例市')).toEqual([['measure-registered', false], ['measure-registered', false], ['measure-registered', true]]);
  });

  it('are all named once the person says so, apart from any edit of the units, and open where they say that', async () => {
    const say = (key: string, value: unknown) => ({ about: 'measure', key, field: 'unitsIncomplete', value });
    const body = await reviewed(planOf('庚戌示例市', { measures: [MEASURES[0]!, MEASURES[1]!, open(MEASURES[2]!)] }));
    expect(body.sections[0].measures.map(({ unitsIncomplete }: { unitsIncomplete: boolean }) => unitsIncomplete)).toEqual([false, false, true]);
    expect(await review.edit(body.id, body.revision, [say('s1m3', '已列全')])).toMatchObject({ status: 422, body: { code: 'EDIT_INVALID' } });
    const { body: edited } = await review.edit(body.id, body.revision, [say('s1m3', false), say('s1m1', true)]);
    expect(edited.changed).toEqual(expect.arrayContaining([{ key: 's1m3', field: 'unitsIncomplete', was: '未列全', is: '已列全' }, { key: 's1m1', field: 'unitsIncomplete', was: '已列全', is: '未列全' }]));
    expect(await review.confirm(edited.id, edited.revision)).toMatchObject({ status: 202 });
    expect(await review.ended(edited.id)).toMatchObject({ state: 'registered' });
    expect(await said('庚戌示例市')).toEqual([['measure-registered', true], ['measure-registered', false], ['measure-registered', false]]);
  });

  it('are compared between editions, and taken over', async () => {
    await registered(planOf('己酉示例市', { measures: [MEASURES[0]!, open(MEASURES[1]!), MEASURES[2]!] }));
    const shown: object[] = [];
    const again = await registered(planOf('己酉示例市', { measures: [MEASURES[0]!, MEASURES[1]!, open(MEASURES[2]!)] }), (body) => {
      shown.push(...body.existing.differences.filter(({ field }: { field: string }) => field === 'units'));
      return acceptAll(body);
    });
    expect(again).toMatchObject({ state: 'registered', result: { revised: 2 } });
    expect(shown).toMatchObject([{ registered: '市数据局（牵头）等（未列全）', document: '市数据局（牵头）' }, { document: '市数据局（牵头）、市税务局（责任）等（未列全）' }]);
    expect((await said('己酉示例市')).slice(3)).toEqual([['measure-revised', false], ['measure-revised', true]]);
  });
});

describe('a plan that was voided', () => {
  const voidPlan = (plan: string) => server.post(`/plans/${plan}/voidings`, { reason: '导错' }, { as: 'office', revision: 0 });
  const asked = ({ questions }: Answer['body']): [string, string][] => questions.map(({ code, key }: { code: string; key: string }) => [code, key]);
  const anew = (plan: string) => [{ about: 'standing', key: plan, value: 'anew' }];

  it('is registered again under an id of its own once a person says so, and stays that plan in every upload after it', async () => {
    const document = planOf('辛示例市');
    const { result: { plan: first } } = await registered(document);
    expect(await voidPlan(first)).toMatchObject({ status: 201 });

    const again = await reviewed(document);
    expect(again).toMatchObject({ existing: null, resembling: [{ plan: first, measures: 3, voidedOn: expect.any(String), answer: null }] });
    expect(asked(again)).toEqual([['plan-voided', first]]);
    expect(await review.confirm(again.id, again.revision)).toMatchObject({ status: 409, body: { code: 'QUESTIONS_OPEN' } });
    for (const value of ['revision', 'other']) {
      expect(asked((await review.edit(again.id, (await review.read(`/intakes/${again.id}`)).body.revision, [{ about: 'standing', key: first, value }])).body)).toEqual([['plan-voided', first]]);
    }
    const { result: { plan: second, ...counts } } = await registered(document, () => anew(first));
    expect(second).not.toBe(first);
    expect(counts).toMatchObject({ registeredMeasures: 3, unchanged: 0 });

    expect(await reviewed(document)).toMatchObject({ questions: [], resembling: [], existing: { plan: second, differences: [] } });
    expect((await registered(document)).result).toMatchObject({ plan: second, registeredMeasures: 0, unchanged: 3 });

    await voidPlan(second);
    const third = await reviewed(document);
    expect(asked(third)).toEqual([['plan-voided', second]]);
    expect(new Set([first, second, (await registered(document, () => anew(second))).result.plan]).size).toBe(3);
  });

  it('between its confirmation and its registration: nothing is registered, and a person is asked', async () => {
    const document = planOf('壬示例市');
    const { result: { plan } } = await registered(document);
    const added = await reviewed(document.replace(MEASURES[2]!, `${MEASURES[2]}\n4.公布服务电话。12月底前完成。（牵头单位：市数据局）`));
    const { body: { revision } } = await review.edit(added.id, added.revision, acceptAll(added));
    const { store } = server.ledger;
    const append = store.appendInOrder.bind(store);
    store.appendInOrder = () => Promise.reject(new StoreUnavailableError('cut off'));
    await review.confirm(added.id, revision);
    const stopped = await review.ended(added.id);
    store.appendInOrder = append;
    expect(stopped.state).toBe('registering');
    await voidPlan(plan);
    const before = await server.leaves();
    await review.confirm(added.id, stopped.revision);
    const refused = await review.ended(added.id);
    expect(refused).toMatchObject({ state: 'review', failure: { code: 'PLAN_VOIDED' } });
    expect(asked(refused)).toEqual([['plan-voided', plan]]);
    expect(await server.leaves()).toBe(before);
  });
});

describe('a plan whose title differs in signs alone', () => {
  it.each([['试行', (text: string) => text.replaceAll('工作方案', '工作方案（试行）')], ['a radical for 作', (text: string) => text.replaceAll('工作方案', '⼯作方案')]])('is not another plan of itself: %s', async (_, written) => {
    const document = planOf('癸示例市');
    const body = await reviewed(document);
    const plan = body.existing?.plan ?? (await registered(document)).result.plan;
    const signs = await reviewed(written(document));
    expect(signs.existing?.plan ?? signs.resembling[0]?.plan).toBe(plan);
  });
});
