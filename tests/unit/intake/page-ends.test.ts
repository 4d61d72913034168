import { describe, expect, test } from '@jest/globals';
import { parsePlanText } from '../../../src/intake/parse-plan-document.js';
import { factsOf } from './documents.js';

const BEFORE = '云川市2023年便民服务方案\n\n一、公园管理\n\n1. 清理水面。每月15日前，打捞一次。（责任部门：市水务局）\n\n';
const MEASURE = '2. 更新园内路灯（含步道灯）。实行统一、高效的养护，投资不超过100、200万元的免审，办理不超过1.5个工作日。2023年6月底前，完成东湖公园旧路灯的更换；从2023年7月开始，每季度末，检查一遍。（牵头部门：市园林局、市城管局；责任部门：各县（市、区）人民政府、云川银保监分局等相关部门）9月底前，其他公园全部更换。（市财政局、市审计局按职责分工负责）';
const AFTER = '\n\n3. 延长开放时间。年底前，延长两小时。（配合单位：市公安局）\n\n二、图书借阅\n\n1. 通借通还。（责任部门：市图书馆）\n';

const read = (text: string) => parsePlanText(text).sections.map(({ name, measures }) => [name, measures.map((measure) => ({ ...factsOf(measure), words: measure.text.replace(/\s/g, '') }))]);

test('a page end at any place of a measure, also inside words, names, numbers, role words and dates, changes nothing', () => {
  const whole = read(BEFORE + MEASURE + AFTER);
  expect(whole).toHaveLength(2);
  const places = [...MEASURE].map((_, at) => at).slice(3);
  for (const at of places) {
    const broken = `${MEASURE.slice(0, at)}\n\n— 7 —\n\n${MEASURE.slice(at)}`;
    expect({ at: MEASURE.slice(at - 4, at), read: read(BEFORE + broken + AFTER) }).toEqual({ at: MEASURE.slice(at - 4, at), read: whole });
  }
});

test('lines wrapped at any width change nothing', () => {
  const whole = read(BEFORE + MEASURE + AFTER);
  for (let width = 12; width <= 60; width += 1) {
    const wrapped = MEASURE.match(new RegExp(`.{1,${width}}`, 'gu'))!.join('\n');
    expect({ width, read: read(BEFORE + wrapped + AFTER) }).toEqual({ width, read: whole });
  }
});

describe('a list of units torn at a page end', () => {
  const measureWith = (list: string) => {
    const plan = parsePlanText(`${BEFORE}2. 更新路灯。6月底前，完成。${list}${AFTER}`);
    const { groups, text, source } = plan.sections[0]!.measures[1]!;
    const about = plan.warnings.filter(({ measure }) => measure?.section === 0 && measure.index === 1);
    return { group: groups[0], groups: groups.length, text, lines: source.lastLine - source.line, about: about.map(({ code, field, message }) => [code, field, message]) };
  };

  test('a character printed on both pages is taken once, and told', () => {
    const { group, text, about } = measureWith('（责任单位：市园林局、莱\n\n— 7 —\n\n莱川海关、国网云川供电公司\n\n司、市财政局）');
    expect(group!.responsible).toEqual(['市园林局', '莱川海关', '国网云川供电公司', '市财政局']);
    expect(text).not.toMatch(/莱莱|司司/);
    expect(about.map(([code, field]) => [code, field])).toEqual([['unit-doubtful', 'units'], ['unit-doubtful', 'units']]);
  });

  test('a bracket closed at a page end though the list goes on is opened again, and told', () => {
    const { group, groups, about } = measureWith('（牵头部门：市园林局；责任部门：市发展改革委）\n\n委、市交通运输局）');
    expect(groups).toBe(1);
    expect(group).toEqual({ lead: ['市园林局'], responsible: ['市发展改革委', '市交通运输局'], supporting: [] });
    expect(about.map(([code, field]) => [code, field])).toEqual([['unit-doubtful', 'units']]);
  });

  test('a name that begins with its second character is left as it is', () => {
    expect(measureWith('（责任单位：市园林局、市\n\n市场监管局）')).toMatchObject({ group: { responsible: ['市园林局', '市市场监管局'] }, about: [] });
  });

  test('a doubled character that nothing explains stays, and is told', () => {
    expect(measureWith('（责任单位：市园林局、市城市\n\n市容中心）')).toMatchObject({ group: { responsible: ['市园林局', '市城市市容中心'] }, about: [['unit-doubtful', 'units', expect.any(String)]] });
  });

  test('where nothing is torn nothing is told', () => {
    expect(measureWith('（责任单位：市园林局、\n\n市财政局）').about).toEqual([]);
    expect(measureWith('让人\n\n人满意。（责任单位：市园林局）').text).toContain('让人人满意');
  });

  test('a line between measures that belongs to none is told', () => {
    const plan = parsePlanText(`${BEFORE}2. 更新路灯。6月底前，完成。（责任单位：市园林局）\n\n另起一行的残句${AFTER}`);
    expect(plan.warnings.filter(({ code }) => code === 'text-unread').map(({ line, excerpt }) => [line, excerpt])).toEqual([[9, '另起一行的残句']]);
  });
});
