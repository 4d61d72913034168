import { describe, expect, test } from '@jest/globals';
import { findResponsibilities } from '../../../src/intake/responsibility.js';

const read = (text: string) => findResponsibilities(text).map(({ lead, responsible, supporting }) => ({ lead, responsible, supporting }));

describe('responsibility brackets', () => {
  test.each([
    ['甲。（牵头部门：市发改委；责任部门：市财政局、市税务局）', [['市发改委'], ['市财政局', '市税务局'], []]],
    ['甲。(牵头单位:市发改委,责任单位:市财政局)', [['市发改委'], ['市财政局'], []]],
    ['甲。〔牵头部门：市局；责任部门：各县(市、区)人民政府〕', [['市局'], ['各县(市、区)人民政府'], []]],
    ['甲。（牵头部门：市住建局；责任部门：市民政局等相关部门)', [['市住建局'], ['市民政局'], []]],
    ['甲（责任部门：市发改委）。', [[], ['市发改委'], []]],
    ['甲。（市发改委、市水利局等按职责分工负责）', [[], ['市发改委', '市水利局'], []]],
    ['甲。（由市发改委牵头，市财政局配合）', [['市发改委'], [], ['市财政局']]],
    ['甲。（市财政局负责，6月底前完成）', [[], ['市财政局'], []]],
    ['甲。（市公安局）', [[], ['市公安局'], []]],
    ['甲。（责任部门：市城管局；参与单位：各水电气热通信等专营单位）', [[], ['市城管局'], ['各水电气热通信等专营单位']]],
    ['甲。由市发改委牵头，市财政局、各县（市、区）人民政府等按职责分工负责。', [['市发改委'], ['市财政局', '各县（市、区）人民政府'], []]],
    ['甲。（牵头单位：市发改委责任单位：市财政局完成时限：6月底前）', [['市发改委'], ['市财政局'], []]],
    ['甲。（市财政局、人行云园中支）', [[], ['市财政局', '人行云园中支'], []]],
    ['甲。（责任部门：市财政局、各区县、等）', [[], ['市财政局', '各区县'], []]],
    ['甲。（牵头部门：市市场监管局；济南、青岛、烟台市政府负责）', [['市市场监管局'], ['济南市政府', '青岛市政府', '烟台市政府'], []]],
  ] as [string, string[][]][])('%s', (text, [lead, responsible, supporting]) => {
    expect(read(text)).toEqual([{ lead, responsible, supporting }]);
  });

  test.each([
    '由县市区政府（市属开发区管委会）或指定部门督促接收。', '依法征收税款（契税、印花税）。', '牵头部门将申请推送给责任部门。', '（含）以上', '（小微企业应同时具备以下条件：拥有执照）',
    '按照办法（鲁自然资字〔2020〕94号）执行。', '主管部门（单位）限时接收。', '发证（可实行告知承诺的一并注明）。',
    '甲。各部门主要负责人要亲自牵头，抓好工作落实。', '甲。加强统筹，由牵头部门会同有关方面负责。',
  ])('%s names no one', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('one group for each bracket, in text order', () => {
    expect(read('甲。（责任部门：市金融局）6月底前，乙。（责任部门：市财政局）').map(({ responsible }) => responsible)).toEqual([['市金融局'], ['市财政局']]);
  });

  test('a bracket that is never closed still gives its units, and says so', () => {
    const [mark] = findResponsibilities('甲。（责任部门：市金融局、市财政局');
    expect(mark).toMatchObject({ responsible: ['市金融局', '市财政局'], closed: false });
  });
});

test('an ending that the names of a list share is filled in', () => {
  expect(findResponsibilities('试点。（牵头部门：省市场监管局；云川、海东、乐都市政府负责）')[0]).toMatchObject({ lead: ['省市场监管局'], responsible: ['云川市政府', '海东市政府', '乐都市政府'] });
  expect(findResponsibilities('试点。（责任部门：市气象局、海东海关、乐都市政府）')[0]).toMatchObject({ responsible: ['市气象局', '海东海关', '乐都市政府'] });
});
